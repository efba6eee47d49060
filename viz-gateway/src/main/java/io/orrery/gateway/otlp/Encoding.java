package io.orrery.gateway.otlp;

import com.google.protobuf.CodedOutputStream;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.orrery.gateway.http.Answers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// The protocol's two encodings; an answer has that of its request. Pure.
enum Encoding {
    PROTOBUF("application/x-protobuf"),
    JSON("application/json");

    private final String type;

    Encoding(String type) {
        this.type = type;
    }

    MediaType mediaType() {
        return MediaType.parseMediaType(type);
    }

    static Optional<Encoding> ofContentType(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (Encoding encoding : values()) {
            if (encoding.type.equals(type)) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /// @param rejected log records that cannot be stored, and will not be when sent again
    /// @param why empty when there are none
    byte[] success(long rejected, String why) {
        if (rejected == 0) {
            return this == PROTOBUF ? new byte[0] : "{}".getBytes(StandardCharsets.UTF_8);
        }
        return switch (this) {
            case PROTOBUF -> ExportLogsServiceResponse.newBuilder()
                    .setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                            .setRejectedLogRecords(rejected)
                            .setErrorMessage(why))
                    .build()
                    .toByteArray();
            case JSON -> Answers.JSON.writeValueAsBytes(Map.of(
                    "partialSuccess", Map.of("rejectedLogRecords", Long.toString(rejected), "errorMessage", why)));
        };
    }

    /// A `google.rpc.Status`, of which the fields 1 and 2 are the code and the message.
    byte[] status(int code, String message) {
        if (this == JSON) {
            return Answers.JSON.writeValueAsBytes(Map.of("code", code, "message", message));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            out.writeInt32(1, code);
            out.writeString(2, message);
            out.flush();
        } catch (IOException e) {
            throw new IllegalStateException("an array takes all bytes", e);
        }
        return bytes.toByteArray();
    }
}
