package io.orrery.ingest.arrow;

import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Duration;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Interval;
import org.apache.arrow.flatbuf.IntervalUnit;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/// Reads the schema message. Depth and number of fields are bounded, because offsets in it may form a circle.
final class ArrowSchemas {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_FIELDS = 10_000;
    private static final long[] PER_SECOND = {1, 1_000, 1_000_000, 1_000_000_000};

    private int fields;

    private ArrowSchemas() {}

    static List<ArrowField> read(Schema schema) throws RefusedException {
        if (schema.endianness() != 0) {
            throw RefusedException.unsupported("its Arrow buffers are big-endian", Position.UNKNOWN);
        }
        ArrowSchemas reading = new ArrowSchemas();
        List<ArrowField> read = new ArrayList<>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            read.add(reading.field(schema.fields(i), 0));
        }
        return read;
    }

    private ArrowField field(Field field, int depth) throws RefusedException {
        if (depth > MAX_DEPTH) {
            throw RefusedException.tooBig("its types are nested too deep", MAX_DEPTH, "levels", Position.UNKNOWN);
        }
        if (++fields > MAX_FIELDS) {
            throw RefusedException.tooBig("it has too many fields", MAX_FIELDS, "fields", Position.UNKNOWN);
        }
        String name = field.name() == null ? "" : field.name();
        List<ArrowField> children = new ArrayList<>();
        for (int i = 0; i < field.childrenLength(); i++) {
            children.add(field(field.children(i), depth + 1));
        }
        ArrowField plain = typed(name, field, children);
        DictionaryEncoding encoding = field.dictionary();
        if (encoding == null) {
            return plain;
        }
        Int type = encoding.indexType();
        ArrowField index = type == null ? ArrowField.of(name, ArrowKind.INT, 4) : integer(name, type);
        return plain.indexedBy(index, encoding.id());
    }

    private static ArrowField typed(String name, Field field, List<ArrowField> children) throws RefusedException {
        byte type = field.typeType();
        return switch (type) {
            case Type.Null -> ArrowField.of(name, ArrowKind.NULL, 0);
            case Type.Bool -> ArrowField.of(name, ArrowKind.BOOL, 0);
            case Type.Int -> integer(name, (Int) field.type(new Int()));
            case Type.FloatingPoint -> {
                FloatingPoint floating = (FloatingPoint) field.type(new FloatingPoint());
                yield ArrowField.of(name, ArrowKind.FLOAT, checked(name, 2 << floating.precision(), 2, 8));
            }
            case Type.Decimal -> decimal(name, (Decimal) field.type(new Decimal()));
            case Type.Utf8 -> ArrowField.of(name, ArrowKind.UTF8, 4);
            case Type.LargeUtf8 -> ArrowField.of(name, ArrowKind.UTF8, 8);
            case Type.Binary -> ArrowField.of(name, ArrowKind.BINARY, 4);
            case Type.LargeBinary -> ArrowField.of(name, ArrowKind.BINARY, 8);
            case Type.Utf8View -> ArrowField.of(name, ArrowKind.UTF8_VIEW, 16);
            case Type.BinaryView -> ArrowField.of(name, ArrowKind.BINARY_VIEW, 16);
            case Type.FixedSizeBinary -> {
                int width = ((FixedSizeBinary) field.type(new FixedSizeBinary())).byteWidth();
                yield ArrowField.of(name, ArrowKind.FIXED_BINARY, checked(name, width, 0, 1 << 20));
            }
            case Type.Date, Type.Time, Type.Timestamp, Type.Duration, Type.Interval -> temporal(name, field, type);
            case Type.List,
                    Type.LargeList,
                    Type.ListView,
                    Type.LargeListView,
                    Type.FixedSizeList,
                    Type.Struct_,
                    Type.Map -> nested(name, field, type, children);
            default ->
                throw RefusedException.unsupported(
                        "columns of Arrow type " + (type >= 0 && type < Type.names.length ? Type.name(type) : type)
                                + " are not read",
                        Position.inColumn(name));
        };
    }

    private static ArrowField integer(String name, Int type) throws RefusedException {
        int width = checked(name, type.bitWidth() / 8, 1, 8);
        return ArrowField.of(name, type.isSigned() ? ArrowKind.INT : ArrowKind.UINT, width);
    }

    private static ArrowField decimal(String name, Decimal type) throws RefusedException {
        int width = checked(name, type.bitWidth() / 8, 4, 32);
        int scale = checked(name, Math.abs(type.scale()), 0, 100) * Integer.signum(type.scale());
        return new ArrowField(name, ArrowKind.DECIMAL, width, scale, 0, List.of(), null, 0);
    }

    private static ArrowField temporal(String name, Field field, byte type) throws RefusedException {
        return switch (type) {
            case Type.Date -> {
                boolean days = ((Date) field.type(new Date())).unit() == DateUnit.DAY;
                yield timed(name, ArrowKind.DATE, days ? 4 : 8, days ? 0 : 1_000);
            }
            case Type.Time -> {
                Time time = (Time) field.type(new Time());
                int width = checked(name, time.bitWidth() / 8, 4, 8);
                yield timed(name, ArrowKind.TIME, width, perSecond(name, time.unit()));
            }
            case Type.Timestamp ->
                timed(name, ArrowKind.TIMESTAMP, 8, perSecond(name, ((Timestamp) field.type(new Timestamp())).unit()));
            case Type.Duration ->
                timed(name, ArrowKind.DURATION, 8, perSecond(name, ((Duration) field.type(new Duration())).unit()));
            default ->
                switch (((Interval) field.type(new Interval())).unit()) {
                    case IntervalUnit.YEAR_MONTH -> ArrowField.of(name, ArrowKind.INTERVAL_MONTHS, 4);
                    case IntervalUnit.DAY_TIME -> ArrowField.of(name, ArrowKind.INTERVAL_DAYS_MILLIS, 8);
                    default -> ArrowField.of(name, ArrowKind.INTERVAL_MONTHS_DAYS_NANOS, 16);
                };
        };
    }

    private static ArrowField nested(String name, Field field, byte type, List<ArrowField> children)
            throws RefusedException {
        ArrowKind kind = switch (type) {
            case Type.Struct_ -> ArrowKind.STRUCT;
            case Type.Map -> ArrowKind.MAP;
            case Type.FixedSizeList -> ArrowKind.FIXED_LIST;
            case Type.ListView, Type.LargeListView -> ArrowKind.LIST_VIEW;
            default -> ArrowKind.LIST;
        };
        boolean mapOfPairs = kind != ArrowKind.MAP
                || (children.size() == 1 && children.getFirst().children().size() == 2);
        if (kind != ArrowKind.STRUCT && (children.size() != 1 || !mapOfPairs)) {
            throw RefusedException.malformed("Arrow", "a list or map has the wrong children", Position.inColumn(name));
        }
        int width = type == Type.LargeList || type == Type.LargeListView ? 8 : 4;
        if (type == Type.FixedSizeList) {
            width = checked(name, ((FixedSizeList) field.type(new FixedSizeList())).listSize(), 0, 1 << 20);
        }
        return new ArrowField(name, kind, width, 0, 0, children, null, 0);
    }

    private static ArrowField timed(String name, ArrowKind kind, int width, long perSecond) {
        return new ArrowField(name, kind, width, 0, perSecond, List.of(), null, 0);
    }

    private static long perSecond(String name, short unit) throws RefusedException {
        return PER_SECOND[checked(name, unit, TimeUnit.SECOND, TimeUnit.NANOSECOND)];
    }

    private static int checked(String name, int value, int least, int most) throws RefusedException {
        if (value < least || value > most) {
            throw RefusedException.malformed(
                    "Arrow",
                    "its type has the size " + Refusal.shown(Integer.toString(value)),
                    Position.inColumn(name));
        }
        return value;
    }
}
