package io.orrery.ingest.log;

import io.orrery.ingest.cloud.AzureLog;
import io.orrery.ingest.cloud.CloudTrail;
import io.orrery.ingest.cloud.GitHubAudit;
import io.orrery.ingest.cloud.GoogleCloud;
import io.orrery.ingest.cloud.NetworkSecurityFlow;
import io.orrery.ingest.cloud.OfficeAudit;
import io.orrery.ingest.cloud.Okta;
import io.orrery.ingest.cloud.SentinelAlert;
import io.orrery.ingest.cloud.VirtualMachineConnection;
import io.orrery.ingest.document.CollectorEnvelope;
import io.orrery.ingest.document.EcsDocument;
import io.orrery.ingest.document.Gelf;
import io.orrery.ingest.document.Ocsf;
import io.orrery.ingest.document.Osquery;
import io.orrery.ingest.document.OtlpLogs;
import io.orrery.ingest.document.PlainJson;
import io.orrery.ingest.document.StealthWatch;
import io.orrery.ingest.document.SyslogObject;
import io.orrery.ingest.document.WrappedText;
import io.orrery.ingest.endpoint.FalconEvent;
import io.orrery.ingest.flow.FlowJson;
import io.orrery.ingest.suricata.SuricataEve;
import io.orrery.ingest.windows.DefenderRow;
import io.orrery.ingest.windows.EventLogJson;
import io.orrery.ingest.windows.FlatJson;
import io.orrery.ingest.windows.Winlogbeat;
import io.orrery.ingest.zeek.ZeekJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// All kinds of JSON events that are known.
public final class JsonFamilies {
    private JsonFamilies() {}

    /// In the order in which an event is tried for them: what names itself first, the schemas that many share after it,
    /// objects around texts later, and at the end the one that takes everything.
    ///
    /// @param text reads the text of another format that stands within an event; refuses what it does not know
    public static List<JsonFamily> inOrder(Function<RawEvent, Parsed> text) {
        List<JsonFamily> bare = bare(text);
        List<JsonFamily> families = new ArrayList<>();
        families.add(new CollectorEnvelope(text, bare));
        families.addAll(bare);
        return List.copyOf(families);
    }

    private static List<JsonFamily> bare(Function<RawEvent, Parsed> text) {
        return List.of(
                new Winlogbeat(),
                new EventLogJson(),
                new FlatJson(),
                new SuricataEve(),
                new ZeekJson(),
                new CloudTrail(),
                new NetworkSecurityFlow(),
                new VirtualMachineConnection(),
                new GoogleCloud(),
                new Okta(),
                new GitHubAudit(),
                new Ocsf(),
                new OtlpLogs(text),
                new OfficeAudit(),
                new FalconEvent(),
                new FlowJson(),
                new SentinelAlert(),
                new DefenderRow(),
                new Osquery(),
                new AzureLog(),
                new StealthWatch(),
                new EcsDocument(text),
                new SyslogObject(text),
                new Gelf(text),
                new WrappedText(text),
                new PlainJson());
    }
}
