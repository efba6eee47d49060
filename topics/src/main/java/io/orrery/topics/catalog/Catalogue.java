package io.orrery.topics.catalog;

import static io.orrery.topics.catalog.Cleanup.COMPACT;
import static io.orrery.topics.catalog.Cleanup.COMPACT_AND_DELETE;
import static io.orrery.topics.catalog.Cleanup.DELETE;
import static io.orrery.topics.catalog.Topic.FOREVER;

import java.time.Duration;
import java.util.List;

/// All topics. Every one has the same number of partitions and puts a graph's records into the partition that
/// [Partitions] names, so that whoever owns a partition sees all of a graph.
public final class Catalogue {
    /// Partitions of every topic unless configured otherwise; part of the deployment, not of the data's meaning.
    public static final int DEFAULT_PARTITIONS = 4;

    /// Largest record value that a stage may produce: fits an unconfigured broker's limit.
    public static final int MAX_VALUE_BYTES = 1_000_000;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LETTERS = Duration.ofDays(30);

    public static final Topic UPLOADS =
            new Topic("orrery.uploads", "upload/chunk", "raw bytes", COMPACT_AND_DELETE, WEEK, "none");
    public static final Topic UPLOAD_JOBS =
            new Topic("orrery.upload-jobs", "upload", "document UploadJob", COMPACT_AND_DELETE, WEEK, "none");
    public static final Topic FEEDS =
            new Topic("orrery.feeds", "definition", "document FeedDefinition", COMPACT, FOREVER, "none");
    public static final Topic EVENTS =
            new Topic("orrery.events", "event", "one raw event", COMPACT_AND_DELETE, WEEK, "lz4");
    /// Kept for as long as a post that is sent again is known again.
    public static final Topic KEYED_POSTS =
            new Topic("orrery.keyed-posts", "post", "document KeyedPost", DELETE, Duration.ofDays(1), "none");

    public static final Topic DOOR_POSITIONS =
            new Topic("orrery.door-positions", "door/source", "document DoorPosition", COMPACT, FOREVER, "none");
    public static final Topic TABLES =
            new Topic("orrery.tables", "upload/batch", "table batch of an upload", COMPACT, FOREVER, "lz4");
    public static final Topic EVENT_TABLES =
            new Topic("orrery.event-tables", "batch", "table batch of a feed", DELETE, Duration.ofDays(1), "lz4");
    public static final Topic GRAPH_DELTAS =
            new Topic("orrery.graph-deltas", "seq/frame", "frame", COMPACT_AND_DELETE, WEEK, "lz4");
    public static final Topic GRAPH_SNAPSHOTS =
            new Topic("orrery.graph-snapshots", "snapshot/frame", "frame, flag SNAPSHOT", COMPACT, FOREVER, "lz4");
    public static final Topic GRAPH_HEADS =
            new Topic("orrery.graph-heads", "head", "document GraphHead", COMPACT, FOREVER, "none");
    public static final Topic LAYOUT_FRAMES =
            new Topic("orrery.layout-frames", "frame/chunk", "frame POSITIONS", DELETE, Duration.ofMinutes(10), "none");
    public static final Topic LAYOUT_POSITIONS =
            new Topic("orrery.layout-positions", "positions/chunk", "frame POSITIONS", COMPACT, FOREVER, "none");
    public static final Topic LAYOUT_HEADS =
            new Topic("orrery.layout-heads", "head", "document LayoutHead", COMPACT, FOREVER, "none");
    public static final Topic LAYOUT_STEPS =
            new Topic("orrery.layout-steps", "steps/run/number", "document LayoutSteps", DELETE, WEEK, "lz4");
    public static final Topic COMMANDS =
            new Topic("orrery.commands", "command", "document Command", DELETE, Duration.ofDays(1), "none");
    public static final Topic MAPPING_QUESTIONS = new Topic(
            "orrery.mapping-questions",
            "question",
            "document MappingQuestion; its own id is in the graph's place",
            DELETE,
            Duration.ofMinutes(10),
            "lz4");
    public static final Topic MAPPING_ANSWERS = new Topic(
            "orrery.mapping-answers",
            "answer",
            "document MappingAnswer; its own id is in the graph's place",
            DELETE,
            Duration.ofMinutes(10),
            "lz4");
    public static final Topic STATUS =
            new Topic("orrery.status", "stage", "document StageStatus", COMPACT, FOREVER, "none");
    public static final Topic DEAD_LETTERS = new Topic(
            "orrery.dead-letters",
            "stage/topic/partition/offset",
            "the original bytes",
            COMPACT_AND_DELETE,
            LETTERS,
            "lz4");
    public static final Topic FEED_COUNTS =
            new Topic("orrery.feed-counts", "counts", "document FeedCounts", COMPACT, FOREVER, "lz4");

    /// Kept longer than the letters they are about, so that none is sent a second time in its last days.
    public static final Topic REPLAYS =
            new Topic("orrery.replays", "letter", "document Replay", COMPACT_AND_DELETE, LETTERS.plus(WEEK), "none");

    private static final List<Topic> ALL = List.of(
            UPLOADS,
            UPLOAD_JOBS,
            FEEDS,
            EVENTS,
            KEYED_POSTS,
            DOOR_POSITIONS,
            TABLES,
            EVENT_TABLES,
            GRAPH_DELTAS,
            GRAPH_SNAPSHOTS,
            GRAPH_HEADS,
            LAYOUT_FRAMES,
            LAYOUT_POSITIONS,
            LAYOUT_HEADS,
            LAYOUT_STEPS,
            COMMANDS,
            MAPPING_QUESTIONS,
            MAPPING_ANSWERS,
            STATUS,
            DEAD_LETTERS,
            FEED_COUNTS,
            REPLAYS);

    private Catalogue() {}

    /// Whether few keys are written over and over, so that old values should be cleaned away soon: who starts reads
    /// the topic from its beginning.
    public static boolean isRewritten(Topic topic) {
        return topic.equals(FEED_COUNTS);
    }

    /// In the order of the flow.
    public static List<Topic> all() {
        return ALL;
    }
}
