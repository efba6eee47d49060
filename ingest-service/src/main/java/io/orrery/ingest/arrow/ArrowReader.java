package io.orrery.ingest.arrow;

import io.orrery.ingest.format.ReadOptions;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.format.TableReader;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.ingest.table.TableWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/// Reads Arrow IPC, file or stream, told apart by their first bytes. Record batches of any size are read from the
/// mapped file; only
/// compressed ones are held in memory.
public final class ArrowReader implements TableReader {
    @Override
    public void read(SpooledFile file, ReadOptions options, TableOutput out) throws RefusedException, IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, file.bytes(), arena);
            new Reading(ArrowMessages.of(bytes), file.bytes(), out).run();
        }
    }

    private static final class Reading {
        private final ArrowMessages messages;
        private final long size;
        private final TableOutput out;
        private final Map<Long, ArrowField> dictionaryFields = new HashMap<>();
        private final Map<Long, List<ArrowArray>> dictionaries = new HashMap<>();

        Reading(ArrowMessages messages, long size, TableOutput out) {
            this.messages = messages;
            this.size = size;
            this.out = out;
        }

        void run() throws RefusedException {
            long at = messages.position();
            try {
                Optional<ArrowMessages.Part> first = messages.next();
                if (first.isEmpty() || !(first.get().message().headerType() == MessageHeader.Schema)) {
                    throw RefusedException.malformed("Arrow", "it does not begin with a schema", Position.atByte(at));
                }
                Schema schema = (Schema) first.get().message().header(new Schema());
                if (schema == null) {
                    throw RefusedException.malformed("Arrow", "its schema is empty", Position.atByte(at));
                }
                List<ArrowField> fields = ArrowSchemas.read(schema);
                fields.forEach(this::rememberDictionaries);
                TableWriter writer = begin(fields);
                for (Optional<ArrowMessages.Part> part = messages.next(); part.isPresent(); part = messages.next()) {
                    at = part.get().at();
                    message(part.get(), fields, writer);
                }
                writer.finish();
            } catch (IndexOutOfBoundsException | NullPointerException | IllegalArgumentException | AssertionError _) {
                // What the flatbuffer classes throw when their bytes point nowhere.
                throw RefusedException.malformed("Arrow", "a message is unreadable", Position.atByte(at));
            }
        }

        private TableWriter begin(List<ArrowField> fields) throws RefusedException {
            List<String> names = TableOutput.distinctNames(
                    fields.stream().map(ArrowField::name).toList());
            List<ColumnSpec> columns = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                String name = names.get(i);
                columns.add(new ColumnSpec(name, ArrowCells.type(fields.get(i), out.isIdentifier(name))));
            }
            return out.begin(columns);
        }

        private void rememberDictionaries(ArrowField field) {
            if (field.index() != null) {
                dictionaryFields.put(field.dictionary(), field.values());
            }
            field.children().forEach(this::rememberDictionaries);
        }

        private void message(ArrowMessages.Part part, List<ArrowField> fields, TableWriter writer)
                throws RefusedException {
            switch (part.message().headerType()) {
                case MessageHeader.RecordBatch -> {
                    RecordBatch batch = (RecordBatch) part.message().header(new RecordBatch());
                    if (batch != null) {
                        rows(batch, part, fields, writer);
                    }
                }
                case MessageHeader.DictionaryBatch -> {
                    DictionaryBatch dictionary =
                            (DictionaryBatch) part.message().header(new DictionaryBatch());
                    if (dictionary != null && dictionary.data() != null) {
                        dictionary(dictionary, part);
                    }
                }
                default ->
                    throw RefusedException.malformed(
                            "Arrow", "a message is neither rows nor a dictionary", Position.atByte(part.at()));
            }
        }

        private void dictionary(DictionaryBatch dictionary, ArrowMessages.Part part) throws RefusedException {
            ArrowField field = dictionaryFields.get(dictionary.id());
            if (field == null) {
                return; // no column uses it
            }
            ArrowBody body = new ArrowBody(dictionary.data(), part.body(), part.at());
            ArrowArray values = new ArrowArray.Loader(dictionary.data(), body, dictionaries).load(field);
            List<ArrowArray> known = new ArrayList<>(
                    dictionary.isDelta() ? dictionaries.getOrDefault(dictionary.id(), List.of()) : List.of());
            known.add(values);
            dictionaries.put(dictionary.id(), known);
        }

        private void rows(RecordBatch batch, ArrowMessages.Part part, List<ArrowField> fields, TableWriter writer)
                throws RefusedException {
            ArrowBody body = new ArrowBody(batch, part.body(), part.at());
            ArrowArray.Loader loader = new ArrowArray.Loader(batch, body, dictionaries);
            List<ArrowCells> cells = new ArrayList<>();
            for (int i = 0; i < fields.size(); i++) {
                cells.add(ArrowCells.of(
                        loader.load(fields.get(i)), writer.columns().get(i).type(), i));
            }
            long bodyBytes = part.body().byteSize();
            for (long row = 0; row < batch.length(); row++) {
                row(cells, row, writer);
                writer.endRow((part.at() + bodyBytes * ((row + 1.0) / batch.length())) / size);
            }
        }

        private static void row(List<ArrowCells> cells, long row, TableWriter writer) throws RefusedException {
            int column = 0;
            try {
                for (; column < cells.size(); column++) {
                    cells.get(column).put(row, writer);
                }
            } catch (IndexOutOfBoundsException _) {
                throw wrong("the column's buffers do not hold the row", column, writer);
            } catch (ArithmeticException _) {
                throw wrong("the time or index is beyond what 64 bits can say", column, writer);
            } catch (ArrowText.NotTextException _) {
                throw wrong("the text is not UTF-8", column, writer);
            } catch (ArrowText.TooLongException _) {
                throw RefusedException.tooBig("one value is too long", 1_000_000, "bytes", at(column, writer));
            }
        }

        private static RefusedException wrong(String why, int column, TableWriter writer) {
            return RefusedException.malformed("Arrow", why, at(column, writer));
        }

        private static Position at(int column, TableWriter writer) {
            return Position.atCell(writer.row(), writer.columns().get(column).name());
        }
    }
}
