package io.orrery.ingest.syslog;

import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.text.KeyValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Programs that say who logs on, who becomes whom, and which accounts change.
final class LogonPrograms {
    private static final String DATASET = "linux.auth";

    private LogonPrograms() {}

    /// @param program base name in lower case
    /// @return whether the message is of such a program
    static boolean read(String program, String message, NormalEvent.Builder event) {
        if (Pam.read(message, event)) {
            event.dataset(DATASET);
            return true;
        }
        switch (program) {
            case "sshd", "sshd-session", "dropbear" -> {
                event.put("process.name", "sshd");
                Sshd.read(message, event);
            }
            case "sudo" -> sudo(message, event);
            case "su" -> su(message, event);
            case "useradd",
                    "adduser",
                    "userdel",
                    "usermod",
                    "groupadd",
                    "groupdel",
                    "groupmod",
                    "passwd",
                    "gpasswd",
                    "chpasswd" -> account(program, message, event);
            case "cron", "crond", "anacron" -> cron(message, event);
            case "systemd-logind" -> login(message, event);
            default -> {
                return false;
            }
        }
        event.dataset(DATASET);
        return true;
    }

    /// `alice : TTY=pts/0 ; PWD=/home/alice ; USER=root ; COMMAND=/bin/ls -l`, with a complaint before `TTY` when it
    /// was
    /// refused.
    private static void sudo(String message, NormalEvent.Builder event) {
        int colon = message.indexOf(" : ");
        if (colon <= 0) {
            return;
        }
        event.put("user.name", message.substring(0, colon).strip());
        event.put("event.action", "sudo");
        String complaint = "";
        for (String part : message.substring(colon + 3).split(" ; ", 12)) {
            int equals = part.indexOf('=');
            String value = equals < 0 ? "" : part.substring(equals + 1);
            switch (equals < 0 ? "" : part.substring(0, equals).strip()) {
                case "USER" -> event.put("user.effective.name", value);
                case "COMMAND" -> {
                    event.put("process.command_line", value);
                    event.put("process.executable", value.split(" ", 2)[0]);
                }
                case "PWD" -> event.put("process.working_directory", value);
                case "" -> complaint = part.strip();
                default -> {
                    // TTY, GROUP, ENV say nothing about who and what
                }
            }
        }
        event.put("event.reason", complaint);
        event.put("event.outcome", complaint.isEmpty() ? "success" : "failure");
    }

    private static void su(String message, NormalEvent.Builder event) {
        event.put("event.action", "su");
        String to = Words.between(message, "(to ", ")");
        if (to != null) {
            event.put("user.effective.name", to);
            event.put("user.name", Words.after(message, ") "));
        } else if (message.startsWith("Successful su for ") || message.startsWith("FAILED su for ")) {
            event.put("user.effective.name", Words.between(message, " for ", " by "));
            event.put("user.name", Words.after(message, " by "));
            event.put("event.outcome", message.startsWith("FAILED") ? "failure" : "success");
        } else if (message.startsWith("+ ") || message.startsWith("- ")) {
            // + /dev/pts/0 alice:root
            String[] parts = message.substring(message.lastIndexOf(' ') + 1).split(":", 2);
            event.put("user.name", parts[0]);
            event.put("user.effective.name", parts.length == 2 ? parts[1] : null);
            event.put("event.outcome", message.startsWith("+") ? "success" : "failure");
        }
    }

    private static void account(String program, String message, NormalEvent.Builder event) {
        event.put("event.action", program);
        boolean group = program.startsWith("group");
        Map<String, String> pairs = KeyValues.of(message);
        String name = pairs.get("name");
        if (name == null) {
            name = Words.between(message, group ? "group '" : "user '", "'");
        }
        if (name == null) {
            name = Words.between(message, "'", "'");
        }
        if (group) {
            event.put("group.name", name);
            return;
        }
        if (name == null && message.startsWith("user ")) {
            // user bob added by root to group sudo
            name = Words.between(message, "user ", " ");
            event.put("user.name", Words.between(message, " by ", " "));
        }
        event.put("user.target.name", name != null ? name : Words.after(message, "changed for "));
        String joined = Words.between(message, "to group '", "'");
        event.put("group.name", joined != null ? joined : Words.after(message, "to group "));
    }

    /// `(root) CMD (run-parts /etc/cron.hourly)`
    private static void cron(String message, NormalEvent.Builder event) {
        event.put("event.action", "cron");
        event.put("user.name", Words.between(message, "(", ")"));
        int command = message.indexOf("CMD (");
        int end = message.lastIndexOf(')');
        if (command > 0 && end > command + 5) {
            String line = message.substring(command + 5, end).strip();
            event.put("process.command_line", line);
        }
    }

    /// `New session 5 of user root.`
    private static void login(String message, NormalEvent.Builder event) {
        String user = Words.between(message, " of user ", ".");
        event.put("user.name", user);
        event.put("event.action", user == null ? "session" : "session-opened");
    }

    /// Pieces of a message.
    static final class Words {
        private Words() {}

        /// What stands between two texts; null when either is missing.
        static @Nullable String between(String message, String before, String behind) {
            int begin = message.indexOf(before);
            if (begin < 0) {
                return null;
            }
            int from = begin + before.length();
            int end = message.indexOf(behind, from);
            return end < 0 ? null : message.substring(from, end);
        }

        /// The word behind a text; null when it is missing.
        static @Nullable String after(String message, String before) {
            int begin = message.indexOf(before);
            if (begin < 0) {
                return null;
            }
            int from = begin + before.length();
            int end = message.indexOf(' ', from);
            return end < 0 ? message.substring(from) : message.substring(from, end);
        }
    }
}
