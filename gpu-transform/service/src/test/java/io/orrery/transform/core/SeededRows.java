package io.orrery.transform.core;

import io.orrery.topics.model.Column;
import io.orrery.topics.model.Encoding;
import io.orrery.topics.model.Encoding.Target;
import io.orrery.topics.model.Entity;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Relation;
import io.orrery.topics.model.Table;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.model.TablePart;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Seeded events: few names, so that they meet again; times that mostly go forward; now and then a missing end.
public final class SeededRows {
    public static final GraphId GRAPH = new GraphId("g1");

    /// One event. `user` and `ip` may be null.
    public record Row(String user, String ip, String action, long millis, double bytes, String color) {}

    private SeededRows() {}

    public static List<Row> rows(long seed, int count, int names) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>(count);
        long now = 1_700_000_000_000L;
        for (int i = 0; i < count; i++) {
            now += random.nextInt(400);
            long late = random.nextInt(20) == 0 ? random.nextInt(60_000) : random.nextInt(500);
            // The size is skewed: some names are hubs, most are seen a few times only.
            int user = (int) (names * Math.pow(random.nextDouble(), 3));
            int ip = (int) (names * Math.pow(random.nextDouble(), 2));
            rows.add(new Row(
                    random.nextInt(50) == 0 ? null : "u" + user,
                    random.nextInt(50) == 0 ? null : "10.0.0." + ip,
                    random.nextInt(4) == 0 ? "fail" : "ok",
                    now - late,
                    random.nextInt(1_000),
                    random.nextBoolean() ? "red" : "#00ff00"));
        }
        return rows;
    }

    /// Two relations, one conditional; sums, weight, colour by running range.
    public static GraphSpec spec(long windowMillis) {
        Relation logon = new Relation(
                new Entity("user", "user"), new Entity("ip", "ip"), "logon", Map.of("action", "ok"), List.of("bytes"));
        Relation failed = new Relation(
                new Entity("ip", "ip"), new Entity("user", "user"), "failed", Map.of("action", "fail"), List.of());
        return new GraphSpec(
                "",
                List.of(logon, failed),
                "time",
                windowMillis,
                List.of(),
                List.of(
                        new Encoding(Target.EDGE_COLOR, "bytes", new Encoding.Gradient(List.of("blue", "red"))),
                        new Encoding(Target.EDGE_WEIGHT, "bytes", new Encoding.Direct())));
    }

    public static Batch events(List<Row> rows, int from, int to, GraphSpec spec) {
        TableHeader header =
                new TableHeader(GRAPH, "feed", TablePart.EVENTS, -1, false, from, 0, spec, 1_700_000_900_000_000L, "");
        return new Batch(header, table(rows, from, to), 100 + from);
    }

    public static Batch upload(List<Row> rows, int from, int to, int index, boolean last, GraphSpec spec) {
        TableHeader header = new TableHeader(
                GRAPH, "upload-1", TablePart.EDGES, index, last, from, 0, spec, 1_700_000_900_000_000L, "");
        return new Batch(header, table(rows, from, to), 100 + index);
    }

    static Table table(List<Row> rows, int from, int to) {
        List<Row> part = rows.subList(from, to);
        int count = part.size();
        BitSet all = new BitSet();
        all.set(0, count);
        long[] offsets = new long[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = 5_000L + from + i;
        }
        return new Table(
                count,
                List.of(
                        new Column.Text("user", part.stream().map(Row::user).toArray(String[]::new)),
                        new Column.Text("ip", part.stream().map(Row::ip).toArray(String[]::new)),
                        new Column.Text("action", part.stream().map(Row::action).toArray(String[]::new)),
                        new Column.Times(
                                "time",
                                part.stream()
                                        .mapToLong(row -> row.millis() * 1_000)
                                        .toArray(),
                                all),
                        new Column.Decimals(
                                "bytes", part.stream().mapToDouble(Row::bytes).toArray(), all),
                        new Column.Text("paint", part.stream().map(Row::color).toArray(String[]::new)),
                        new Column.Integers(TableHeader.OFFSET_COLUMN, offsets, all)));
    }

    /// Seeded cut points: 0 first, `count` last.
    public static int[] cuts(long seed, int count, int mostRows) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> cuts = new ArrayList<>(List.of(0));
        while (cuts.getLast() < count) {
            cuts.add(Math.min(count, cuts.getLast() + 1 + random.nextInt(mostRows)));
        }
        return cuts.stream().mapToInt(Integer::intValue).toArray();
    }
}
