package io.orrery.gateway.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import io.orrery.gateway.http.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogRecordsTest {
    private static final String RECORD = """
            {"timeUnixNano":"1795342530123456789","severityNumber":9,"severityText":"INFO",\
            "body":{"kvlistValue":{"values":[{"key":"k","value":{"arrayValue":{"values":[{"intValue":"-3"},{"boolValue":true}]}}}]}},\
            "attributes":[{"key":"d","value":{"doubleValue":0.5}},{"key":"b","value":{"bytesValue":"AQI="}}],\
            "traceId":"5b8efff798038103d269b633813fc60c","spanId":"00f067aa0ba902b7"}""";

    private static final String WHOLE = "{\"resourceLogs\":[{\"resource\":"
            + "{\"attributes\":[{\"key\":\"service.name\",\"value\":{\"stringValue\":\"shop\"}}]},"
            + "\"scopeLogs\":[{\"scope\":{\"name\":\"lib\",\"version\":\"1\"},\"logRecords\":[" + RECORD + "]}]}]}";

    @Test
    void writes_protobuf_in_the_protocols_own_json() {
        assertThat(texts(Encoding.PROTOBUF, request().toByteArray())).containsExactly(WHOLE, WHOLE);
    }

    @Test
    void takes_json_apart_and_leaves_the_records_as_they_are() {
        String two = WHOLE.replace(RECORD, RECORD + "," + RECORD.replace("\"-3\"", "-3"));
        assertThat(texts(Encoding.JSON, two.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(WHOLE, WHOLE.replace("\"-3\"", "-3"));
    }

    @Test
    void finds_nothing_in_an_empty_request() {
        assertThat(LogRecords.read(Encoding.PROTOBUF, new byte[0])).isEmpty();
        assertThat(texts(Encoding.JSON, "{}".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void refuses_what_the_content_type_does_not_say() {
        for (String wrong : List.of("", "[1]", "{\"resourceLogs\":{}}", "{\"resourceLogs\":[", "{\"resourceLogs\":3}")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> LogRecords.read(Encoding.JSON, wrong.getBytes(StandardCharsets.UTF_8)))
                    .satisfies(refusal -> assertThat(refusal.status().value()).isEqualTo(400));
        }
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> LogRecords.read(Encoding.PROTOBUF, WHOLE.getBytes(StandardCharsets.UTF_8)))
                .satisfies(refusal -> assertThat(refusal.status().value()).isEqualTo(400));
    }

    @Test
    void answers_in_the_encoding_of_the_request() {
        assertThat(Encoding.PROTOBUF.success(0, "")).isEmpty();
        assertThat(Encoding.JSON.success(0, "")).asString().isEqualTo("{}");
        assertThat(Encoding.JSON.success(2, "too long")).asString().contains("\"rejectedLogRecords\":\"2\"");
        assertThat(HexFormat.of().formatHex(Encoding.PROTOBUF.status(14, "no"))).isEqualTo("080e12026e6f");
        assertThat(Encoding.ofContentType("application/JSON; charset=utf-8")).hasValue(Encoding.JSON);
        assertThat(Encoding.ofContentType("text/plain")).isEmpty();
    }

    private static List<String> texts(Encoding encoding, byte[] body) {
        return LogRecords.read(encoding, body).stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }

    private static ExportLogsServiceRequest request() {
        AnyValue list = AnyValue.newBuilder()
                .setArrayValue(ArrayValue.newBuilder()
                        .addValues(AnyValue.newBuilder().setIntValue(-3))
                        .addValues(AnyValue.newBuilder().setBoolValue(true)))
                .build();
        LogRecord record = LogRecord.newBuilder()
                .setTimeUnixNano(1795342530123456789L)
                .setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_INFO)
                .setSeverityText("INFO")
                .setBody(AnyValue.newBuilder()
                        .setKvlistValue(KeyValueList.newBuilder().addValues(pair("k", list))))
                .addAttributes(pair("d", AnyValue.newBuilder().setDoubleValue(0.5).build()))
                .addAttributes(pair(
                        "b",
                        AnyValue.newBuilder()
                                .setBytesValue(ByteString.fromHex("0102"))
                                .build()))
                .setTraceId(ByteString.fromHex("5b8efff798038103d269b633813fc60c"))
                .setSpanId(ByteString.fromHex("00f067aa0ba902b7"))
                .build();
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder()
                        .setResource(Resource.newBuilder()
                                .addAttributes(pair(
                                        "service.name",
                                        AnyValue.newBuilder().setStringValue("shop").build())))
                        .addScopeLogs(ScopeLogs.newBuilder()
                                .setScope(InstrumentationScope.newBuilder().setName("lib").setVersion("1"))
                                .addLogRecords(record)
                                .addLogRecords(record)))
                .build();
    }

    private static KeyValue pair(String key, AnyValue value) {
        return KeyValue.newBuilder().setKey(key).setValue(value).build();
    }
}
