package io.orrery.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.stage.testing.Backends;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.catalog.Cleanup;
import io.orrery.topics.catalog.Topic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicKeeperIT {

    private final KafkaSettings kafka = Backends.kafka();
    private final String name = "keeper." + Long.toString(System.nanoTime(), 36);

    private Topic topic(Cleanup cleanup, Duration retention) {
        return new Topic(name, "key", "value", cleanup, retention, "none");
    }

    @Test
    void whatItCreatesAgreesWithTheCatalogue() {
        KafkaSettings whole = Backends.kafkaWithTopics();
        TopicKeeper keeper = new TopicKeeper(whole, Catalogue.all(), Catalogue.DEFAULT_PARTITIONS);
        keeper.ensure();
        assertThat(keeper.differences()).isEmpty();
    }

    @Test
    void everyDifferenceIsToldInOneSentenceAndStopsTheStart() {
        new TopicKeeper(kafka, List.of(topic(Cleanup.DELETE, Duration.ofDays(1))), 2).ensure();

        TopicKeeper other = new TopicKeeper(kafka, List.of(topic(Cleanup.COMPACT_AND_DELETE, Duration.ofDays(7))), 4);

        assertThatThrownBy(other::ensure)
                .isInstanceOfSatisfying(
                        StageException.class,
                        refused -> assertThat(refused.failure()).isInstanceOf(Failure.BrokenInvariant.class))
                .hasMessageContaining("Topic " + name
                        + " has partitions 2 instead of 4"
                        + " and cleanup.policy [delete] instead of [compact, delete]"
                        + " and retention.ms 86400000 instead of 604800000.");
    }

    @Test
    void aMissingTopicIsADifferenceUntilItIsCreated() {
        TopicKeeper keeper = new TopicKeeper(kafka, List.of(topic(Cleanup.COMPACT, Topic.FOREVER)), 1);
        assertThat(keeper.differences()).containsExactly("Topic " + name + " does not exist.");
        keeper.ensure();
        assertThat(keeper.differences()).isEmpty();
    }
}
