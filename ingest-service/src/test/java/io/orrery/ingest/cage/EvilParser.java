package io.orrery.ingest.cage;

import io.orrery.ingest.format.ReadOptions;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.format.TableReader;
import io.orrery.ingest.format.TableReaders;
import io.orrery.ingest.table.ColumnSpec;
import io.orrery.ingest.table.ColumnType;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.ingest.table.TableWriter;
import io.orrery.topics.model.FileFormat;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A reader that a file has taken over: it does what the file says. What it could do becomes the table's one cell.
final class EvilParser implements TableReader {
    private EvilParser() {}

    static TableReaders readers() {
        return new TableReaders(Map.of(FileFormat.CSV, new EvilParser()));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ParserMain.run(Path.of(arguments[0]), readers());
    }

    @Override
    public void read(SpooledFile file, ReadOptions options, TableOutput out) throws RefusedException, IOException {
        String[] order =
                new String(file.head(1_000), StandardCharsets.UTF_8).strip().split(" ", 2);
        String did;
        try {
            did = obey(order[0], order.length > 1 ? order[1] : "");
        } catch (IOException | SecurityException | LinkageError e) {
            did = "could not: " + e.getClass().getSimpleName();
        }
        TableWriter writer = out.begin(List.of(new ColumnSpec("did", ColumnType.UTF8)));
        writer.text(0, did);
        writer.endRow(1);
        writer.finish();
    }

    private static String obey(String verb, String object) throws IOException {
        return switch (verb) {
            case "say" -> object;
            case "read" -> "read " + Files.readAllBytes(Path.of(object)).length;
            case "write" -> "wrote " + Files.writeString(Path.of(object), "x");
            case "list" -> {
                try (var files = Files.list(Path.of(object))) {
                    yield "listed " + files.count();
                }
            }
            case "connect" -> {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(object))) {
                    yield "connected " + socket.isConnected();
                }
            }
            case "listen" -> {
                try (ServerSocket socket = new ServerSocket(0)) {
                    yield "listens " + socket.isBound();
                }
            }
            case "run" -> "ran " + new ProcessBuilder(object).start().isAlive();
            case "thread" -> {
                Thread thread = Thread.ofPlatform().start(() -> {});
                yield "started " + (thread.threadId() > 0);
            }
            case "spin" -> {
                for (long i = 0; ; i++) {
                    if (i == Long.MAX_VALUE) {
                        yield "never";
                    }
                }
            }
            case "sleep" -> {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                yield "woke";
            }
            case "heap" -> {
                List<long[]> hoard = new ArrayList<>();
                while (true) {
                    hoard.add(new long[1 << 20]);
                }
            }
            case "native" -> {
                while (true) {
                    Arena.global().allocate(64L << 20).fill((byte) 1);
                }
            }
            case "die" -> {
                Runtime.getRuntime().halt(139);
                yield "never";
            }
            case "lie" -> {
                try (FileOutputStream frames = new FileOutputStream(FileDescriptor.out)) {
                    frames.write(new byte[] {'B', 0, 0, 0, 4, 1, 2, 3, 4});
                }
                yield "lied";
            }
            default -> throw new IOException("no such order");
        };
    }
}
