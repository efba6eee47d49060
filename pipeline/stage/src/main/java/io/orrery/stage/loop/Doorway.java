package io.orrery.stage.loop;

import io.orrery.stage.read.DoorPositions;
import io.orrery.topics.model.GraphId;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Where what a door fetches goes, and how it remembers how far it came.
///
/// @param name first part of its positions' keys behind the graph
/// @param positions where it came to
/// @param graph where its events go now; throws weather while there is no such feed
/// @param partitions of every topic
/// @param committed told on the loop's thread that a batch is committed
public record Doorway(
        String name,
        DoorPositions positions,
        Supplier<GraphId> graph,
        int partitions,
        InstantSource clock,
        Runnable committed) {}
