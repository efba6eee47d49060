package io.orrery.topics.wire;

/// Decodes a sample by what its file name says it is.
final class Decoded {
    private Decoded() {}

    static Object of(String name, byte[] bytes) {
        return switch (name) {
            case "nodes.frame" -> GraphFrames.nodes(Frame.of(bytes));
            case "edges.frame", "edges-summed.frame" -> GraphFrames.edges(Frame.of(bytes));
            case "nodes-removed.frame" -> GraphFrames.removed(Frame.of(bytes));
            case "edge-refs.frame", "edge-refs-sampled.frame" -> GraphFrames.refs(Frame.of(bytes));
            case "positions.frame" -> GraphFrames.positions(Frame.of(bytes));
            case "events.table" -> TableBatches.decode(bytes);
            case "upload-job.document" -> Documents.uploadJob(bytes);
            case "feed.document", "hypergraph.document" -> Documents.feedDefinition(bytes);
            case "pin.document", "delete.document" -> Documents.command(bytes);
            case "status.document" -> Documents.stageStatus(bytes);
            case "graph-head.document" -> Documents.graphHead(bytes);
            case "layout-head.document" -> Documents.layoutHead(bytes);
            case "door-position-topic.document", "door-position-file.document" -> Documents.doorPosition(bytes);
            case "layout-steps.document" -> Documents.layoutSteps(bytes);
            case "feed-counts.document" -> Documents.feedCounts(bytes);
            case "replay.document" -> Documents.replay(bytes);
            case "keyed-post.document" -> Documents.keyedPost(bytes);
            case "mapping-preview.document" -> Documents.mappingQuestion(bytes);
            case "mapping-previewed.document" -> Documents.mappingAnswer(bytes);
            default -> throw new IllegalArgumentException("no decoder for " + name);
        };
    }
}
