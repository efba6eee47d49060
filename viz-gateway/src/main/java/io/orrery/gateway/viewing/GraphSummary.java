package io.orrery.gateway.viewing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person sees of a graph before opening it. Serialised as it stands, in every answer and status frame.
///
/// @param id the graph's id, also the dataset id of the upload contract
/// @param name as given by its owner
/// @param kind `upload` or `feed`
/// @param status `waiting`, `ingesting`, `laying-out`, `ready` or `failed`
/// @param nodes nodes alive in the graph now
/// @param edges edges alive in the graph now
/// @param progress of the upload in work, 0 to 1; 1 for a feed
/// @param eventsPerSecond of the feed, smoothed by the stage that counts them
/// @param rows rows or events accepted so far
/// @param rejected rows or events refused so far
/// @param errors newest first, at most twenty
/// @param createdAt ISO-8601 in UTC
/// @param updatedAt ISO-8601 in UTC
/// @param feed the feed's name, or null for an upload
/// @param layout `moving`, `resting` or `paused`
/// @param arrangement which layout is on, and what it orders nodes by
/// @param settings of the force model that are not at their defaults, by name; booleans are 0 and 1
/// @param notes what was decided for an upload that left it open, such as which columns hold entities and why
/// @param tidier whether a tidier layout is ready: the next `relayout` glides to it
public record GraphSummary(
        String id,
        String name,
        String kind,
        String status,
        long nodes,
        long edges,
        double progress,
        double eventsPerSecond,
        long rows,
        long rejected,
        List<Problem> errors,
        String createdAt,
        String updatedAt,
        @Nullable String feed,
        String layout,
        Arrangement arrangement,
        Map<String, Double> settings,
        List<String> notes,
        boolean tidier) {

    public GraphSummary {
        errors = List.copyOf(errors);
        settings = Map.copyOf(settings);
        notes = List.copyOf(notes);
    }

    /// A layout as commands name it.
    ///
    /// @param by the column, or `none`
    public record Arrangement(String layout, String by) {}

    /// One thing that went wrong in a stage.
    ///
    /// @param stage which stage says so
    /// @param reason short machine-readable word
    /// @param message one sentence for people
    /// @param position where in the input (row, column, byte), or null when the failure has no place
    public record Problem(
            String stage,
            String reason,
            String message,
            @Nullable String position) {}
}
