package io.orrery.ingest.syslog;

import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.syslog.LogonPrograms.Words;
import io.orrery.ingest.text.TextScan;
import org.jspecify.annotations.Nullable;

/// What OpenSSH's server logs about logons. Scanned by hand: these lines come by the hundred thousand.
final class Sshd {
    private static final String REPEATED = "message repeated ";

    private Sshd() {}

    static void read(String whole, NormalEvent.Builder event) {
        String message = whole;
        if (whole.startsWith(REPEATED)) {
            int open = whole.indexOf("[ ");
            message = open > 0 && whole.endsWith("]") ? whole.substring(open + 2, whole.length() - 1) : whole;
            event.put("event.count", (long) Math.max(1, new TextScan(whole, REPEATED.length()).number(9)));
        }
        if (message.startsWith("Accepted ") || message.startsWith("Failed ")) {
            logon(message, event);
        } else if (message.startsWith("Invalid user ")) {
            event.put("event.action", "ssh_login");
            event.put("event.outcome", "failure");
            event.put("event.reason", "invalid user");
            from(message, "Invalid user ".length(), event);
        } else if (message.startsWith("User ") && message.contains(" not allowed because ")) {
            event.put("event.action", "ssh_login");
            event.put("event.outcome", "failure");
            event.put("event.reason", message.substring(message.indexOf("not allowed")));
            from(message, "User ".length(), event);
        } else {
            other(message, event);
        }
    }

    /// `Accepted publickey for bob from 10.0.0.1 port 22 ssh2: RSA SHA256:…`
    private static void logon(String message, NormalEvent.Builder event) {
        boolean accepted = message.startsWith("Accepted");
        event.put("event.action", "ssh_login");
        event.put("event.outcome", accepted ? "success" : "failure");
        int begin = message.indexOf(" for ");
        if (begin < 0) {
            return;
        }
        event.put("ssh.method", message.substring(message.indexOf(' ') + 1, begin));
        int user = begin + " for ".length();
        if (message.startsWith("invalid user ", user)) {
            event.put("event.reason", "invalid user");
            user += "invalid user ".length();
        }
        from(message, user, event);
        int key = message.indexOf(" ssh2: ");
        if (key > 0) {
            String[] words = message.substring(key + " ssh2: ".length()).split(" ", 3);
            event.put("ssh.key.type", words[0]);
            event.put("ssh.key.fingerprint", words.length > 1 ? words[1] : null);
        }
    }

    /// `bob from 10.0.0.1 port 22`, from an index on. A name may hold blanks, and even ` from `: the last one counts.
    private static void from(String message, int user, NormalEvent.Builder event) {
        int from = message.lastIndexOf(" from ");
        if (from < user - 1) {
            return;
        }
        event.put("user.name", from > user ? message.substring(user, from) : null);
        address(message, from + " from ".length(), event);
    }

    private static void address(String message, int at, NormalEvent.Builder event) {
        int end = message.indexOf(' ', at);
        String address = end < 0 ? message.substring(at) : message.substring(at, end);
        event.put("source.ip", trimmed(address));
        if (message.startsWith(" port ", Math.max(end, 0))) {
            int port = new TextScan(message, end + " port ".length()).number(5);
            event.put("source.port", port < 0 ? null : (Long) (long) port);
        }
    }

    private static String trimmed(String address) {
        return address.endsWith(":") ? address.substring(0, address.length() - 1) : address;
    }

    private static void other(String message, NormalEvent.Builder event) {
        String kind = kind(message);
        event.put("event.action", kind);
        if (kind == null) {
            return;
        }
        String address = firstAddress(message);
        event.put("source.ip", address);
        String user = Words.between(message, " user ", " ");
        if (user != null && !user.equals(address)) {
            event.put("user.name", user);
        }
        if (kind.equals("ssh_reverse_mapping")) {
            event.put("source.domain", Words.between(message, "getaddrinfo for ", " "));
        }
    }

    private static @Nullable String kind(String message) {
        if (message.startsWith("Received disconnect from ")
                || message.startsWith("Disconnected from ")
                || message.startsWith("Disconnecting")) {
            return "ssh_disconnect";
        }
        if (message.startsWith("Connection closed by ") || message.startsWith("Connection reset by ")) {
            return "ssh_disconnect";
        }
        if (message.startsWith("Connection from ")) {
            return "ssh_connect";
        }
        if (message.startsWith("Did not receive identification") || message.startsWith("Bad protocol version")) {
            return "ssh_probe";
        }
        if (message.startsWith("reverse mapping checking") || message.startsWith("Address ")) {
            return "ssh_reverse_mapping";
        }
        return null;
    }

    /// The first word that looks like an address.
    private static @Nullable String firstAddress(String message) {
        TextScan scan = new TextScan(message, 0);
        for (String word = scan.word(); word != null; word = scan.word()) {
            String bare =
                    word.startsWith("[") && word.endsWith("]") ? word.substring(1, word.length() - 1) : trimmed(word);
            if (looksLikeAddress(bare)) {
                return bare;
            }
        }
        return null;
    }

    private static boolean looksLikeAddress(String word) {
        int dots = 0;
        int colons = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            dots += c == '.' ? 1 : 0;
            colons += c == ':' ? 1 : 0;
            if (c != '.' && c != ':' && Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return (dots == 3 && colons == 0) || colons >= 2;
    }
}
