package io.orrery.topics.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.topics.model.GraphId;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void everyTopicIsListedOnceUnderOurPrefix() {
        assertThat(Catalogue.all())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("orrery."));
    }

    @Test
    void whatIsKeptForeverCanBeDeletedByTombstone() {
        assertThat(Catalogue.all())
                .filteredOn(topic -> topic.retention().equals(Topic.FOREVER))
                .allMatch(topic -> topic.cleanup().honoursTombstones());
    }

    @Test
    void aGraphsPartitionNeverChanges() {
        // Literal expectations: another value would strand the records of every existing graph.
        assertThat(Partitions.of(new GraphId("0f3c9a"), 4)).isEqualTo(0);
        assertThat(Partitions.of(new GraphId("demo"), 4)).isEqualTo(2);
    }
}
