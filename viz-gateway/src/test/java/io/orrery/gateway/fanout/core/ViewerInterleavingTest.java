package io.orrery.gateway.fanout.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.fanout.core.ViewerProtocol.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever happens in whatever order, a client that keeps to the protocol ends with exactly the server's graph.
class ViewerInterleavingTest {
    private static final ViewerLimits LIMITS = new ViewerLimits(600, 2_000, 4_000, Duration.ofSeconds(25), 10_000);

    @Test
    void a_client_ends_with_the_servers_graph_after_any_interleaving() {
        for (int seed = 0; seed < 2_000; seed++) {
            try {
                new World(seed).run(200);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void control_a_frame_lost_on_the_way_is_noticed() {
        int noticed = 0;
        for (int seed = 0; seed < 50; seed++) {
            World world = new World(seed);
            world.loseOneIn = 20;
            try {
                world.run(200);
            } catch (AssertionError e) {
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(40);
    }

    @Test
    void a_client_resumes_after_every_single_frame() {
        for (int stop = 1; stop < 120; stop++) {
            World world = new World(99);
            world.connect();
            for (int i = 0; i < 40; i++) {
                world.serverChanges();
            }
            int handled = 0;
            while (!world.client.inbox.isEmpty() && handled++ < stop) {
                world.clientHandles();
            }
            world.serverChanges();
            world.client.drop();
            world.connect();
            world.drain();
            world.check();
        }
    }

    private static final class World {
        final Random random;
        final HistoryKeeper keeper = new HistoryKeeper(300);
        final ToyGraph server = new ToyGraph();
        final ToyViewer client = new ToyViewer();
        final Deque<ToyGraph> states = new ArrayDeque<>();
        GraphView view = new GraphView(true, null, null, "", null);
        ViewerProtocol protocol = new ViewerProtocol(LIMITS, true, 0);
        long queued;
        int loseOneIn;

        World(int seed) {
            random = new Random(seed);
        }

        void run(int steps) {
            connect();
            for (int i = 0; i < steps; i++) {
                switch (random.nextInt(12)) {
                    case 0, 1, 2, 3 -> serverChanges();
                    case 4, 5, 6, 7 -> clientHandles();
                    case 8 -> serverSnapshots();
                    case 9 -> {
                        queued = random.nextBoolean() ? 0 : LIMITS.queueBytes();
                        deliver(protocol.changed(now()));
                    }
                    case 10 -> {
                        if (random.nextInt(5) == 0) {
                            client.drop();
                            connect();
                        }
                    }
                    case 11 -> {
                        if (random.nextInt(10) == 0) {
                            serverRebuilds();
                        }
                    }
                    default -> throw new IllegalStateException();
                }
            }
            queued = 0;
            deliver(protocol.changed(now()));
            drain();
            check();
        }

        void connect() {
            protocol = new ViewerProtocol(LIMITS, true, 0);
            boolean fresh = client.epoch == 0;
            long credit = 1 + random.nextInt(600);
            deliver(protocol.received(
                    new ClientMessage.Hello(fresh ? null : new ClientMessage.Resume(client.epoch, client.seq), credit),
                    now()));
        }

        void serverChanges() {
            if (keeper.history() == null) {
                keeper.begin(server.epoch, server.seq, 0, 0, List.of());
            }
            assertThat(keeper.append(server.change(random))).isEqualTo(HistoryKeeper.Outcome.APPENDED);
            states.add(server.copy());
            publish();
        }

        /// The transform lags behind the newest change: the snapshot is of one of the last few.
        void serverSnapshots() {
            while (states.size() > 5) {
                states.remove();
            }
            if (states.isEmpty()) {
                return;
            }
            ToyGraph past = states.remove();
            keeper.rebase(past.epoch, past.seq, 0, 0, past.snapshot(1 + random.nextInt(4)));
            publish();
        }

        void serverRebuilds() {
            states.clear();
            server.epoch++;
            server.seq = 1;
            keeper.begin(server.epoch, server.seq, 0, 0, server.snapshot(3));
            publish();
        }

        void clientHandles() {
            if (!client.inbox.isEmpty()) {
                long bytes = client.handle();
                if (bytes > 0) {
                    deliver(protocol.received(new ClientMessage.Credit(bytes), now()));
                }
            }
        }

        void drain() {
            while (!client.inbox.isEmpty()) {
                clientHandles();
            }
        }

        void check() {
            assertThat(client.why).isNull();
            if (keeper.history() != null) {
                assertThat(client.shown.nodes).isEqualTo(server.nodes);
                assertThat(client.shown.edges).isEqualTo(server.edges);
                assertThat(client.seq).isEqualTo(server.seq);
            }
        }

        private void publish() {
            view = view.with(keeper.history());
            deliver(protocol.changed(now()));
        }

        private void deliver(List<Output> outputs) {
            for (Output output : outputs) {
                if (loseOneIn == 0 || !(output instanceof Output.Send) || random.nextInt(loseOneIn) != 0) {
                    client.inbox.add(output);
                }
            }
        }

        private Moment now() {
            return new Moment(view, 0, queued);
        }
    }
}
