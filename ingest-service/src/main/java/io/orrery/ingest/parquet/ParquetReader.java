package io.orrery.ingest.parquet;

import io.orrery.ingest.format.ReadOptions;
import io.orrery.ingest.format.SpooledFile;
import io.orrery.ingest.format.TableReader;
import io.orrery.ingest.table.Position;
import io.orrery.ingest.table.Refusal;
import io.orrery.ingest.table.RefusedException;
import io.orrery.ingest.table.TableOutput;
import io.orrery.ingest.table.TableWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBResultSet;

/// Reads Parquet. The file's frame is checked first, so that a cut-off upload is called that; everything inside is
/// DuckDB's, in its cage.
public final class ParquetReader implements TableReader {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int BATCH_ROWS = 8_192;
    private static final long ALLOCATOR_BYTES = 256L << 20;
    /// Longest that DuckDB may take over one upload; waiting for the broker does not count.
    private static final Duration MAX_TIME = Duration.ofMinutes(2);

    @Override
    public void read(SpooledFile file, ReadOptions options, TableOutput out) throws RefusedException, IOException {
        checkFrame(file);
        try (Connection connection = DuckDbCage.open(file.folder());
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout((int) MAX_TIME.toSeconds());
            String source = "read_parquet(" + DuckDbCage.literal(file.path().toString()) + ", hive_partitioning=false)";
            List<ParquetColumn> columns = columns(statement, source, out);
            TableWriter writer =
                    out.begin(columns.stream().map(ParquetColumn::spec).toList());
            long rows = rows(statement, file.path());
            rows(statement, source, columns, rows, writer);
            writer.finish();
        } catch (SQLException e) {
            throw refusal(e, file.path());
        }
    }

    private static void checkFrame(SpooledFile file) throws IOException, RefusedException {
        byte[] head = file.head(MAGIC.length);
        if (java.util.Arrays.equals(head, ENCRYPTED)) {
            throw RefusedException.unsupported("it is encrypted Parquet", Position.atByte(0));
        }
        if (!java.util.Arrays.equals(head, MAGIC)) {
            throw RefusedException.malformed("Parquet", "it does not begin with PAR1", Position.atByte(0));
        }
        ByteBuffer tail = ByteBuffer.allocate(MAGIC.length);
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            channel.read(tail, Math.max(0, file.bytes() - MAGIC.length));
        }
        if (file.bytes() < 12 || !java.util.Arrays.equals(tail.array(), MAGIC)) {
            throw RefusedException.truncated("Parquet", "it does not end with PAR1", Position.atByte(file.bytes()));
        }
    }

    private static List<ParquetColumn> columns(Statement statement, String source, TableOutput out)
            throws SQLException {
        List<ParquetColumn> columns = new ArrayList<>();
        try (ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
            while (described.next()) {
                String name = described.getString(1);
                columns.add(ParquetColumn.of(name, described.getString(2), out.isIdentifier(name)));
            }
        }
        return columns;
    }

    private static long rows(Statement statement, Path path) throws SQLException {
        try (ResultSet counted = statement.executeQuery(
                "SELECT num_rows FROM parquet_file_metadata(" + DuckDbCage.literal(path.toString()) + ")")) {
            return counted.next() ? counted.getLong(1) : 0;
        }
    }

    private static void rows(
            Statement statement, String source, List<ParquetColumn> columns, long rows, TableWriter writer)
            throws SQLException, IOException, RefusedException {
        String select = columns.stream().map(ParquetColumn::expression).collect(Collectors.joining(", "));
        try (BufferAllocator allocator = new RootAllocator(ALLOCATOR_BYTES);
                ResultSet result = statement.executeQuery("SELECT " + select + " FROM " + source);
                org.apache.arrow.vector.ipc.ArrowReader reader = (org.apache.arrow.vector.ipc.ArrowReader)
                        ((DuckDBResultSet) result).arrowExportStream(allocator, BATCH_ROWS)) {
            long spent = 0;
            for (long begun = System.nanoTime(); reader.loadNextBatch(); begun = System.nanoTime()) {
                spent += System.nanoTime() - begun;
                if (spent > MAX_TIME.toNanos()) {
                    throw RefusedException.tooBig(
                            "reading it takes too long", MAX_TIME.toSeconds(), "seconds", Position.atRow(writer.row()));
                }
                ParquetRows.copy(reader.getVectorSchemaRoot(), rows, writer);
            }
        }
    }

    /// DuckDB's message without our path in it.
    private static RefusedException refusal(SQLException e, Path path) {
        String message = String.valueOf(e.getMessage())
                .replace(path.toString(), "the file")
                .lines()
                .findFirst()
                .orElse("unreadable");
        if (message.contains("Invalid result set")) {
            // All that is left of an error met while rows were already flowing.
            return RefusedException.malformed("Parquet", "its pages are corrupt", Position.UNKNOWN);
        }
        String why = message.length() > 200 ? message.substring(0, 200) + "…" : message;
        if (message.contains("Out of Memory")) {
            return RefusedException.tooBig("reading it takes too much memory", 256, "MB", Position.UNKNOWN);
        }
        String plain = why.chars()
                .mapToObj(c -> Character.toString(Character.isISOControl(c) ? '?' : (char) c))
                .collect(Collectors.joining());
        return new RefusedException(new Refusal.Malformed("Parquet", plain, Position.UNKNOWN));
    }
}
