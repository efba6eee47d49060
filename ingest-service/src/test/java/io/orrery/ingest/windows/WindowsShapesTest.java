package io.orrery.ingest.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.ingest.log.Circumstances;
import io.orrery.ingest.log.JsonFamilies;
import io.orrery.ingest.log.JsonFormat;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.topics.model.Reason;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WindowsShapesTest {
    private static final Circumstances KNOWN = new Circumstances(0, ZoneOffset.UTC, "");
    private static final LogFormat JSON = new JsonFormat(
            JsonFamilies.inOrder(_ -> new Parsed.Refused(Reason.UNSUPPORTED, "There is no other format.", "byte 0")));
    private static final LogFormat XML = new WindowsXml();
    private static final String TIME = "2026-11-22T10:15:30.1234567Z";
    private static final List<String> VALUES = List.of(
            "-",
            "0x0",
            "0x1d60",
            "7520",
            "S-1-0-0",
            "S-1-5-21-7",
            "CORP\\ann",
            "ann@CORP.EXAMPLE",
            "C:\\Program Files\\a & b\\<c>.exe",
            "\"quoted\" 'text'",
            "10.0.0.1",
            "::ffff:10.0.0.1",
            "SHA1=AB,MD5=CD",
            "technique_id=T1,technique_name=Two Three",
            "type:  5 www.example.org;192.0.2.1;",
            "%%14592",
            "true",
            "File",
            "2026-11-22 10:15:30.120");
    private static final List<String> NAMES = List.of(
            "RuleName",
            "ProcessGuid",
            "ProcessId",
            "Image",
            "CommandLine",
            "User",
            "Hashes",
            "ParentProcessId",
            "SourceProcessGUID",
            "TargetProcessId",
            "TargetImage",
            "TargetFilename",
            "TargetObject",
            "Details",
            "SourceIp",
            "SourcePort",
            "DestinationIp",
            "Initiated",
            "QueryName",
            "QueryResults",
            "QueryStatus",
            "SubjectUserName",
            "SubjectUserSid",
            "SubjectLogonId",
            "TargetUserName",
            "TargetDomainName",
            "IpAddress",
            "IpPort",
            "NewProcessId",
            "NewProcessName",
            "ObjectType",
            "ObjectName",
            "Status",
            "SubStatus",
            "ServiceName",
            "ShareName",
            "MemberName",
            "Direction",
            "ContextInfo",
            "ScriptBlockText",
            "Odd");

    private record Source(String channel, String provider, List<Integer> ids) {}

    private static final List<Source> SOURCES = List.of(
            new Source(
                    "Microsoft-Windows-Sysmon/Operational",
                    "Microsoft-Windows-Sysmon",
                    List.of(1, 2, 3, 5, 6, 7, 8, 10, 11, 13, 15, 17, 22, 23, 26, 29)),
            new Source(
                    "Security",
                    "Microsoft-Windows-Security-Auditing",
                    List.of(
                            4624, 4625, 4634, 4648, 4656, 4662, 4672, 4688, 4689, 4697, 4698, 4720, 4728, 4740, 4768,
                            4769, 4771, 4776, 5140, 5145, 5156, 5158, 4999)),
            new Source("System", "Service Control Manager", List.of(7045, 7036)),
            new Source("Microsoft-Windows-PowerShell/Operational", "Microsoft-Windows-PowerShell", List.of(4103, 4104)),
            new Source("Own Log", "Own", List.of(1)));

    @Test
    void anEventIsTheSameInWhateverShapeItCame() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(13);
        for (Source source : SOURCES) {
            for (int id : source.ids) {
                for (int round = 0; round < 20; round++) {
                    Map<String, String> data = new LinkedHashMap<>();
                    for (int i = 0; i < 12; i++) {
                        data.put(NAMES.get(random.nextInt(NAMES.size())), VALUES.get(random.nextInt(VALUES.size())));
                    }
                    Map<String, Object> asXml = told(XML, xml(source, id, data));
                    assertThat(told(JSON, winlogbeat(source, id, data))).isEqualTo(asXml);
                    assertThat(told(JSON, flat(source, id, data))).isEqualTo(asXml);
                    assertThat(told(JSON, tree(source, id, data))).isEqualTo(asXml);
                }
            }
        }
    }

    /// Thousands of broken events in one body take time in proportion to it.
    @Test
    @Timeout(30)
    void everyBrokenEventOfALongBodyIsRefusedByItsPlace() {
        byte[] body = "<Event><</Event>".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        Parsed.Events read = (Parsed.Events) XML.parse(RawEvent.of(body, KNOWN));
        assertThat(read.refused()).hasSize(20_000);
        assertThat(read.refused().get(1).position()).isIn("byte 24", "byte 25");
    }

    private static Map<String, Object> told(LogFormat format, String text) {
        RawEvent raw = RawEvent.of(text.getBytes(StandardCharsets.UTF_8), KNOWN);
        assertThat(format.fits(raw)).isTrue();
        NormalEvent event = ((Parsed.Events) format.parse(raw)).events().getFirst();
        Map<String, Object> told = new TreeMap<>();
        told.put("event.dataset", event.dataset());
        told.put("@timestamp", event.nanos());
        event.names().forEach(name -> told.put(name, String.valueOf(event.value(name))));
        return told;
    }

    private static String xml(Source source, int id, Map<String, String> data) {
        StringBuilder xml = new StringBuilder("<Event xmlns='urn:x'>\n <System><Provider Name='")
                .append(source.provider)
                .append("'/><EventID>")
                .append(id)
                .append("</EventID><Keywords>0x8020000000000000</Keywords><TimeCreated SystemTime='")
                .append(TIME)
                .append("'/><Channel>")
                .append(source.channel)
                .append("</Channel><Computer>ws1</Computer></System><EventData>");
        data.forEach((name, value) -> xml.append("<Data Name='")
                .append(name)
                .append("'>")
                .append(value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .append("</Data>\n"));
        return xml.append("</EventData></Event>").toString();
    }

    private static String winlogbeat(Source source, int id, Map<String, String> data) {
        return "{\"@timestamp\":\"" + TIME + "\",\"host\":{\"name\":\"collector\"},\"winlog\":{\"channel\":\""
                + source.channel + "\",\"provider_name\":\"" + source.provider
                + "\",\"computer_name\":\"ws1\",\"keywords\":\"0x8020000000000000\",\"event_id\":\"" + id
                + "\",\"event_data\":" + object(data) + "}}";
    }

    private static String flat(Source source, int id, Map<String, String> data) {
        return "{\"TimeCreated\":\"" + TIME + "\",\"Channel\":\"" + source.channel + "\",\"SourceName\":\""
                + source.provider + "\",\"Hostname\":\"ws1\",\"Keywords\":\"0x8020000000000000\",\"EventID\":" + id
                + "," + object(data).substring(1);
    }

    private static String tree(Source source, int id, Map<String, String> data) {
        return "{\"Event\":{\"System\":{\"Provider\":{\"#attributes\":{\"Name\":\"" + source.provider
                + "\"}},\"EventID\":{\"#text\":" + id + "},\"Keywords\":\"0x8020000000000000\","
                + "\"TimeCreated\":{\"#attributes\":{\"SystemTime\":\"" + TIME + "\"}},\"Channel\":\""
                + source.channel + "\",\"Computer\":\"ws1\"},\"EventData\":" + object(data) + "}}";
    }

    private static String object(Map<String, String> data) {
        StringBuilder json = new StringBuilder("{");
        data.forEach((name, value) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":\"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append('"'));
        return json.append('}').toString();
    }
}
