package io.orrery.ingest.arrow;

import io.orrery.ingest.table.RefusedException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/// One array of a record batch: its buffers as segments, its children, and the dictionary that its values index.
/// Every
/// access is checked
/// against the segment and throws [IndexOutOfBoundsException] when the bytes promise more than they hold.
final class ArrowArray {
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    final ArrowField field;
    final long length;
    final List<ArrowArray> children;
    final List<ArrowArray> dictionary;
    private final List<MemorySegment> buffers;
    private final boolean allPresent;

    private ArrowArray(
            ArrowField field,
            long length,
            boolean allPresent,
            List<MemorySegment> buffers,
            List<ArrowArray> children,
            List<ArrowArray> dictionary) {
        this.field = field;
        this.length = length;
        this.allPresent = allPresent;
        this.buffers = buffers;
        this.children = children;
        this.dictionary = dictionary;
    }

    /// Takes nodes and buffers in the order in which the format lays them down.
    static final class Loader {
        private final RecordBatch batch;
        private final ArrowBody body;
        private final Map<Long, List<ArrowArray>> dictionaries;
        private int nextNode;

        Loader(RecordBatch batch, ArrowBody body, Map<Long, List<ArrowArray>> dictionaries) {
            this.batch = batch;
            this.body = body;
            this.dictionaries = dictionaries;
        }

        ArrowArray load(ArrowField field) throws RefusedException {
            if (nextNode >= batch.nodesLength()) {
                throw body.malformed("a record batch has fewer arrays than its schema asks for");
            }
            FieldNode node = batch.nodes(nextNode++);
            if (node.length() < 0) {
                throw body.malformed("an array claims " + node.length() + " values");
            }
            if (field.index() != null) {
                List<ArrowArray> values = dictionaries.get(field.dictionary());
                if (values == null) {
                    throw body.malformed("dictionary " + field.dictionary() + " is used before it is given");
                }
                return array(field.index(), node, List.of(), values);
            }
            int count = field.kind().buffers() + (field.kind().isView() ? body.variadic() : 0);
            List<MemorySegment> buffers = buffers(count);
            List<ArrowArray> children = new ArrayList<>();
            for (ArrowField child : field.children()) {
                children.add(load(child));
            }
            return new ArrowArray(field, node.length(), allPresent(node, buffers), buffers, children, List.of());
        }

        private ArrowArray array(
                ArrowField field, FieldNode node, List<ArrowArray> children, List<ArrowArray> dictionary)
                throws RefusedException {
            List<MemorySegment> buffers = buffers(field.kind().buffers());
            return new ArrowArray(field, node.length(), allPresent(node, buffers), buffers, children, dictionary);
        }

        private List<MemorySegment> buffers(int count) throws RefusedException {
            List<MemorySegment> buffers = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                buffers.add(body.buffer());
            }
            return buffers;
        }

        private static boolean allPresent(FieldNode node, List<MemorySegment> buffers) {
            return !buffers.isEmpty()
                    && (node.nullCount() == 0 || buffers.getFirst().byteSize() == 0);
        }
    }

    boolean isPresent(long i) {
        if (allPresent) {
            return true;
        }
        return field.kind() != ArrowKind.NULL && bit(buffers.getFirst(), i);
    }

    boolean bool(long i) {
        return bit(buffers.get(1), i);
    }

    private static boolean bit(MemorySegment bits, long i) {
        return (bits.get(ValueLayout.JAVA_BYTE, i >>> 3) >> (i & 7) & 1) == 1;
    }

    /// A signed or unsigned integer of the field's width; 64 unsigned bits come as they are.
    long integer(long i) {
        MemorySegment data = buffers.get(1);
        boolean signed = field.kind() != ArrowKind.UINT;
        return switch (field.width()) {
            case 1 -> signed ? data.get(ValueLayout.JAVA_BYTE, i) : data.get(ValueLayout.JAVA_BYTE, i) & 0xFF;
            case 2 -> signed ? data.get(SHORT, 2 * i) : data.get(SHORT, 2 * i) & 0xFFFF;
            case 4 -> signed ? data.get(ArrowMessages.INT, 4 * i) : data.get(ArrowMessages.INT, 4 * i) & 0xFFFFFFFFL;
            default -> data.get(ArrowBody.LONG, 8 * i);
        };
    }

    double floating(long i) {
        MemorySegment data = buffers.get(1);
        return switch (field.width()) {
            case 2 -> Float.float16ToFloat(data.get(SHORT, 2 * i));
            case 4 -> Float.intBitsToFloat(data.get(ArrowMessages.INT, 4 * i));
            default -> Double.longBitsToDouble(data.get(ArrowBody.LONG, 8 * i));
        };
    }

    /// The bytes of a value of fixed width.
    MemorySegment fixed(long i) {
        return buffers.get(1).asSlice(i * field.width(), field.width());
    }

    /// The bytes of a text or binary value.
    MemorySegment bytes(long i) {
        return switch (field.kind()) {
            case UTF8, BINARY -> {
                long start = offset(buffers.get(1), i);
                yield buffers.get(2).asSlice(start, offset(buffers.get(1), i + 1) - start);
            }
            case UTF8_VIEW, BINARY_VIEW -> view(i);
            default -> fixed(i);
        };
    }

    private MemorySegment view(long i) {
        MemorySegment views = buffers.get(1);
        int size = views.get(ArrowMessages.INT, 16 * i);
        if (size <= 12) {
            return views.asSlice(16 * i + 4, size);
        }
        int buffer = views.get(ArrowMessages.INT, 16 * i + 8);
        int start = views.get(ArrowMessages.INT, 16 * i + 12);
        return buffers.subList(2, buffers.size()).get(buffer).asSlice(start, size);
    }

    /// Index of the first child value of a list.
    long listStart(long i) {
        return field.kind() == ArrowKind.FIXED_LIST
                ? Math.multiplyExact(i, (long) field.width())
                : offset(buffers.get(1), i);
    }

    long listSize(long i) {
        return switch (field.kind()) {
            case FIXED_LIST -> field.width();
            case LIST_VIEW -> offset(buffers.get(2), i);
            default -> offset(buffers.get(1), i + 1) - offset(buffers.get(1), i);
        };
    }

    private long offset(MemorySegment offsets, long i) {
        return field.width() == 8 ? offsets.get(ArrowBody.LONG, 8 * i) : offsets.get(ArrowMessages.INT, 4 * i);
    }
}
