package io.orrery.ingest.windows;

import io.orrery.ingest.log.FieldTable;
import io.orrery.ingest.log.JsonFields;
import io.orrery.ingest.normal.NormalEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events of the Security log. Who acts is the subject, except where an account proves who it is
/// (logons, tickets): there it is the account that the event is about. Numbers without a table of their
/// own are read by the common one.
final class Security {
    private static final String PREFIX = "winlog.event_data.";
    private static final String COMMON = """
            IpAddress source.ip
            IpPort #source.port
            ClientAddress source.ip
            ClientName source.domain
            WorkstationName source.domain
            Workstation source.domain
            ServiceName service.name winlog.event_data.ServiceName
            TargetServerName destination.domain winlog.event_data.TargetServerName
            ShareName smb.share
            ProcessName process.executable
            ProcessId #process.pid
            ProcessID #process.pid
            CallerProcessId #process.pid
            CallerProcessName process.executable
            CommandLine process.command_line
            LogonType #winlog.event_data.LogonType
            """;
    private static final String SUBJECT = """
            SubjectUserName user.name
            SubjectDomainName user.domain
            SubjectUserSid user.id
            """;
    private static final String TARGET = """
            TargetUserName user.target.name
            TargetDomainName user.target.domain
            TargetUserSid user.target.id
            TargetSid user.target.id
            """;
    private static final FieldTable OTHERS = FieldTable.of(PREFIX, COMMON, SUBJECT, TARGET);
    private static final FieldTable PROOF = FieldTable.of(PREFIX, COMMON, """
            TargetUserName user.name
            TargetDomainName user.domain
            TargetUserSid user.id
            TargetSid user.id
            """);
    private static final FieldTable MEMBER = FieldTable.of(PREFIX, COMMON, SUBJECT, """
            TargetUserName group.name
            TargetDomainName group.domain
            TargetSid group.id
            MemberName user.target.name
            MemberSid user.target.id
            """);
    private static final FieldTable LOCKED = FieldTable.of(PREFIX, COMMON, SUBJECT, """
            TargetUserName user.target.name
            TargetSid user.target.id
            TargetDomainName source.domain
            """);
    private static final FieldTable PROCESS = FieldTable.of(PREFIX, SUBJECT, TARGET, """
            NewProcessId #process.pid
            NewProcessName process.executable
            CommandLine process.command_line
            ProcessCommandLine process.command_line
            ProcessId #process.parent.pid
            ParentProcessName process.parent.executable
            """);
    private static final FieldTable FIREWALL = FieldTable.of(PREFIX, """
            Application process.executable
            ProcessId #process.pid
            ProcessID #process.pid
            SourceAddress source.ip
            SourcePort #source.port
            DestAddress destination.ip
            DestPort #destination.port
            """);
    private static final FieldTable SHARE = FieldTable.of(PREFIX, COMMON, SUBJECT, """
            RelativeTargetName file.path
            """);
    private static final Map<Long, FieldTable> TABLES = new HashMap<>();

    static {
        put(PROOF, 4624, 4625, 4634, 4647, 4768, 4769, 4770, 4771, 4772, 4776, 4777, 4778, 4779, 4800, 4801);
        put(MEMBER, 4727, 4728, 4729, 4730, 4731, 4732, 4733, 4734, 4735, 4737, 4746, 4747, 4751, 4752, 4754);
        put(MEMBER, 4755, 4756, 4757, 4758, 4761, 4762, 4764, 4799);
        put(LOCKED, 4740);
        put(PROCESS, 4688);
        put(FIREWALL, 5031, 5152, 5153, 5154, 5155, 5156, 5157, 5158, 5159);
        put(SHARE, 5140, 5142, 5143, 5144, 5145, 5168);
    }

    private Security() {}

    private static void put(FieldTable table, long... ids) {
        for (long id : ids) {
            TABLES.put(id, table);
        }
    }

    static void fill(NormalEvent.Builder into, WindowsEvent event) {
        long id = event.id();
        JsonFields data = event.data();
        into.put("event.action", SecurityActions.of(id));
        TABLES.getOrDefault(id, OTHERS).fill(into, data);
        Accounts.splitRealm(into, "user");
        Statuses.reason(into, data);
        switch ((int) id) {
            case 1102, 1100 -> into.put("event.kind", "alert");
            case 4624 -> logon(into, data, "success");
            case 4625 -> logon(into, data, "failure");
            case 5145 -> pipe(into, data);
            case 4688 -> into.put("process.start", Times.iso(event.nanos()));
            case 4656, 4658, 4660, 4663, 4670 -> object(into, data);
            case 4728, 4732, 4756 -> member(into, data.text("MemberName"));
            case 5152, 5156, 5157, 5158, 5159, 5154 -> firewall(into, data);
            default -> {}
        }
    }

    /// How, and whether with an administrator's rights (which 4672 tells as well, as an event of its own).
    private static void logon(NormalEvent.Builder into, JsonFields data, String outcome) {
        into.putIfAbsent("event.outcome", outcome);
        into.put("winlog.logon.type", LogonTypes.of(data.text("LogonType")));
        String elevated = data.text("ElevatedToken");
        boolean privileged = "%%1842".equals(elevated) || "Yes".equalsIgnoreCase(elevated);
        into.put("winlog.logon.rights", privileged ? "privileged" : null);
    }

    /// The object of an access, named as what it is.
    private static void object(NormalEvent.Builder into, JsonFields data) {
        String name = data.text("ObjectName");
        switch (String.valueOf(data.text("ObjectType"))) {
            case "File" -> into.put("file.path", name).put("file.name", name == null ? null : Paths.name(name));
            case "Key" -> into.put("registry.path", name);
            case "Process" -> into.put("Target.process.executable", name);
            default -> {}
        }
    }

    /// Members of groups are written as names of the directory: `CN=Ann
    /// Lee,OU=Staff,DC=corp,DC=example`.
    private static void member(NormalEvent.Builder into, @Nullable String member) {
        if (member != null && member.regionMatches(true, 0, "CN=", 0, 3)) {
            int end = member.indexOf(',');
            into.put("user.target.name", end < 0 ? member.substring(3) : member.substring(3, end));
            into.put("winlog.event_data.MemberName", member);
        }
    }

    /// What is opened on the share for communication is a pipe.
    private static void pipe(NormalEvent.Builder into, JsonFields data) {
        String share = data.text("ShareName");
        if (share != null && share.endsWith("IPC$")) {
            into.remove("file.path");
            into.put("pipe.name", data.text("RelativeTargetName"));
        }
    }

    private static void firewall(NormalEvent.Builder into, JsonFields data) {
        into.put("network.transport", transport(data.text("Protocol")));
        into.put(
                "network.direction",
                switch (String.valueOf(data.text("Direction"))) {
                    case "%%14592", "Inbound" -> "ingress";
                    case "%%14593", "Outbound" -> "egress";
                    default -> null;
                });
    }

    private static @Nullable String transport(@Nullable String protocol) {
        return switch (String.valueOf(protocol)) {
            case "1" -> "icmp";
            case "6" -> "tcp";
            case "17" -> "udp";
            case "58" -> "ipv6-icmp";
            case "null" -> null;
            default -> protocol;
        };
    }
}
