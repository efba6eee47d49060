package io.orrery.gateway.elastic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;

/// What clients ask before they ship: who are you, may I, are the templates there. All is well and everything is there,
/// because none of it means anything here. Pure.
final class StartUpCalls {
    /// New enough that no client of these years finds the server older than itself.
    static final String VERSION = "9.4.3";

    private static final long NEVER = 4_000_000_000_000L;

    /// What stands in front of a name that a client makes sure of or sets up.
    private static final List<String> SET_UP = List.of(
            "_index_template/",
            "_component_template/",
            "_template/",
            "_ilm/policy/",
            "_ingest/pipeline/",
            "_data_stream/",
            "_alias/");

    private static final Map<String, Object> ABOUT = Map.of(
            "name", "orrery",
            "cluster_name", "orrery",
            "cluster_uuid", "b3JyZXJ5LWdhdGV3YXk",
            "version",
                    Map.of(
                            "number", VERSION,
                            "build_flavor", "default",
                            "build_type", "docker",
                            "lucene_version", "10.3.2",
                            "minimum_wire_compatibility_version", "8.19.0",
                            "minimum_index_compatibility_version", "8.0.0"),
            "tagline", "You Know, for Search");

    private static final Map<String, Object> LICENSE = Map.of(
            "license",
            Map.of(
                    "uid", "b3JyZXJ5LWdhdGV3YXk",
                    "type", "basic",
                    "mode", "basic",
                    "status", "active",
                    "expiry_date_in_millis", NEVER));

    private static final Map<String, Object> NODES = Map.of(
            "cluster_name", "orrery", "nodes", Map.of("orrery", Map.of("name", "orrery", "version", VERSION)));

    private StartUpCalls() {}

    /// The body of the answer, which is 200; empty when it is no such call.
    ///
    /// @param path below the door, without slashes at its ends
    static Optional<Object> answer(HttpMethod method, String path) {
        if (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method)) {
            return asked(path);
        }
        if (HttpMethod.PUT.equals(method) || HttpMethod.POST.equals(method)) {
            return told(method, path);
        }
        return Optional.empty();
    }

    private static Optional<Object> asked(String path) {
        if (path.isEmpty()) {
            return Optional.of(ABOUT);
        }
        if (path.equals("_license")) {
            return Optional.of(LICENSE);
        }
        if (path.startsWith("_cluster/health")) {
            return Optional.of(Map.of("cluster_name", "orrery", "status", "green", "timed_out", false));
        }
        if (path.equals("_xpack")) {
            return Optional.of(Map.of("features", Map.of("ilm", Map.of("available", true, "enabled", true))));
        }
        if (path.startsWith("_nodes")) {
            return Optional.of(NODES);
        }
        boolean known = !path.startsWith("_") && path.indexOf('/') < 0;
        return known || isSetUp(path) ? Optional.of(Map.of()) : Optional.empty();
    }

    private static Optional<Object> told(HttpMethod method, String path) {
        if (path.equals("_refresh") || path.endsWith("/_refresh")) {
            return Optional.of(Map.of("_shards", Map.of("total", 1, "successful", 1, "failed", 0)));
        }
        boolean index = HttpMethod.PUT.equals(method) && !path.startsWith("_") && path.indexOf('/') < 0;
        return isSetUp(path) || index ? Optional.of(Map.of("acknowledged", true)) : Optional.empty();
    }

    private static boolean isSetUp(String path) {
        return SET_UP.stream().anyMatch(path::startsWith);
    }
}
