package io.orrery.ingest.cage;

import io.orrery.ingest.format.Formats;
import io.orrery.ingest.format.Spool;
import io.orrery.ingest.format.TableReaders;
import io.orrery.ingest.table.BatchSink;
import io.orrery.ingest.table.Refusal;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.TableHeader;
import io.orrery.topics.wire.TableBatch;
import io.orrery.topics.wire.TableBatches;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;

/// The second Java in a cage: takes one task after another from its input and answers with frames on its output.
/// Argument: its folder. Ends when its input does, that is with the server, whatever it is busy with.
final class ParserMain implements BatchSink {
    private static final long TELL_BYTES = 1 << 20;
    private static final GraphSpec NO_SPEC = GraphSpec.ofEdges("source", "target");
    private static final GraphId NO_GRAPH = new GraphId("cage");
    /// Everything that one upload may unpack to; the server counts what is told and ends this process before.
    private static final long QUOTA = Long.MAX_VALUE / 2;

    private final DataOutputStream out;
    private long untold;

    private ParserMain(DataOutputStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        // What a reader was not prepared for is printed; the server puts it into its log.
        run(
                Path.of(arguments[0]),
                new TableReaders(Formats.readersByFormat(), (format, flaw) -> flaw.printStackTrace(System.err)));
    }

    /// Reads with these readers, for as long as there is somebody to read for.
    static void run(Path folder, TableReaders readers) throws IOException, InterruptedException {
        DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
        // Whoever prints must not print into the frames.
        System.setOut(System.err);
        String missing = walls();
        ParserMain parser = new ParserMain(out);
        Spool spool = Spool.open(folder.resolve("work"), QUOTA, parser::taken);
        SynchronousQueue<TableReaders.Task> tasks = new SynchronousQueue<>();
        Thread.ofPlatform().daemon(true).name("tasks").start(() -> listen(tasks));
        parser.frame(Frame.READY, missing.getBytes(StandardCharsets.UTF_8));
        while (true) {
            parser.read(readers, spool, tasks.take());
        }
    }

    /// Closes what can be closed only now: a Java that starts must be able to start.
    private static String walls() {
        String missing = System.getenv().getOrDefault(CageWalls.MISSING, "all walls: there is no first Java");
        if (!SystemCalls.areKnown()) {
            return missing;
        }
        try {
            CallFilter.close();
            return missing;
        } catch (Kernel.RefusedByKernelException e) {
            return (missing.isEmpty() ? "" : missing + ", ") + "no network and no processes (seccomp): "
                    + e.getMessage();
        }
    }

    private static void listen(SynchronousQueue<TableReaders.Task> tasks) {
        try (DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                tasks.put(Wire.task(in));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(0); // the server is gone, or does not want us any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(TableReaders readers, Spool spool, TableReaders.Task task) throws IOException {
        try (Spool.Folder folder = spool.folder()) {
            Optional<Refusal> refusal = readers.read(task, folder, this);
            tellTaken();
            frame(Frame.DONE, refusal.isPresent() ? bytes(refusal.get()) : new byte[0]);
        } catch (IOException e) {
            frame(Frame.DISK, String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void batch(Batch batch) {
        TableHeader header = new TableHeader(
                NO_GRAPH,
                "",
                batch.part(),
                batch.index(),
                batch.last(),
                batch.firstRow(),
                batch.progress(),
                NO_SPEC,
                0,
                "");
        send(Frame.BATCH, TableBatches.encode(new TableBatch(header, batch.table())));
    }

    @Override
    public void rejected(Refusal refusal) {
        try {
            send(Frame.LEFT_OUT, bytes(refusal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void alive() {
        send(Frame.ALIVE, new byte[0]);
    }

    private void taken(long bytes) {
        untold += bytes;
        if (untold >= TELL_BYTES) {
            tellTaken();
        }
    }

    private void tellTaken() {
        long told = untold;
        untold = 0;
        send(Frame.TAKEN, java.nio.ByteBuffer.allocate(Long.BYTES).putLong(told).array());
    }

    private static byte[] bytes(Refusal refusal) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Wire.refusal(new DataOutputStream(bytes), refusal);
        return bytes.toByteArray();
    }

    private void send(char kind, byte[] bytes) {
        try {
            frame(kind, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void frame(char kind, byte[] bytes) throws IOException {
        out.writeByte(kind);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }
}
