package io.orrery.ingest.web;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.CsvLine;
import io.orrery.ingest.row.RowText;
import io.orrery.topics.model.Reason;
import java.util.List;

/// Amazon S3 server access logs: `owner bucket [time] address requester …`. Later columns were added at the end, so
/// that lines may have fewer.
public final class S3Access implements LogFormat {
    private static final int TIME = 2;
    private static final int LEAST = 10;
    private static final int REQUEST = 8;
    private static final List<String> NAMES = List.of(
            "bucket_owner",
            "bucket",
            "time",
            "remote_ip",
            "requester",
            "request_id",
            "operation",
            "key",
            "request_uri",
            "http_status",
            "error_code",
            "bytes_sent",
            "object_size",
            "total_time",
            "turn_around_time",
            "referrer",
            "user_agent",
            "version_id",
            "host_id",
            "signature_version",
            "cipher_suite",
            "authentication_type",
            "host_header",
            "tls_version",
            "access_point_arn",
            "acl_required");
    private static final FieldTable FIELDS = FieldTable.of("aws.s3access.", """
            time .
            request_uri .
            http_status .
            requester user.id
            remote_ip source.ip
            request_id event.id
            operation event.action
            error_code event.reason
            bytes_sent #http.response.body.bytes
            object_size #aws.s3access.object_size
            total_time #aws.s3access.total_time
            turn_around_time #aws.s3access.turn_around_time
            referrer http.request.referrer
            user_agent user_agent.original
            cipher_suite tls.cipher
            tls_version tls.version
            host_header url.domain
            """);

    @Override
    public String name() {
        return "s3-access";
    }

    @Override
    public boolean fits(RawEvent raw) {
        return BracketedTime.wordsBefore(raw) == TIME;
    }

    @Override
    public Parsed parse(RawEvent raw) {
        String text = raw.text();
        Words words = Words.of(text);
        if (words.openAt() >= 0) {
            return Parsed.Refused.malformed(
                    "The line has a quote or bracket that is never closed.", CsvLine.byteOf(text, words.openAt()));
        }
        if (words.size() < LEAST || !words.isBracketed(TIME) || (!words.isQuoted(REQUEST) && !isNone(words))) {
            return Parsed.Refused.malformed(
                    "The line has not the columns of an S3 access log: owner, bucket, [time] and seven more.", 0);
        }
        long nanos = ClfTime.parse(words.text(TIME), raw.known().zone());
        if (nanos == NormalEvent.NO_TIME) {
            return Parsed.Refused.field(Reason.BAD_TIME, "time", words.text(TIME), "is not a time");
        }
        NormalEvent.Builder into = NormalEvent.of("aws.s3access").nanos(nanos);
        into.put("cloud.provider", "aws").put("cloud.service.name", "s3");
        RowText.fill(FIELDS, into, NAMES, words.texts());
        WebRequest.line(into, words.text(REQUEST));
        WebRequest.status(into, words.text(REQUEST + 1));
        requester(into, words.text(4));
        whole(into);
        return Parsed.Events.of(into.build());
    }

    /// Deletions by a lifecycle have no request.
    private static boolean isNone(Words words) {
        return words.text(REQUEST).equals("-");
    }

    /// `arn:aws:iam::123456789012:user/ann`; a canonical user or an anonymous one has no name.
    private static void requester(NormalEvent.Builder into, String requester) {
        if (requester.startsWith("arn:")) {
            String[] parts = requester.split(":", 6);
            into.put(
                    "user.name",
                    requester.substring(Math.max(requester.lastIndexOf('/'), requester.lastIndexOf(':')) + 1));
            into.put("cloud.account.id", parts.length > 4 ? parts[4] : null);
        }
    }

    private static void whole(NormalEvent.Builder into) {
        String domain = into.text("url.domain");
        String original = into.text("url.original");
        if (domain != null && original != null && original.startsWith("/")) {
            String scheme = into.value("tls.version") == null ? "http" : "https";
            into.put("url.scheme", scheme).put("url.full", scheme + "://" + domain + original);
        }
    }
}
