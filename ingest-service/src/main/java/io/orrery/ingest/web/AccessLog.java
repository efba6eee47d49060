package io.orrery.ingest.web;

import io.orrery.ingest.log.Addresses;
import io.orrery.ingest.log.LogFormat;
import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.log.Parsed;
import io.orrery.ingest.log.RawEvent;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.CsvLine;
import io.orrery.ingest.row.WrittenHost;
import io.orrery.topics.model.Reason;

/// The common and the combined log format, which Apache, nginx and most others write, with or without the site before
/// it: `address identity user [time] "request" status bytes "referrer" "agent"`. What a server appends is kept below
/// `web.access.more`.
public final class AccessLog implements LogFormat {
    /// Words before the time, without a site.
    private static final int BEFORE_TIME = 3;
    /// With a site, and a user's name of two words; where more stand there, another header does.
    private static final int MOST_BEFORE_TIME = 5;

    @Override
    public String name() {
        return "access-log";
    }

    @Override
    public boolean fits(RawEvent raw) {
        int words = BracketedTime.wordsBefore(raw);
        return words >= BEFORE_TIME && words <= MOST_BEFORE_TIME && raw.at(0) != '<';
    }

    @Override
    public Parsed parse(RawEvent raw) {
        String text = raw.text();
        Words words = Words.of(text);
        if (words.openAt() >= 0) {
            return Parsed.Refused.malformed(
                    "The line has a quote or bracket that is never closed.", CsvLine.byteOf(text, words.openAt()));
        }
        int time = time(words);
        if (time < 0) {
            return Parsed.Refused.malformed("The line has no time in brackets behind its first three words.", 0);
        }
        long nanos = ClfTime.parse(words.text(time), raw.known().zone());
        if (nanos == NormalEvent.NO_TIME) {
            return Parsed.Refused.field(Reason.BAD_TIME, "time", words.text(time), "is not a time");
        }
        if (!words.isQuoted(time + 1)) {
            return Parsed.Refused.malformed("The line has no request in quotes behind its time.", raw.length());
        }
        NormalEvent.Builder into = NormalEvent.of("web.access").nanos(nanos);
        WebRequest.line(into, words.text(time + 1));
        who(into, words, time);
        WebRequest.status(into, words.text(time + 2));
        into.put("http.response.body.bytes", Numbers.whole(words.text(time + 3)));
        int next = time + 4;
        if (words.isQuoted(next)) {
            into.put("http.request.referrer", words.text(next)).put("user_agent.original", words.text(next + 1));
            next += 2;
        }
        if (next < words.size()) {
            into.put("web.access.more", words.texts().subList(next, words.size()));
        }
        return Parsed.Events.of(into.build());
    }

    /// The place of the first bracketed word that stands where the time may.
    private static int time(Words words) {
        for (int i = BEFORE_TIME; i < words.size(); i++) {
            if (words.isBracketed(i)) {
                return i;
            }
        }
        return -1;
    }

    /// A site stands first where one more word is there and the second one is the address; otherwise a user's name
    /// has blanks.
    private static void who(NormalEvent.Builder into, Words words, int time) {
        boolean named = !Addresses.is(words.text(0)) && !words.text(1).equals("-");
        boolean site = time > BEFORE_TIME && (named || Addresses.is(words.text(1)));
        int address = site ? 1 : 0;
        if (site) {
            WebRequest.site(into, words.text(0));
        }
        WrittenHost.put(into, "source", words.text(address));
        into.put("web.access.identity", words.text(address + 1));
        WebRequest.user(into, String.join(" ", words.texts().subList(address + 2, Math.max(time, address + 2))));
    }
}
