package io.orrery.ingest.windows;

import io.orrery.ingest.log.DatasetNames;
import java.util.Locale;

/// Which dataset an event belongs to, told by its channel, or its provider where it names no channel.
final class WindowsDatasets {
    static final String SYSMON = "windows.sysmon";
    static final String SYSMON_LINUX = "linux.sysmon";
    static final String SECURITY = "windows.security";
    static final String POWERSHELL = "windows.powershell";
    static final String SYSTEM = "windows.system";

    private WindowsDatasets() {}

    static String of(WindowsEvent event) {
        String name = event.channel() != null ? event.channel() : event.provider() == null ? "" : event.provider();
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "microsoft-windows-sysmon/operational", "microsoft-windows-sysmon" -> SYSMON;
            case "linux-sysmon/operational", "linux-sysmon" -> SYSMON_LINUX;
            case "security", "microsoft-windows-security-auditing" -> SECURITY;
            case "microsoft-windows-powershell/operational",
                    "microsoft-windows-powershell",
                    "windows powershell",
                    "powershell",
                    "powershellcore/operational",
                    "powershellcore" -> POWERSHELL;
            case "system", "service control manager" -> SYSTEM;
            case "microsoft-windows-windows defender/operational", "microsoft-windows-windows defender" ->
                "windows.defender";
            case "" -> "windows.event";
            default -> DatasetNames.of("windows.", lower);
        };
    }
}
