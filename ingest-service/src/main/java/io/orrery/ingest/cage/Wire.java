package io.orrery.ingest.cage;

import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.format.TableReaders;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.TableOutput;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.TablePart;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What goes through the pipes of a cage, besides batches: the task in, refusals out. Both ends are the same build.
final class Wire {
    /// Longest text and list that are believed.
    private static final int MOST_BYTES = 1 << 20;

    private static final int MOST_ITEMS = 10_000;

    private Wire() {}

    static void task(DataOutputStream out, TableReaders.Task task, Path file) throws IOException {
        text(out, file.toString());
        out.writeLong(task.file().bytes());
        text(out, task.part().name());
        text(out, task.format().name());
        out.writeInt(task.options().size());
        for (Map.Entry<String, String> option : task.options().entrySet()) {
            text(out, option.getKey());
            text(out, option.getValue());
        }
        out.writeInt(task.expected().alternatives().size());
        for (List<String> columns : task.expected().alternatives()) {
            texts(out, columns);
        }
        texts(out, List.copyOf(task.expected().identifiers()));
        out.writeInt(task.headerBytes());
        Limits limits = task.limits();
        out.writeInt(limits.batchRows());
        out.writeInt(limits.batchBytes());
        out.writeInt(limits.columns());
        out.writeInt(limits.recordBytes());
        out.writeLong(limits.rows());
        out.writeLong(limits.expandedBytes());
        out.writeInt(limits.expansionRatio());
    }

    static TableReaders.Task task(DataInputStream in) throws IOException {
        SpooledFile file = new SpooledFile(Path.of(text(in)), in.readLong());
        TablePart part = TablePart.valueOf(text(in));
        FileFormat format = FileFormat.valueOf(text(in));
        Map<String, String> options = new HashMap<>();
        for (int left = count(in); left > 0; left--) {
            options.put(text(in), text(in));
        }
        List<List<String>> alternatives = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            alternatives.add(texts(in));
        }
        TableOutput.Expected expected = new TableOutput.Expected(alternatives, Set.copyOf(texts(in)));
        int headerBytes = in.readInt();
        Limits limits = new Limits(
                in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readLong(), in.readLong(), in.readInt());
        return new TableReaders.Task(file, part, format, options, expected, headerBytes, limits);
    }

    static void refusal(DataOutputStream out, Refusal refusal) throws IOException {
        out.writeByte(tag(refusal));
        switch (refusal) {
            case Refusal.Malformed malformed -> {
                text(out, malformed.format());
                text(out, malformed.why());
                position(out, malformed.position());
            }
            case Refusal.Truncated truncated -> {
                text(out, truncated.format());
                text(out, truncated.why());
                position(out, truncated.position());
            }
            case Refusal.TooBig tooBig -> {
                text(out, tooBig.what());
                out.writeLong(tooBig.limit());
                text(out, tooBig.unit());
                position(out, tooBig.position());
            }
            case Refusal.Empty empty -> text(out, empty.why());
            case Refusal.Unsupported unsupported -> {
                text(out, unsupported.why());
                position(out, unsupported.position());
            }
            case Refusal.MissingColumns missing -> {
                texts(out, missing.missing());
                texts(out, missing.present());
            }
            case Refusal.Within within -> {
                text(out, within.entry());
                refusal(out, within.refusal());
            }
        }
    }

    private static int tag(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Malformed _ -> 1;
            case Refusal.Truncated _ -> 2;
            case Refusal.TooBig _ -> 3;
            case Refusal.Empty _ -> 4;
            case Refusal.Unsupported _ -> 5;
            case Refusal.MissingColumns _ -> 6;
            case Refusal.Within _ -> 7;
        };
    }

    static Refusal refusal(DataInputStream in) throws IOException {
        return refusal(in, 0);
    }

    private static Refusal refusal(DataInputStream in, int depth) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case 1 -> new Refusal.Malformed(text(in), text(in), position(in));
            case 2 -> new Refusal.Truncated(text(in), text(in), position(in));
            case 3 -> new Refusal.TooBig(text(in), in.readLong(), text(in), position(in));
            case 4 -> new Refusal.Empty(text(in));
            case 5 -> new Refusal.Unsupported(text(in), position(in));
            case 6 -> new Refusal.MissingColumns(texts(in), texts(in));
            case 7 -> {
                if (depth > 4) {
                    throw new IOException("refusals inside refusals without end");
                }
                yield new Refusal.Within(text(in), refusal(in, depth + 1));
            }
            default -> throw new IOException("no refusal has the number " + tag);
        };
    }

    private static void position(DataOutputStream out, Position position) throws IOException {
        out.writeLong(position.row());
        String column = position.column();
        out.writeBoolean(column != null);
        if (column != null) {
            text(out, column);
        }
        out.writeLong(position.at());
        out.writeLong(position.line());
    }

    private static Position position(DataInputStream in) throws IOException {
        return new Position(in.readLong(), in.readBoolean() ? text(in) : null, in.readLong(), in.readLong());
    }

    static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a text of " + length + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            texts.add(text(in));
        }
        return texts;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_ITEMS) {
            throw new IOException("a list of " + count);
        }
        return count;
    }
}
