package io.orrery.ingest.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBDriver;

/// Opens a fresh DuckDB that can do nothing but read one folder. Fresh for each upload: a corrupt file can leave a
/// database unusable, and a
/// reader of the next upload must not notice.
final class DuckDbCage {
    private static final List<String> LOCKS = List.of(
            "SET autoinstall_known_extensions=false",
            "SET autoload_known_extensions=false",
            "SET allow_community_extensions=false",
            "SET allow_unsigned_extensions=false",
            "SET allow_persistent_secrets=false",
            "SET disabled_filesystems='HTTPFileSystem'",
            "SET memory_limit='256MB'",
            "SET threads=1",
            "SET enable_geoparquet_conversion=false",
            "SET TimeZone='UTC'",
            "SET temp_directory=''",
            "SET max_temp_directory_size='0GB'",
            "SET enable_external_access=false",
            // Last: from here on nothing can be set.
            "SET lock_configuration=true");

    private DuckDbCage() {}

    static Connection open(Path folder) throws SQLException {
        Properties properties = new Properties();
        // Rows are pulled as they are needed instead of being gathered first.
        properties.setProperty("jdbc_stream_results", "true");
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET allowed_directories=[" + literal(folder.toString()) + "]");
            for (String lock : LOCKS) {
                statement.execute(lock);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
