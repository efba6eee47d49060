package io.orrery.gateway.spec;

import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.GraphSpec;
import io.orrery.topics.model.Hypergraph;
import io.orrery.topics.model.TablePart;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads how a table becomes a hypergraph, by the names that PyGraphistry's `hypergraph` has for it.
///
/// ```json
/// {"hypergraph": {"columns": ["src", "dst"], "direct": true, "CATEGORIES": {"ip": ["src", "dst"]}, "SKIP": ["note"],
///                 "EDGES": {"src": ["dst"]}, "drop_na": true, "EVENTID": "uid"}}
/// ```
///
/// `true` leaves everything to the detector of entities. `entity_types` is another name for `columns`, and the options
/// in capitals may stand in an object `opts`, as in PyGraphistry. `drop_edge_attrs` is taken and changes nothing: edges
/// carry no copy of their row, they lead to it.
public final class HypergraphReader {
    private static final String FIELD = "hypergraph";
    private static final Set<String> OPTIONS = new LinkedHashSet<>(List.of("CATEGORIES", "SKIP", "EDGES", "EVENTID"));
    private static final Set<String> KNOWN =
            new LinkedHashSet<>(List.of("columns", "entity_types", "direct", "drop_na", "drop_edge_attrs", "opts"));

    static {
        KNOWN.addAll(OPTIONS);
    }

    private HypergraphReader() {}

    /// Null when the body asks for none.
    ///
    /// @param body of the call that creates an upload or a feed
    /// @throws Refusal 400 that names the field
    public static @Nullable Hypergraph read(JsonNode body) {
        JsonNode asked = body.path(FIELD);
        if (Fields.isAbsent(asked) || (asked.isBoolean() && !asked.booleanValue())) {
            return null;
        }
        if (asked.isBoolean()) {
            return new Hypergraph(List.of(), false, Map.of(), List.of(), Map.of(), true, "");
        }
        if (!asked.isObject()) {
            throw Fields.wrong(FIELD, "must be true, false, or an object of options");
        }
        Fields.onlyKnown(asked, FIELD, KNOWN);
        JsonNode options = asked.path("opts");
        Fields.onlyKnown(options, FIELD + ".opts", OPTIONS);
        Fields.truth(asked.path("drop_edge_attrs"), FIELD + ".drop_edge_attrs", false);
        List<String> columns = Fields.names(asked.path("columns"), FIELD + ".columns");
        return new Hypergraph(
                columns.isEmpty() ? Fields.names(asked.path("entity_types"), FIELD + ".entity_types") : columns,
                Fields.truth(asked.path("direct"), FIELD + ".direct", false),
                Fields.lists(option(asked, options, "CATEGORIES"), FIELD + ".CATEGORIES"),
                Fields.names(option(asked, options, "SKIP"), FIELD + ".SKIP"),
                Fields.lists(option(asked, options, "EDGES"), FIELD + ".EDGES"),
                Fields.truth(asked.path("drop_na"), FIELD + ".drop_na", true),
                Fields.text(option(asked, options, "EVENTID"), FIELD + ".EVENTID"));
    }

    private static JsonNode option(JsonNode asked, JsonNode options, String name) {
        return asked.has(name) ? asked.path(name) : options.path(name);
    }

    /// The graph of a feed whose events become a hypergraph; null when the body asks for none. A feed has no table of
    /// which columns could be chosen, so it must name them.
    ///
    /// @throws Refusal 400 that names the field
    public static @Nullable GraphSpec ofFeed(JsonNode body, String timeField, long windowMillis) {
        Hypergraph asked = read(body);
        if (asked == null) {
            return null;
        }
        List<String> named = asked.named();
        if (named.isEmpty()) {
            throw Fields.wrong(
                    FIELD + ".columns", "must name fields of the events: a feed has no table to choose from");
        }
        try {
            return new GraphSpec(
                    "",
                    asked.relations(named, TablePart.EVENTS, Map.of()),
                    timeField,
                    windowMillis,
                    List.of(),
                    List.of());
        } catch (IllegalArgumentException e) {
            throw Fields.wrong(FIELD, "cannot be used: " + e.getMessage());
        }
    }
}
