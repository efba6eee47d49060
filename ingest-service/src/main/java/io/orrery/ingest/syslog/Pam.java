package io.orrery.ingest.syslog;

import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.syslog.LogonPrograms.Words;
import io.orrery.ingest.text.KeyValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the authentication modules say for every program: `pam_unix(sshd:session): session opened for user root(uid=0)
/// by (uid=0)`.
final class Pam {
    private Pam() {}

    /// @return whether the message is one of theirs
    static boolean read(String message, NormalEvent.Builder event) {
        int begin = message.startsWith("pam_") ? 0 : message.startsWith("PAM ") ? 4 : -1;
        if (begin < 0) {
            return false;
        }
        event.put("process.name", serviceOf(message));
        if (message.contains("session opened for user ")) {
            event.put("event.action", "session-opened");
            event.put("event.outcome", "success");
            event.put("user.name", name(Words.after(message, "session opened for user ")));
            String by = name(Words.after(message, " by "));
            if (by != null && !by.equals(event.text("user.name"))) {
                event.put("user.effective.name", event.text("user.name"));
                event.put("user.name", by);
            }
        } else if (message.contains("session closed for user ")) {
            event.put("event.action", "session-closed");
            event.put("user.name", name(Words.after(message, "session closed for user ")));
        } else if (message.contains("password changed for ")) {
            event.put("event.action", "password-changed");
            event.put("user.target.name", Words.after(message, "password changed for "));
        } else if (message.contains("authentication failure")) {
            failure(KeyValues.of(message), event);
        }
        return true;
    }

    private static void failure(Map<String, String> pairs, NormalEvent.Builder event) {
        event.put("event.action", "ssh".equals(pairs.get("tty")) ? "ssh_login" : "user_auth");
        event.put("event.outcome", "failure");
        event.put("user.name", pairs.get("user"));
        String from = pairs.get("rhost");
        if (from != null) {
            boolean address =
                    from.indexOf(':') >= 0 || (!from.isEmpty() && Character.isDigit(from.charAt(from.length() - 1)));
            event.put(address ? "source.ip" : "source.domain", from);
        }
    }

    /// `sshd` of `pam_unix(sshd:session)`.
    private static @Nullable String serviceOf(String message) {
        String both = Words.between(message, "(", ")");
        int colon = both == null ? -1 : both.indexOf(':');
        return both == null || colon < 0 ? null : both.substring(0, colon);
    }

    /// `root` of `root(uid=0)`; null of `(uid=0)`.
    private static @Nullable String name(@Nullable String word) {
        if (word == null) {
            return null;
        }
        int open = word.indexOf('(');
        return open < 0 ? word : open == 0 ? null : word.substring(0, open);
    }
}
