package io.orrery.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a whole Java process that runs the servers, as `kill -9` does, and looks for survivors.
class NoOrphanIT {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    @Test
    void noServerOutlivesAKilledProcessAndTheNextStartFindsTheData() throws Exception {
        List<ProcessHandle> servers = killAfterStart("embedded");
        assertThat(servers).hasSize(2);
        assertThat(servers).allMatch(NoOrphanIT::endsInTime);
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(folder.resolve("postgres"), new Secrets(folder.resolve("secrets")));
                EmbeddedRedis redis =
                        EmbeddedRedis.start(folder.resolve("redis"), new Secrets(folder.resolve("secrets")))) {
            assertThat(postgres.alive()).isTrue();
            assertThat(redis.alive()).isTrue();
        }
    }

    /// The control: the same Redis started without the death signal does outlive its parent, so the test can fail.
    @Test
    void withoutTheDeathSignalAnOrphanRemains() throws Exception {
        List<ProcessHandle> servers = killAfterStart("plain");
        assertThat(servers).hasSize(1);
        try {
            Thread.sleep(1500);
            assertThat(servers.getFirst().isAlive()).isTrue();
        } finally {
            servers.getFirst().destroyForcibly();
        }
    }

    private static boolean endsInTime(ProcessHandle process) {
        try {
            process.onExit().get(LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS);
            return true;
        } catch (Exception e) {
            return !process.isAlive();
        }
    }

    private List<ProcessHandle> killAfterStart(String mode) throws Exception {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process parent = new ProcessBuilder(
                        java, "-Xmx128m", "-cp", classPath, ServersMain.class.getName(), folder.toString(), mode)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> servers = new ArrayList<>();
        try (BufferedReader reader = parent.inputReader(UTF_8)) {
            for (String line = reader.readLine(); line != null && !line.equals("ready"); line = reader.readLine()) {
                if (line.startsWith("pid ")) {
                    servers.add(
                            ProcessHandle.of(Long.parseLong(line.substring(4))).orElseThrow());
                }
            }
        } finally {
            parent.destroyForcibly().waitFor();
        }
        return servers;
    }
}
