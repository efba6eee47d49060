package io.orrery.ingest.windows;

import io.orrery.ingest.normal.NormalEvent;

/// Names of accounts: `CORP\ann` and `ann@corp.example`.
final class Accounts {
    private Accounts() {}

    /// Takes the domain out of `<user>.name` into `<user>.domain`.
    static void split(NormalEvent.Builder into, String user) {
        String name = into.text(user + ".name");
        if (name == null) {
            return;
        }
        int slash = name.indexOf('\\');
        if (slash >= 0) {
            into.remove(user + ".name");
            into.put(user + ".domain", name.substring(0, slash)).put(user + ".name", name.substring(slash + 1));
        }
    }

    /// Takes the realm out of a name as Kerberos writes it; the domain that the event names goes before
    /// it.
    static void splitRealm(NormalEvent.Builder into, String user) {
        String name = into.text(user + ".name");
        int at = name == null ? -1 : name.indexOf('@');
        if (name != null && at > 0) {
            into.put(user + ".name", name.substring(0, at)).putIfAbsent(user + ".domain", name.substring(at + 1));
        }
    }
}
