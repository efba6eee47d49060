package io.orrery.ingest.log;

/// Addresses of mail as headers write them: `"Ann Lee" <ann@example.org>`.
public final class MailAddresses {
    private MailAddresses() {}

    /// What stands between the brackets, or the whole text when there are none.
    public static String of(String written) {
        int begin = written.lastIndexOf('<');
        int end = begin < 0 ? -1 : written.indexOf('>', begin);
        return (end < 0 ? written : written.substring(begin + 1, end)).strip();
    }
}
