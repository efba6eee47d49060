package io.orrery.ingest.graph.xml;

import io.orrery.ingest.graph.Cell;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.Timestamps;
import io.orrery.topics.model.GraphFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What is collected of one GEXF element. Of several values for one column the last counts.
final class ElementCells {
    private static final long MICROS = 1_000_000;
    /// Where times that mean something end: the year 9999.
    private static final double MOST_SECONDS = 253_402_300_799.0;

    private final XmlSource xml;
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private OptionalLong first = OptionalLong.empty();
    private OptionalLong last = OptionalLong.empty();
    private boolean ends;

    ElementCells(XmlSource xml) {
        this.xml = xml;
    }

    void put(Cell cell) {
        cells.put(cell.column(), cell);
    }

    /// An attribute of the element as text, if it is there.
    void text(String attribute, String column) {
        xml.attribute(attribute).ifPresent(value -> put(new Cell.Text(column, value)));
    }

    List<Cell> all() {
        return List.copyOf(cells.values());
    }

    /// The times of the element that was just begun.
    void spell() throws RefusedException {
        OptionalLong start = time("start");
        OptionalLong end = time("end");
        OptionalLong at = time("timestamp");
        ends |= end.isPresent();
        for (OptionalLong time : List.of(start, end, at)) {
            if (time.isPresent()) {
                long micros = time.getAsLong();
                first = OptionalLong.of(Math.min(micros, first.orElse(micros)));
                last = OptionalLong.of(Math.max(micros, last.orElse(micros)));
            }
        }
    }

    private OptionalLong time(String name) throws RefusedException {
        Optional<String> written = xml.attribute(name).or(() -> xml.attribute(name + "open"));
        if (written.isEmpty()) {
            return OptionalLong.empty();
        }
        byte[] bytes = written.get().strip().getBytes(StandardCharsets.UTF_8);
        long micros = Timestamps.parse(bytes, 0, bytes.length);
        if (micros != Timestamps.NONE) {
            return OptionalLong.of(micros);
        }
        Optional<Cell> number = Cell.declared(name, Cell.Declared.DECIMAL, written.get());
        if (number.isEmpty()) {
            throw xml.malformed(name + " is neither a time nor a number");
        }
        double seconds = number.get() instanceof Cell.Decimal decimal ? decimal.value() : Double.NaN;
        return Math.abs(seconds) <= MOST_SECONDS
                ? OptionalLong.of(Math.round(seconds * MICROS))
                : OptionalLong.empty(); // without end
    }

    /// The first and the last time as columns of their own.
    void bounds() {
        first.ifPresent(micros -> put(new Cell.Time("start", micros)));
        if (ends && last.isPresent()) {
            put(new Cell.Time("end", last.getAsLong()));
        }
    }

    List<Cell> withFirstTime() {
        List<Cell> all = new ArrayList<>(cells.values());
        first.ifPresent(micros -> all.add(new Cell.Time(GraphFiles.TIME, micros)));
        return all;
    }

    /// What a second row of the edge holds; empty when it has one time or none.
    List<Cell> lastTime() {
        if (last.isEmpty() || last.equals(first)) {
            return List.of();
        }
        List<Cell> row = new ArrayList<>(List.of(new Cell.Time(GraphFiles.TIME, last.getAsLong())));
        Cell relation = cells.get(GraphFiles.RELATION);
        if (relation != null) {
            row.add(relation);
        }
        return row;
    }

    /// `r`, `g`, `b` and `a`, or since 1.3 `hex` and `alpha`, as `#rrggbb` or `#rrggbbaa`.
    void color() throws RefusedException {
        String hex = xml.attribute("hex").orElse("");
        if (!hex.isEmpty() && !hex.matches("#?[0-9a-fA-F]{6}")) {
            throw xml.malformed("hex must be six digits of a colour");
        }
        String color = hex.isEmpty()
                ? String.format(Locale.ROOT, "#%02x%02x%02x", part("r"), part("g"), part("b"))
                : "#" + hex.replace("#", "").toLowerCase(Locale.ROOT);
        double alpha = number(xml.attribute("a").isPresent() ? "a" : "alpha", 1.0, 1.0);
        String seen = alpha < 1 ? String.format(Locale.ROOT, "%02x", Math.round(alpha * 255)) : "";
        put(new Cell.Text(GraphFiles.COLOR, color + seen));
    }

    private int part(String name) throws RefusedException {
        return (int) number(name, 0, 255);
    }

    private double number(String name, double otherwise, double most) throws RefusedException {
        Optional<String> written = xml.attribute(name);
        if (written.isEmpty()) {
            return otherwise;
        }
        double value = Cell.declared(name, Cell.Declared.DECIMAL, written.get())
                .filter(Cell.Decimal.class::isInstance)
                .map(Cell.Decimal.class::cast)
                .map(Cell.Decimal::value)
                .orElse(Double.NaN);
        if (!(value >= 0 && value <= most)) {
            throw xml.malformed(name + " of a colour must be 0 to " + (long) most);
        }
        return value;
    }
}
