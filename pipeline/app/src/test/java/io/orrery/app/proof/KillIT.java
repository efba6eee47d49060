package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.app.client.OrreryClient;
import io.orrery.app.client.Viewer;
import io.orrery.app.process.OrreryProcess;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.model.GraphId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL of the whole process, at seeded moments of two feeds, of posts that are sent again under their key, of
/// uploads, and of dead letters that are repaired and sent again. Afterwards everything that was acknowledged is there
/// exactly once, and what became of a recording is what the pure cores make of it, edge by edge. The controls are
/// [LedgerTest] and [AccountsTest]: the same comparisons see each planted fault.
class KillIT {
    private static final int KILLS = Integer.getInteger("orrery.kills", 5);
    private static final long SEED = Long.getLong("orrery.seed", 20_261_122L);
    private static final int ROWS_PER_UPLOAD = 5_000;
    private static final Duration LIMIT = Duration.ofSeconds(Long.getLong("orrery.wait.seconds", 90));

    private final Ledger ledger = new Ledger();
    private final EventSender sender = new EventSender(ledger);
    private final ConcurrentLinkedQueue<String> acknowledgedUploads = new ConcurrentLinkedQueue<>();

    @Test
    void whateverWasAcknowledgedIsThereExactlyOnceAfterEveryKill(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data)
            throws Exception {
        System.out.println("seed " + SEED + ", " + KILLS + " kills");
        Random random = new Random(SEED);
        RecordedFeed recorded;
        RecordedFeed.Shown shown;
        try (OrreryProcess orrery = OrreryProcess.start(data, Map.of())) {
            Feed feed;
            try (OrreryClient client = orrery.admin()) {
                feed = Feed.create(client, "kills");
                recorded = RecordedFeed.create(client, "recording", SEED);
            }
            Patient sensors = Patient.start(() -> recorded.play(orrery));
            List<Patient> menders =
                    List.of(Patient.start(() -> recorded.mend(orrery)), Patient.start(() -> recorded.mend(orrery)));
            Patient poster = Patient.start(() -> sender.post(orrery, feed.name()));
            Patient uploader = Patient.start(() -> upload(orrery));
            for (int kill = 0; kill < KILLS; kill++) {
                Thread.sleep(100 + random.nextInt(1_900));
                orrery.killAndRestart();
            }
            poster.close();
            uploader.close();
            sensors.close();
            for (Patient mender : menders) {
                mender.close();
            }

            checkFeed(orrery, feed.graph());
            checkUploads(orrery);
            try (OrreryClient client = orrery.admin()) {
                shown = recorded.settle(client, LIMIT);
            }
        }
        checkRecording(Accounts.read(data, new GraphId(recorded.graph())), recorded, shown);
    }

    private static void checkRecording(Accounts accounts, RecordedFeed recorded, RecordedFeed.Shown shown)
            throws RefusedException {
        OfflineRun offline = accounts.offline();
        System.out.printf(
                "recording: %d events acknowledged, %d in the log, %d of them sent again; taken %d, filtered %s, "
                        + "rejected %s; %d edges%n",
                recorded.acknowledged(),
                accounts.events().size(),
                accounts.replayed().count(),
                offline.taken(),
                offline.filtered(),
                offline.rejected(),
                shown.counts().size());
        assertThat(accounts.violations(offline, shown.counts())).isEmpty();
        assertThat(accounts.events()).hasSizeGreaterThanOrEqualTo((int) recorded.acknowledged());
        assertThat(shown.health().path("received").asLong())
                .isEqualTo(accounts.counts().received());
        assertThat(offline.taken()).isGreaterThan(1_000);
        assertThat(offline.filtered()).isNotEmpty();
        assertThat(offline.rejected()).isNotEmpty();
        assertThat(accounts.replayed()).isNotEmpty();
    }

    private void checkFeed(OrreryProcess orrery, String graph) throws IOException {
        try (OrreryClient client = orrery.admin();
                Viewer viewer = client.view(graph)) {
            System.out.println(ledger.acknowledgedCount() + " events acknowledged, " + ledger.doubtfulCount()
                    + " sent, " + sender.repeated() + " posts with a key sent again");
            Map<String, Integer> counts = viewer.await(
                            "all acknowledged events",
                            LIMIT,
                            model -> model.edgeCount() >= ledger.acknowledgedCount()
                                    && ledger.isComplete(model.countsByEdge()))
                    .countsByEdge();

            System.out.println(counts.size() + " in the graph");
            assertThat(ledger.acknowledgedCount()).isGreaterThan(KILLS * EventSender.EVENTS_PER_POST / 2);
            assertThat(sender.repeated()).as("kills met posts with a key").isPositive();
            assertThat(ledger.violations(counts)).isEmpty();
        }
    }

    private void checkUploads(OrreryProcess orrery) throws IOException, InterruptedException {
        System.out.println(acknowledgedUploads.size() + " uploads acknowledged");
        assertThat(acknowledgedUploads).isNotEmpty();
        try (OrreryClient client = orrery.admin()) {
            for (String id : acknowledgedUploads) {
                client.awaitGraph(
                        id,
                        LIMIT,
                        graph -> graph.path("edges").asInt() == ROWS_PER_UPLOAD
                                && graph.path("nodes").asInt() == ROWS_PER_UPLOAD + 1);
            }
        }
    }

    private void upload(OrreryProcess orrery) throws IOException, InterruptedException {
        StringBuilder csv = new StringBuilder("src,dst\n");
        for (int row = 0; row < ROWS_PER_UPLOAD; row++) {
            csv.append('n').append(row).append(",n").append(row + 1).append('\n');
        }
        try (OrreryClient client = orrery.admin()) {
            acknowledgedUploads.add(
                    client.upload("chain", "csv", "src", "dst", csv.toString().getBytes(StandardCharsets.UTF_8)));
        }
        Thread.sleep(400);
    }
}
