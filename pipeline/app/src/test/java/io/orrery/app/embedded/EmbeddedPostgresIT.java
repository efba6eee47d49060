package io.orrery.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    @TempDir
    Path folder;

    Secrets secrets;

    @BeforeEach
    void secrets() throws Exception {
        secrets = new Secrets(folder.resolve("secrets"));
    }

    @Test
    void rowsCommittedBeforeAStopAreThereAfterTheNextStart() throws Exception {
        try (EmbeddedPostgres postgres = start();
                Connection connection = connect(postgres, postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE star (name text)");
            statement.execute("INSERT INTO star VALUES ('Ümraniye')");
        }
        try (EmbeddedPostgres postgres = start();
                Connection connection = connect(postgres, postgres.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT upper(name) FROM star")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("ÜMRANIYE");
        }
    }

    @Test
    void aLeftOverLockFileOfAnUnrelatedProcessDoesNotStopTheStart() throws Exception {
        start().close();
        Path data = folder.resolve("postgres/data-18");
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");
        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.alive()).isTrue();
        }
    }

    @Test
    void itIsClosedToStrangers() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            assertThatThrownBy(() -> connect(postgres, "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(Listening.addresses(postgres.url().replaceFirst(".*:(\\d+)/.*", "$1")))
                    .containsExactly("127.0.0.1");
            try (Connection connection = connect(postgres, postgres.password());
                    Statement statement = connection.createStatement()) {
                assertThat(setting(statement, "fsync")).isEqualTo("on");
                assertThat(setting(statement, "synchronous_commit")).isEqualTo("on");
                assertThat(setting(statement, "is_superuser")).isEqualTo("off");
            }
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("secrets/postgres-password"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("postgres/data-18"))))
                .isEqualTo("rwx------");
    }

    @Test
    void anInterruptedInitialisationIsDoneAgain() throws Exception {
        Files.createDirectories(folder.resolve("postgres/data.new/base"));
        try (EmbeddedPostgres postgres = start()) {
            assertThat(postgres.alive()).isTrue();
        }
        assertThat(folder.resolve("postgres/data.new")).doesNotExist();
    }

    @Test
    void lostSecretsAreOneSentenceAndNotAnEndlessWait() throws Exception {
        start().close();
        Files.delete(folder.resolve("secrets/postgres-superuser-password"));
        assertThatThrownBy(this::start)
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("postgres-superuser-password");
    }

    private EmbeddedPostgres start() throws Exception {
        return EmbeddedPostgres.start(folder.resolve("postgres"), secrets);
    }

    private static Connection connect(EmbeddedPostgres postgres, String password) throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), password);
    }

    private static String setting(Statement statement, String name) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SHOW " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
