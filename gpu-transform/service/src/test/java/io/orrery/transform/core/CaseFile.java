package io.orrery.transform.core;

import io.orrery.topics.model.Bundling;
import io.orrery.topics.model.Column;
import io.orrery.topics.model.Encoding;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads the text files in `cases/`: lines that describe a graph (`id`, `time`, `window`, `attribute`, `bundle`,
/// `relation`, `encode`), then
/// batches. A batch is `batch PART UPLOAD INDEX [last]`, a line of column names, rows (`-` is a missing value),
/// `=>`, and the lines that must come of it, up to an empty line.
final class CaseFile {
    /// One batch and what is expected of it.
    record Step(Batch batch, String expected) {}

    private final List<Relation> relations = new ArrayList<>();
    private final List<String> attributes = new ArrayList<>();
    private final List<Encoding> encodings = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private String id = "";
    private String time = "";
    private long window;
    private Bundling bundling = Bundling.NONE;

    static List<Step> read(List<String> lines) {
        CaseFile file = new CaseFile();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("batch ")) {
                i = file.batch(lines, i);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                file.describe(words(line));
            }
        }
        return file.steps;
    }

    private void describe(String[] words) {
        switch (words[0]) {
            case "id" -> id = words[1];
            case "time" -> time = words[1];
            case "window" -> window = Long.parseLong(words[1]) * 1_000;
            case "relation" -> relations.add(relation(words));
            case "attribute" -> attributes.add(words[1]);
            case "bundle" -> bundling = bundling(words);
            case "encode" -> encodings.add(new Encoding(Encoding.Target.valueOf(words[1]), words[2], rule(words)));
            default -> throw new IllegalArgumentException("a case has no line '" + String.join(" ", words) + "'");
        }
    }

    /// `relation NAME END END [when COLUMN=TEXT] [sum COLUMN]`, where an END is `TYPE:COLUMN` or
    /// `TYPE:COLUMN:TYPECOLUMN:LABELCOLUMN`
    private static Relation relation(String[] words) {
        Map<String, String> when = new HashMap<>();
        List<String> sums = new ArrayList<>();
        for (int i = 4; i < words.length; i += 2) {
            if (words[i].equals("when")) {
                when.put(words[i + 1].split("=", -1)[0], words[i + 1].split("=", -1)[1]);
            } else {
                sums.add(words[i + 1]);
            }
        }
        return new Relation(entity(words[2]), entity(words[3]), words[1].equals("-") ? "" : words[1], when, sums);
    }

    /// `bundle MOST [RELATION/TYPE=MOST]…`, where `-` is any relation or type.
    private static Bundling bundling(String[] words) {
        List<Bundling.Bound> except = Arrays.stream(words)
                .skip(2)
                .map(word -> word.split("[/=]", -1))
                .map(part -> new Bundling.Bound(named(part[0]), named(part[1]), Integer.parseInt(part[2])))
                .toList();
        return new Bundling(Integer.parseInt(words[1]), except);
    }

    private static String named(String word) {
        return word.equals("-") ? "" : word;
    }

    private static Entity entity(String text) {
        String[] parts = text.split(":", -1);
        return parts.length == 2 ? new Entity(parts[1], parts[0]) : new Entity(parts[1], parts[0], parts[2], parts[3]);
    }

    /// `direct` · `gradient COLOR…` · `palette COLOR…` · `categories VALUE=OUTPUT… other=OUTPUT` ·
    /// `bins THRESHOLD=OUTPUT… other=OUTPUT`
    private static Encoding.Rule rule(String[] words) {
        List<String> rest = Arrays.asList(words).subList(4, words.length);
        return switch (words[3]) {
            case "direct" -> new Encoding.Direct();
            case "gradient" -> new Encoding.Gradient(rest);
            case "palette" -> new Encoding.Palette(rest);
            case "categories" -> {
                Map<String, String> fixed = new HashMap<>(pairs(rest));
                String other = fixed.remove("other");
                yield new Encoding.Categories(fixed, other);
            }
            case "bins" -> {
                List<Encoding.Bin> bins = rest.stream()
                        .filter(word -> !word.startsWith("other="))
                        .map(word -> word.split("=", -1))
                        .map(pair -> new Encoding.Bin(
                                pair[0].equals("rest") ? Double.POSITIVE_INFINITY : Double.parseDouble(pair[0]),
                                pair[1]))
                        .toList();
                yield new Encoding.Bins(bins, false, pairs(rest).getOrDefault("other", ""));
            }
            default -> throw new IllegalArgumentException("a case has no rule " + words[3]);
        };
    }

    private static Map<String, String> pairs(List<String> words) {
        Map<String, String> pairs = new HashMap<>();
        words.forEach(word -> pairs.put(word.split("=", -1)[0], word.split("=", -1)[1]));
        return pairs;
    }

    private int batch(List<String> lines, int start) {
        String[] head = words(lines.get(start));
        String[] names = words(lines.get(start + 1));
        List<String[]> rows = new ArrayList<>();
        int at = start + 2;
        while (!lines.get(at).equals("=>")) {
            rows.add(words(lines.get(at++)));
        }
        List<String> expected = new ArrayList<>();
        at++;
        while (at < lines.size() && !lines.get(at).isBlank()) {
            expected.add(lines.get(at++));
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < names.length; c++) {
            int column = c;
            columns.add(column(names[c], rows.stream().map(row -> row[column]).toList()));
        }
        TableHeader header = new TableHeader(
                new GraphId("case"),
                head[2],
                TablePart.valueOf(head[1].toUpperCase(Locale.ROOT)),
                Integer.parseInt(head[3]),
                head.length > 4,
                0,
                1,
                new GraphSpec(id, relations, time, window, attributes, encodings, bundling, null),
                0,
                "");
        steps.add(new Step(
                new Batch(header, new Table(rows.size(), columns), 1000 + steps.size()), String.join("\n", expected)));
        return at;
    }

    /// Whole numbers are int64, other numbers are float64, all else is text.
    private static Column column(String name, List<String> values) {
        BitSet present = new BitSet();
        for (int i = 0; i < values.size(); i++) {
            present.set(i, !values.get(i).equals("-"));
        }
        List<String> given = values.stream().filter(value -> !value.equals("-")).toList();
        if (!given.isEmpty() && given.stream().allMatch(value -> value.matches("-?\\d+"))) {
            long[] numbers = values.stream()
                    .mapToLong(value -> value.equals("-") ? 0 : Long.parseLong(value))
                    .toArray();
            return new Column.Integers(name, numbers, present);
        }
        if (!given.isEmpty() && given.stream().allMatch(value -> value.matches("-?\\d+\\.\\d+"))) {
            double[] numbers = values.stream()
                    .mapToDouble(value -> value.equals("-") ? 0 : Double.parseDouble(value))
                    .toArray();
            return new Column.Decimals(name, numbers, present);
        }
        return new Column.Text(
                name,
                values.stream().map(value -> value.equals("-") ? null : value).toArray(String[]::new));
    }

    private static String[] words(String line) {
        return line.strip().split("\\s+", -1);
    }
}
