package io.orrery.ingest.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuckDbCageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_text('/etc/passwd')",
                "SELECT * FROM read_csv('FOLDER/../../../../../../etc/passwd')",
                "SELECT * FROM read_csv('FOLDER/link')",
                "SELECT * FROM glob('/etc/*')",
                "SELECT * FROM read_csv('http://127.0.0.1:1/x.csv')",
                "COPY (SELECT 1) TO '/tmp/orrery-owned.csv'",
                "ATTACH '/tmp/orrery-owned.db'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET memory_limit='1TB'",
                "SET enable_external_access=true",
                "RESET allowed_directories",
                "SET lock_configuration=false"
            })
    void whatLeadsOutOfTheCageIsRefused(String sql) throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/passwd"));
        try (Connection connection = DuckDbCage.open(folder);
                Statement statement = connection.createStatement()) {
            String placed = sql.replace("FOLDER", folder.toString());
            assertThatThrownBy(() -> statement.execute(placed)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void whatLiesInTheFolderIsRead() throws Exception {
        Files.writeString(folder.resolve("mine.csv"), "a\n1\n");
        try (Connection connection = DuckDbCage.open(folder);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT a FROM read_csv('" + folder + "/mine.csv')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }
}
