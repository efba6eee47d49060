package io.orrery.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.Setting;
import io.orrery.app.cli.OrreryCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// Every `./orrery` command and option that the documentation shows exists, and every setting is documented.
class CommandLineDocsTest {
    private static final Pattern COMMAND = Pattern.compile("\\./orrery +([a-z]+)([^\n`#|]*)");
    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z-]+");
    private static final Pattern VARIABLE =
            Pattern.compile("ORRERY_[A-Z_]*[A-Z]|\\b([A-Z]+_)?(CUDA_VISIBLE_DEVICES|NUM_WORKERS)\\b");

    private final CommandLine commandLine = new CommandLine(new OrreryCommand());

    @Test
    void everyCommandAndOptionInTheDocumentationExists() {
        List<String> unknown = new ArrayList<>();
        int checked = 0;
        for (Path document : Checkout.files(".md")) {
            Matcher command = COMMAND.matcher(Checkout.read(document));
            while (command.find()) {
                checked++;
                CommandLine known = commandLine.getSubcommands().get(command.group(1));
                if (known == null) {
                    unknown.add(document.getFileName() + ": ./orrery " + command.group(1));
                    continue;
                }
                String rest = command.group(2);
                for (String word : rest.strip().split(" +")) {
                    known = known.getSubcommands().getOrDefault(word, known);
                }
                Matcher option = OPTION.matcher(rest);
                while (option.find()) {
                    if (known.getCommandSpec().findOption(option.group()) == null) {
                        unknown.add(document.getFileName() + ": ./orrery " + command.group(1) + " " + option.group());
                    }
                }
            }
        }

        assertThat(checked).isGreaterThan(5);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everySettingIsInTheOperationsPageAndNoOther() {
        String page = Checkout.read(Checkout.root().resolve("pipeline/docs/operations.md"));
        Set<String> known = Arrays.stream(Setting.values()).map(Enum::name).collect(Collectors.toSet());

        Set<String> named =
                VARIABLE.matcher(page).results().map(match -> match.group()).collect(Collectors.toSet());

        assertThat(named).containsAll(known);
        assertThat(named)
                .filteredOn(
                        name -> !name.startsWith(Setting.KAFKA_CLIENT_PREFIX) && !"ORRERY_KAFKA_CLIENT".equals(name))
                .isSubsetOf(known);
    }
}
