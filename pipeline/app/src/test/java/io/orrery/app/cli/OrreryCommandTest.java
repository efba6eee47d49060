package io.orrery.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class OrreryCommandTest {
    @TempDir
    Path folder;

    /// Exit code, what was printed, and what was complained about.
    record Outcome(int code, String out, String err) {}

    /// Commands that are about this machine and no server.
    private static final Set<String> OF_THE_MACHINE = Set.of("devices", "bench");

    static Stream<String> commands() {
        return OrreryCommand.commandLine().getSubcommands().keySet().stream();
    }

    @Test
    void allPromisedCommandsAreThere() {
        assertThat(commands())
                .contains("up", "down", "status", "logs", "upload", "feed", "demo", "reset", "devices", "bench");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandExplainsItself(String command) {
        Outcome outcome = run(command, "--help");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("Usage: orrery " + command);
        assertThat(outcome.out().contains("--data"))
                .as("it takes the folder of the server that it is about")
                .isEqualTo(!OF_THE_MACHINE.contains(command));
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void theHelpOfUpNamesEverySetting() {
        String help = run("up", "--help").out();

        for (io.orrery.app.Setting setting : io.orrery.app.Setting.values()) {
            assertThat(help).contains(setting.name());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fly                                      | 2 | Unmatched argument
                    up --port ten                            | 2 | --port
                    up --colour                              | 2 | Unknown option
                    upload                                   | 2 | Missing required parameter
                    upload missing.csv                       | 1 | there is no readable file missing.csv
                    upload orrery                            | 1 | there is no readable file orrery
                    bench                                    | 2 | bench of what?
                    bench layout --device gpu                | 1 | must be auto, cpu, opencl, cuda or one
                    bench layout --nodes 0                   | 1 | must be at least 1
                    bench layout --colour                    | 2 | Unknown option
                    feed --name x                            | 1 | name either a FILE
                    feed - --name x --scenario               | 1 | name either a FILE
                    feed -                                   | 2 | --name
                    logs                                     | 1 | there is no log yet
                    demo                                     | 1 | Orrery is not running
                    feed - --name x                          | 1 | Orrery is not running
                    """)
    void whatCannotBeDoneIsOneSentenceAndANonZeroExit(String line, int code, String complaint) {
        Outcome outcome = run(line.strip().split(" "));

        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.err()).startsWith("orrery: ").contains(complaint);
        assertThat(outcome.err().strip().lines()).hasSize(1);
    }

    @Test
    void aFileOfAnUnknownKindIsRefusedByName() throws Exception {
        Path file = Files.writeString(folder.resolve("graph.docx"), "x");

        assertThat(run("upload", file.toString()).err()).contains("graph.docx").contains(".parquet");
    }

    @Test
    void columnsThatCannotBeGuessedAreAskedFor() throws Exception {
        Path file = Files.writeString(folder.resolve("edges.csv"), "a,b\n1,2\n");

        assertThat(run("upload", file.toString()).err()).contains("--source COL");
    }

    @Test
    void aServerThatDoesNotRunIsNotAnError() {
        assertThat(run("down")).isEqualTo(new Outcome(0, "Orrery is not running\n", ""));
        assertThat(run("status").code()).isEqualTo(1);
        assertThat(run("status").out()).contains("not running");
    }

    @Test
    void resetDeletesADataFolderAndNothingElse() throws Exception {
        Path stranger = Files.createDirectories(folder.resolve("data"));
        Files.writeString(stranger.resolve("thesis.txt"), "years of work");
        assertThat(run("reset", "--yes").code()).isEqualTo(1);
        assertThat(stranger.resolve("thesis.txt")).exists();

        Files.createDirectories(stranger.resolve("secrets"));
        assertThat(run("reset", "--yes").code()).isZero();
        assertThat(stranger).doesNotExist();
        assertThat(run("reset", "--yes").out()).contains("nothing to delete");
    }

    /// Commands that take `--data` work on the test's own folder.
    private Outcome run(String... arguments) {
        CommandLine line = OrreryCommand.commandLine();
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        boolean data = line.getSubcommands().containsKey(arguments[0])
                && !OF_THE_MACHINE.contains(arguments[0])
                && !arguments[arguments.length - 1].equals("--help");
        String[] all = data
                ? Stream.concat(
                                Stream.of(arguments),
                                Stream.of("--data", folder.resolve("data").toString()))
                        .toArray(String[]::new)
                : arguments;
        int code = line.execute(all);
        return new Outcome(code, out.toString(), err.toString());
    }
}
