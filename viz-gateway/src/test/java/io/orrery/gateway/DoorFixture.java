package io.orrery.gateway;

import io.micrometer.core.instrument.Counter;
import io.orrery.gateway.doors.Doors;
import io.orrery.gateway.doors.OpenDoors;
import io.orrery.gateway.events.DoorMeters;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.feeds.FeedGrants;
import io.orrery.gateway.feeds.FeedTokens;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.sockets.Intake;
import io.orrery.gateway.sockets.SocketMeters;
import io.orrery.gateway.testing.Client;
import io.orrery.gateway.testing.TopicReader;
import io.orrery.topics.catalog.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.http.client.ReactorResourceFactory;

/// Listeners of one test, with the shared gateway behind them.
final class DoorFixture implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(20);

    private final GatewayFixture fixture = GatewayFixture.get();
    private final Client alice = fixture.as("alice");
    private final TopicReader topics = new TopicReader(fixture.kafka, 4);
    final OpenDoors doors;

    private DoorFixture(String yaml, Path folder, EventWriter writer) throws IOException {
        Path file = Files.writeString(folder.resolve("doors.yaml"), yaml);
        var context = fixture.gateway.context();
        Blocking blocking = context.getBean(Blocking.class);
        Intake intake = new Intake(
                context.getBean(FeedTokens.class),
                context.getBean(FeedGrants.class),
                writer,
                blocking.scheduler()::schedule);
        doors = new OpenDoors(
                Doors.read(file.toString()),
                intake,
                blocking,
                new SocketMeters(fixture.gateway.meters(), context.getBean(DoorMeters.class)),
                context.getBean(ReactorResourceFactory.class).getLoopResources());
        doors.start();
    }

    static DoorFixture open(Path folder, String yaml) throws IOException {
        return open(folder, yaml, GatewayFixture.get().gateway.context().getBean(EventWriter.class));
    }

    static DoorFixture open(Path folder, String yaml, EventWriter writer) throws IOException {
        return new DoorFixture(yaml, folder, writer);
    }

    /// A feed of alice.
    ///
    /// @param name as the operator's file calls it: `alice/name`
    record Feed(String name, String graph) {}

    static Feed feed() {
        String name = "door-" + UUID.randomUUID();
        String graph = GatewayFixture.get()
                .as("alice")
                .post("/api/v1/feeds", "{\"name\":\"" + name + "\"}")
                .json()
                .path("graph")
                .asString();
        return new Feed("alice/" + name, graph);
    }

    String token(Feed feed) {
        return alice.post("/api/v1/feeds/" + feed.name().replace("alice/", "") + "/tokens", "{}")
                .json()
                .path("token")
                .asString();
    }

    int port() {
        return doors.ports().getFirst();
    }

    List<TopicReader.Entry> entries(Feed feed) {
        return topics.read(Catalogue.EVENTS, feed.graph());
    }

    List<String> events(Feed feed) {
        return entries(feed).stream()
                .map(entry -> new String(entry.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /// Waits for as many events as that, and returns what is there then.
    List<String> await(Feed feed, int count) {
        await(() -> events(feed).size() >= count);
        return events(feed);
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    double counted(String outcome, Feed feed) {
        return fixture
                .gateway
                .meters()
                .find("orrery.door.events")
                .tag("feed", feed == null ? "-" : feed.name())
                .tag("outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    double handshakesFailed() {
        return fixture.gateway.meters().find("orrery.door.handshakes.failed").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        doors.stop();
    }
}
