package io.orrery.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `orrery` on machines that lack something: a path with only a few programs stands for each.
class LauncherIT {
    private static final List<String> BASIC = List.of(
            "bash", "sh", "uname", "dirname", "readlink", "grep", "find", "mkdir", "cat", "rm", "mktemp", "tail");

    @TempDir
    Path folder;

    record Outcome(int code, String output) {}

    @Test
    void withoutSetprivItSaysWhatToInstall() throws Exception {
        Outcome outcome = run(copy(), path(BASIC));

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.output()).contains("setpriv").contains("apt-get install util-linux");
    }

    @Test
    void withoutNodeItSaysWhatToInstall() throws Exception {
        Outcome outcome = run(copy(), path(with("setpriv")));

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.output()).contains("Node 20.19").contains("apt-get install nodejs npm");
    }

    @Test
    void anOldNodeIsNamedWithItsVersion() throws Exception {
        Path path = path(with("setpriv"));
        executable(path.resolve("npm"), "#!/bin/sh\n");
        executable(path.resolve("node"), "#!/bin/sh\n[ \"$1\" = --version ] && echo v18.20.4\nexit 1\n");

        Outcome outcome = run(copy(), path);

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.output()).contains("this is v18.20.4");
    }

    @Test
    void aBuildThatFailsIsOneSentenceFromItsLog() throws Exception {
        Path path = path(with("setpriv"));
        executable(path.resolve("npm"), "#!/bin/sh\n");
        executable(path.resolve("node"), "#!/bin/sh\n");
        Path home = copy();
        executable(home.resolve("mvnw"), "#!/bin/sh\necho '[ERROR] no space left on device'\nexit 1\n");

        Outcome outcome = run(home, path);

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.output().lines().toList().getLast())
                .isEqualTo("orrery: the build failed: [ERROR] no space left on device");
    }

    @Test
    void everyScriptIsCleanBash() throws Exception {
        Process check = new ProcessBuilder(
                        "bash", "-n", root().resolve("orrery").toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(check.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(check.waitFor()).isZero();
    }

    private static List<String> with(String... more) {
        return java.util.stream.Stream.concat(BASIC.stream(), java.util.Arrays.stream(more))
                .toList();
    }

    /// A checkout that has the launcher and nothing built.
    private Path copy() throws Exception {
        Path home = Files.createDirectories(folder.resolve("checkout"));
        Files.createDirectories(home.resolve(".mvn"));
        Files.copy(root().resolve("orrery"), home.resolve("orrery"));
        Files.copy(root().resolve(".mvn/find-jdk.sh"), home.resolve(".mvn/find-jdk.sh"));
        return home;
    }

    private Path path(List<String> programs) throws Exception {
        Path path = Files.createDirectories(folder.resolve("bin"));
        for (String program : programs) {
            for (String where : List.of("/usr/bin/", "/bin/")) {
                if (Files.exists(Path.of(where + program)) && !Files.exists(path.resolve(program))) {
                    executable(path.resolve(program), "#!/bin/sh\nexec " + where + program + " \"$@\"\n");
                }
            }
        }
        return path;
    }

    private static void executable(Path file, String text) throws Exception {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Outcome run(Path home, Path path) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(home.resolve("orrery").toString(), "status").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", path.toString(), "JAVA_HOME", System.getProperty("java.home")));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private static Path root() {
        return Path.of(System.getProperty("orrery.root"));
    }
}
