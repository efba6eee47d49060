package io.orrery.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A map that nothing checks is wrong within a year: every path, type and link that README and docs name
/// must exist. Commands and options are checked against the command line's own model by `CommandLineDocsTest`.
class DocumentationTest {
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern TYPE = Pattern.compile("[A-Z][a-z0-9]+([A-Z][a-z0-9]+)+");

    /// Names of other people's types and products that look like ours.
    private static final Set<String> FOREIGN = Set.of(
            "PyGraphistry",
            "PostgreSQL",
            "OpenCL",
            "GraphML",
            "JetBrains",
            "WebSocket",
            "NullAway",
            "ArchUnit",
            "KafkaStreams",
            "KafkaConsumer",
            "TopologyTestDriver",
            "ByteBuffer",
            "TypeScript",
            "JavaScript",
            "FixedSizeList",
            "PersonalKey",
            "ForceAtlas2",
            "PoCL",
            "DuckDB",
            "OpenTelemetry",
            "FastCSV",
            "GitHub");

    @Test
    void everyPathInTheDocumentationExists() {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            for (String name : matches(CODE, Checkout.read(document))) {
                if (looksLikePath(name) && !exists(document, name)) {
                    missing.add(relative(document) + " names `" + name + "`");
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String target : matches(LINK, Checkout.read(document))) {
                if (!target.startsWith("http") && !Files.exists(document.resolveSibling(target))) {
                    broken.add(relative(document) + " links to " + target);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyTypeInTheDocumentationExists() {
        Set<String> types = Checkout.files(".java", ".ts", ".tsx").stream()
                .map(path -> path.getFileName().toString().replaceAll("\\.[a-z]+$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> unknown = new ArrayList<>();
        for (Path document : documents()) {
            for (String name : matches(CODE, Checkout.read(document))) {
                if (TYPE.matcher(name).matches() && !FOREIGN.contains(name) && !types.contains(name)) {
                    unknown.add(relative(document) + " names `" + name + "`");
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void thereIsDocumentationToCheck() {
        assertThat(documents()).hasSizeGreaterThan(5);
    }

    private static List<Path> documents() {
        return Checkout.files(".md").stream()
                .filter(path -> !path.endsWith("CHANGELOG.md"))
                .toList();
    }

    private static boolean looksLikePath(String name) {
        boolean plain = name.matches("\\.?[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*/?") && !name.startsWith("http");
        String first = name.split("/", 2)[0];
        return plain && name.contains("/") && Files.isDirectory(Checkout.root().resolve(first));
    }

    private static boolean exists(Path document, String name) {
        return Files.exists(Checkout.root().resolve(name)) || Files.exists(document.resolveSibling(name));
    }

    private static String relative(Path document) {
        return Checkout.root().relativize(document).toString();
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
