package io.orrery.stage.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStateTest {
    @TempDir
    Path folder;

    private Path store;
    private Path identity;

    @BeforeEach
    void aRun() throws IOException {
        new LocalState(folder).open();
        store = Files.createDirectories(folder.resolve("0_1/rocksdb/graphs")).resolve("000004.sst");
        Files.writeString(store, "state");
        identity = Files.writeString(folder.resolve("kafka-streams-process-metadata"), "who");
    }

    @Test
    void aRunThatWasKilledLeavesItsIdentityOnly() {
        new LocalState(folder).open();
        assertThat(folder.resolve("0_1")).doesNotExist();
        assertThat(identity).exists();
    }

    @Test
    void aRunThatEndedInPeaceLeavesItsStoresToTheNextOneOnce() {
        new LocalState(folder).settle();
        new LocalState(folder).open();
        assertThat(store).exists();
        new LocalState(folder).open();
        assertThat(store).doesNotExist();
    }
}
