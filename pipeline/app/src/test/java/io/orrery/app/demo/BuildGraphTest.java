package io.orrery.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildGraphTest {
    @TempDir
    Path folder;

    @Test
    void packagesOfTheClassPathAndTheirUsesBecomeNodesAndEdges() throws Exception {
        BuildGraph graph = new BuildGraph();
        graph.addJars(Path.of(BuildGraph.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString());
        graph.write(folder.resolve("nodes.csv"), folder.resolve("edges.csv"));

        assertThat(Files.readAllLines(folder.resolve("nodes.csv")))
                .contains(
                        "id,label,type,artifact",
                        "java:io.orrery.app.demo,io.orrery.app.demo,io.orrery,orrery",
                        "java:java.lang,java.lang,JDK,");
        assertThat(Files.readAllLines(folder.resolve("edges.csv")))
                .anyMatch(line -> line.startsWith("java:io.orrery.app.demo,java:io.orrery.app.http,"))
                .noneMatch(line -> line.startsWith("java:io.orrery.app.demo,java:io.orrery.app.demo,"));
    }

    @Test
    void theLockFileOfTheBrowserApplicationJoinsIn() throws Exception {
        Path lock = folder.resolve("package-lock.json");
        Files.writeString(lock, """
                {"lockfileVersion": 3, "packages": {
                  "": {"name": "orrery-ui", "dependencies": {"preact": "^10"}},
                  "node_modules/preact": {"version": "10.0.0", "dependencies": {"@scope/tool": "1", "missing": "1"}},
                  "node_modules/preact/node_modules/@scope/tool": {"version": "1.0.0"}
                }}
                """);
        BuildGraph graph = new BuildGraph();
        graph.addLockFile(lock);
        graph.write(folder.resolve("nodes.csv"), folder.resolve("edges.csv"));

        assertThat(Files.readAllLines(folder.resolve("nodes.csv")))
                .isEqualTo(List.of(
                        "id,label,type,artifact",
                        "npm:@scope/tool,@scope/tool,npm,@scope/tool",
                        "npm:orrery-ui,orrery-ui,npm,",
                        "npm:preact,preact,npm,preact"));
        assertThat(Files.readAllLines(folder.resolve("edges.csv")))
                .contains("npm:orrery-ui,npm:preact,1", "npm:preact,npm:@scope/tool,1")
                .noneMatch(line -> line.contains("missing"));
    }
}
