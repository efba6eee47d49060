package io.orrery.gateway.inspect;

import io.orrery.gateway.fanout.core.Change;
import io.orrery.gateway.fanout.core.History;
import io.orrery.gateway.fanout.core.Link;
import io.orrery.gateway.fanout.core.ReferenceBook;
import io.orrery.topics.model.EdgeColumns;
import io.orrery.topics.model.NodeColumns;
import io.orrery.topics.wire.Frame;
import io.orrery.topics.wire.FrameKind;
import io.orrery.topics.wire.GraphFrames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds a slot in what the fan-out holds of a graph, newest frame first. Decodes frames, so it is called off the
/// event loops: some tens of milliseconds for a graph of a million edges.
final class SlotSearch {
    /// Type of the nodes that the transform lets stand for others.
    private static final String BUNDLE = "bundle";

    private final List<Frame> newestFirst;
    private final List<Frame> references;

    /// @param pages oldest first
    SlotSearch(History history, List<ReferenceBook.Page> pages) {
        List<byte[]> frames = new ArrayList<>(history.snapshot().frames());
        for (Link link = history.snapshot().after().next(); link != null; link = link.next()) {
            Change change = link.change();
            if (change != null) {
                frames.addAll(change.frames());
            }
        }
        newestFirst = frames.reversed().stream().map(Frame::of).toList();
        references =
                pages.reversed().stream().map(page -> Frame.of(page.frame())).toList();
    }

    Optional<Found> node(int slot) {
        return nodeFields(slot).map(fields -> new Found(fields, names(fields), reference(FrameKind.NODE_REFS, slot)));
    }

    Optional<Found> edge(int slot) {
        return place(FrameKind.EDGES, FrameKind.EDGES_REMOVED, slot).map(place -> {
            EdgeColumns edges = GraphFrames.edges(place.frame());
            int row = place.row();
            Map<String, Object> source = end(edges.source()[row]);
            Map<String, Object> destination = end(edges.destination()[row]);
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("slot", slot);
            fields.put("id", Integer.toString(slot));
            fields.put("label", text(edges.label(), row));
            fields.put("type", text(edges.relation(), row));
            fields.put("source", source);
            fields.put("destination", destination);
            put(fields, "weight", edges.weight(), row);
            fields.put("count", edges.count().length == 0 ? 1 : edges.count()[row]);
            fields.put("firstSeen", time(edges.firstMillis(), row));
            fields.put("lastSeen", time(edges.lastMillis(), row));
            fields.put("technique", text(edges.technique(), row));
            fields.put("sums", sums(edges, row));
            List<String> searched = new ArrayList<>(names(source));
            searched.addAll(names(destination));
            return new Found(fields, searched, reference(FrameKind.EDGE_REFS, slot));
        });
    }

    /// What lines call a node; nothing for one that stands for others.
    private static List<String> names(Map<String, Object> node) {
        return BUNDLE.equals(node.get("type")) ? List.of() : List.of(String.valueOf(node.get("id")));
    }

    private static Map<String, Object> sums(EdgeColumns edges, int row) {
        Map<String, Object> sums = new LinkedHashMap<>();
        edges.sums().forEach(sum -> sums.put(sum.name(), sum.values()[row]));
        return sums;
    }

    private Optional<Map<String, Object>> nodeFields(int slot) {
        return place(FrameKind.NODES, FrameKind.NODES_REMOVED, slot).map(place -> {
            NodeColumns nodes = GraphFrames.nodes(place.frame());
            int row = place.row();
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("slot", slot);
            fields.put("id", nodes.id()[row]);
            fields.put("label", text(nodes.label(), row));
            fields.put("type", text(nodes.type(), row));
            fields.put("degree", nodes.degree()[row]);
            fields.put("count", nodes.count().length == 0 ? 1 : nodes.count()[row]);
            fields.put("firstSeen", time(nodes.firstMillis(), row));
            fields.put("lastSeen", time(nodes.lastMillis(), row));
            return fields;
        });
    }

    private Map<String, Object> end(int slot) {
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("slot", slot);
        nodeFields(slot).ifPresent(fields -> {
            end.put("id", fields.get("id"));
            end.put("label", fields.get("label"));
            end.put("type", fields.get("type"));
        });
        return end;
    }

    private Found.@Nullable Reference reference(FrameKind kind, int slot) {
        for (Frame frame : references) {
            int row = frame.header().kind() == kind ? row(frame, slot) : -1;
            if (row >= 0) {
                return Found.Reference.of(GraphFrames.refs(frame), row);
            }
        }
        return null;
    }

    private record Place(Frame frame, int row) {}

    /// The newest frame that says something of the slot; nothing when that is its removal.
    private Optional<Place> place(FrameKind present, FrameKind removed, int slot) {
        for (Frame frame : newestFirst) {
            FrameKind kind = frame.header().kind();
            int row = kind == present || kind == removed ? row(frame, slot) : -1;
            if (row >= 0) {
                return kind == present ? Optional.of(new Place(frame, row)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// -1 when the frame does not name the slot. Every kind has the column; the others are not decoded for it.
    private static int row(Frame frame, int slot) {
        int[] slots = GraphFrames.removed(frame);
        for (int row = 0; row < slots.length; row++) {
            if (slots[row] == slot) {
                return row;
            }
        }
        return -1;
    }

    private static String text(String[] column, int row) {
        return column.length == 0 ? "" : column[row];
    }

    private static void put(Map<String, Object> fields, String name, float[] column, int row) {
        if (column.length > 0 && Float.isFinite(column[row])) {
            fields.put(name, column[row]);
        }
    }

    private static @Nullable String time(double[] column, int row) {
        return column.length == 0 || Double.isNaN(column[row])
                ? null
                : Instant.ofEpochMilli((long) column[row]).toString();
    }
}
