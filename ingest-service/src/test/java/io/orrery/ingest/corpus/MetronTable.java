package io.orrery.ingest.corpus;

import io.orrery.ingest.normal.NormalEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One parse of `metron.txt`, whose first lines say how it is written.
///
/// @param same their field and ours
/// @param reasons why a field is not compared
/// @param exceptions why a field is not compared where the raw event has a part
record MetronTable(
        String name,
        Instant received,
        String event,
        Map<String, String> same,
        Map<String, String> reasons,
        List<Difference> exceptions) {
    private static final Pattern OURS = Pattern.compile("\\{((?:[^{}]|\\{protocol\\})+)\\}");
    private static final Pattern PART = Pattern.compile("(\\S+) @ \"(.+)\": (.+)");
    private static final String OTHERS = "*";
    private static final List<String> SEVERITIES =
            List.of("emerg", "alert", "crit", "err", "warn", "notice", "info", "debug");

    record Difference(String field, String part, String why) {}

    static List<MetronTable> of(String text) {
        return Stream.of(text.split("(?m)^=== ", -1))
                .skip(1)
                .map(MetronTable::one)
                .toList();
    }

    private static MetronTable one(String block) {
        Map<String, String> same = new LinkedHashMap<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        List<Difference> exceptions = new ArrayList<>();
        Map<String, String> head = new LinkedHashMap<>();
        List<String> lines = block.lines().filter(line -> !line.isBlank()).toList();
        for (String line : lines.subList(1, lines.size())) {
            Matcher part = PART.matcher(line);
            int equals = line.indexOf(" = ");
            int colon = line.indexOf(": ");
            if (part.matches()) {
                exceptions.add(new Difference(part.group(1), part.group(2), part.group(3)));
            } else if (equals > 0 && !line.substring(0, equals).contains(" ")) {
                same.put(line.substring(0, equals), line.substring(equals + 3));
            } else if (line.startsWith("received: ") || line.startsWith("event: ")) {
                head.put(line.substring(0, colon), line.substring(colon + 2));
            } else {
                reasons.put(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return new MetronTable(
                lines.getFirst(), Instant.parse(head.get("received")), head.get("event"), same, reasons, exceptions);
    }

    boolean isCompared(String theirs, String protocol) {
        return !reasons.containsKey(theirs) && !reasons.containsKey(protocol + '/' + theirs);
    }

    /// What we say where they say `theirs`.
    ///
    /// @param protocol the log that the event is of, where there are several
    List<String> ours(String theirs, String protocol, NormalEvent event) {
        String template = Stream.of(protocol + '/' + theirs, theirs, OTHERS)
                .filter(same::containsKey)
                .findFirst()
                .map(same::get)
                .orElse("");
        Matcher field = OURS.matcher(template);
        if (field.matches()) {
            return values(field.group(1), theirs, protocol, event);
        }
        return List.of(field.replaceAll(
                one -> Matcher.quoteReplacement(String.join(",", values(one.group(1), theirs, protocol, event)))));
    }

    private static List<String> values(String written, String theirs, String protocol, NormalEvent event) {
        String[] parts = written.split("\\|", 2);
        String how = parts.length == 2 ? parts[1] : "";
        String rest = how.startsWith("after ") ? theirs.replace(how.substring("after ".length()), "") : theirs;
        String name = parts[0].replace("{protocol}", protocol).replace("*", rest);
        if (name.equals("time")) {
            boolean seconds = how.equals("seconds");
            BigDecimal time = BigDecimal.valueOf(event.nanos()).movePointLeft(seconds ? 9 : 6);
            return List.of(plain(seconds ? time : time.setScale(0, java.math.RoundingMode.DOWN)));
        }
        return event.texts(name).stream()
                .map(text -> shown(text, how))
                .map(MetronTable::plain)
                .toList();
    }

    private static String shown(String text, String how) {
        return switch (how) {
            case "severity" -> SEVERITIES.get(Integer.parseInt(text));
            case "facility" -> "local" + (Integer.parseInt(text) - 16);
            case "escaped" -> text.replace("\\", "\\\\").replace("\n", "\\n");
            default -> text;
        };
    }

    /// Numbers in one way of writing, other texts as they are.
    static String plain(String text) {
        try {
            return plain(new BigDecimal(text));
        } catch (NumberFormatException word) {
            return text;
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
