package io.orrery.gateway.spec;

import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.Bundling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads how many neighbours a node shows before further ones are bundled.
///
/// ```json
/// {"bundle": {"most": 1000, "except": [{"relation": "dns", "type": "domain", "most": 50}]}}
/// ```
///
/// `false` shows all, `true` or nothing leaves it to what is usual.
public final class BundlingReader {
    private static final String FIELD = "bundle";

    private BundlingReader() {}

    /// @param body of the call that creates an upload or a feed
    /// @param usual what counts when it says nothing
    /// @throws Refusal 400 that names the field
    public static Bundling read(JsonNode body, Bundling usual) {
        JsonNode bundle = body.path(FIELD);
        if (Fields.isAbsent(bundle)) {
            return usual;
        }
        if (bundle.isBoolean()) {
            return bundle.booleanValue() ? Bundling.OF_FEEDS : Bundling.NONE;
        }
        if (!bundle.isObject()) {
            throw Fields.wrong(FIELD, "must be true, false, or an object with 'most' and 'except'");
        }
        Fields.onlyKnown(bundle, FIELD, Set.of("most", "except"));
        return new Bundling(
                Fields.bound(bundle.path("most"), FIELD + ".most", Bundling.OF_FEEDS.most()),
                exceptions(bundle.path("except"), FIELD + ".except"));
    }

    private static List<Bundling.Bound> exceptions(JsonNode except, String at) {
        if (Fields.isAbsent(except)) {
            return List.of();
        }
        if (!except.isArray() || except.size() > Bundling.MAX_EXCEPTIONS) {
            throw Fields.wrong(at, "must be a list of at most " + Bundling.MAX_EXCEPTIONS + " bounds");
        }
        List<Bundling.Bound> bounds = new ArrayList<>();
        for (int i = 0; i < except.size(); i++) {
            JsonNode bound = except.path(i);
            String here = at + "[" + i + "]";
            Fields.onlyKnown(bound, here, Set.of("relation", "type", "most"));
            if (!bound.path("most").isInt()) {
                throw Fields.wrong(here + ".most", "must be a whole number from 0 (never) on");
            }
            bounds.add(new Bundling.Bound(
                    Fields.text(bound.path("relation"), here + ".relation"),
                    Fields.text(bound.path("type"), here + ".type"),
                    Fields.bound(bound.path("most"), here + ".most", 0)));
        }
        return bounds;
    }
}
