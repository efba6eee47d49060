package io.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelpDoorIT {
    private final DoorFixture.Feed feed = DoorFixture.feed();

    @TempDir
    private Path folder;

    @Test
    void answers_each_message_in_its_order_when_the_broker_has_it() throws IOException {
        try (DoorFixture doors = DoorFixture.open(folder, listen());
                RelpClient client = new RelpClient(doors.port())) {
            assertThat(client.hear()).startsWith("1 rsp 200 OK");
            for (int i = 0; i < 500; i++) {
                client.say("syslog", "<13>event " + i);
            }
            for (int i = 0; i < 500; i++) {
                assertThat(client.hear()).isEqualTo(i + 2 + " rsp 200 OK");
            }
            assertThat(doors.events(feed)).hasSize(500).last().isEqualTo("<13>event 499");
            int close = client.say("close", "");
            assertThat(client.hear()).isEqualTo(close + " rsp 200 OK");
            assertThat(client.hear()).isEqualTo("0 serverclose ");
            assertThat(client.hear()).isEmpty();
        }
    }

    @Test
    void answers_nothing_while_the_broker_is_away() throws IOException {
        try (LateBroker broker = new LateBroker();
                DoorFixture doors = DoorFixture.open(folder, listen(), broker.writer);
                RelpClient client = new RelpClient(doors.port())) {
            client.hear();
            client.say("syslog", "<13>one");
            // Two tries of the writer have failed by then.
            DoorFixture.await(() -> doors.counted("refused", feed) >= 2);
            assertThat(client.hasHeard()).isFalse();

            broker.arrive();
            assertThat(client.hear()).isEqualTo("2 rsp 200 OK");
            assertThat(doors.events(feed)).containsExactly("<13>one");
        }
    }

    @Test
    void answers_what_it_has_read_before_it_closes() throws IOException {
        try (DoorFixture doors = DoorFixture.open(folder, listen());
                RelpClient client = new RelpClient(doors.port())) {
            client.hear();
            for (int i = 0; i < 2_000; i++) {
                client.say("syslog", "<13>event " + i);
            }
            doors.doors.stop();

            int answered = 0;
            String heard = client.hear();
            while (heard.endsWith("rsp 200 OK")) {
                answered++;
                heard = client.hear();
            }
            assertThat(heard).isEqualTo("0 serverclose ");
            assertThat(doors.events(feed))
                    .as("neither more nor less than was answered")
                    .hasSize(answered);
        }
    }

    @Test
    void refuses_for_good_what_no_feed_takes() throws IOException {
        try (DoorFixture doors = DoorFixture.open(folder, "listen: [{protocol: relp, port: 0}]");
                RelpClient client = new RelpClient(doors.port())) {
            client.hear();
            client.say("syslog", "<13>1 - - - - - [orrery@32473 token=\"guessed\"] x");
            assertThat(client.hear()).isEqualTo("2 rsp 500 the token is not one of a feed");
            client.say("syslog", "<13>1 - - - - - [orrery@32473 token=\"" + doors.token(feed) + "\"] x");
            assertThat(client.hear()).isEqualTo("3 rsp 200 OK");
            assertThat(doors.events(feed)).containsExactly("<13>1 - - - - - - x");
        }
    }

    private String listen() {
        return "listen: [{protocol: relp, port: 0, feed: " + feed.name() + "}]";
    }
}
