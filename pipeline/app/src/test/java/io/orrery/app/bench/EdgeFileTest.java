package io.orrery.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.app.http.TableFile;
import io.orrery.layout.bench.BenchGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeFileTest {
    @TempDir
    Path folder;

    @Test
    void endsBecomeNumbersInTheOrderOfTheirAppearance() throws IOException {
        BenchGraph graph =
                EdgeFile.read(file("from,to,bytes\nann,bob,1\nbob,cid,2\n,cid,3\ncid,ann,4\n"), "from", "to");

        assertThat(graph.nodes()).isEqualTo(3);
        assertThat(graph.source()).containsExactly(0, 1, 2);
        assertThat(graph.target()).containsExactly(1, 2, 0);
    }

    @Test
    void aFileThatIsNoSuchTableIsRefusedInOneSentence() throws IOException {
        TableFile file = file("from,to\nann,bob\n");
        assertThatThrownBy(() -> EdgeFile.read(file, "who", "to")).hasMessageContaining("who");
        TableFile empty = file("from,to\n,\n");
        assertThatThrownBy(() -> EdgeFile.read(empty, "from", "to")).hasMessageContaining("both ends");
    }

    private TableFile file(String csv) throws IOException {
        return TableFile.of(Files.writeString(folder.resolve("edges.csv"), csv));
    }
}
