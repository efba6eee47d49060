package io.orrery.app.demo;

import io.orrery.app.http.Api;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// The graph of Orrery's own build: Java packages and which packages they use, with the number of references, and npm
/// packages and what they depend on. Read from what lies on this machine anyway.
final class BuildGraph {
    private static final String UI = "npm:orrery-ui";
    /// Whose jar carries the browser application.
    private static final String GATEWAY = "java:io.orrery.gateway";

    private final Map<String, Node> nodes = new TreeMap<>();
    private final Map<Edge, Long> edges = new LinkedHashMap<>();

    private record Node(String label, String type, String artifact) {}

    private record Edge(String source, String destination) {}

    /// Adds every jar and folder of the class path; the project is a package's type, of which people tell a dozen
    /// apart.
    void addJars(String classPath) throws IOException {
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.exists(path) && !entry.isEmpty()) {
                PackageReferences references = PackageReferences.of(path);
                references
                        .packages()
                        .forEach(name ->
                                nodes.putIfAbsent("java:" + name, new Node(name, project(name), artifact(path))));
                references
                        .counts()
                        .forEach((pair, count) ->
                                edges.merge(new Edge("java:" + pair.from(), "java:" + pair.to()), count, Long::sum));
            }
        }
        // What no jar here holds belongs to the JDK, or is an option that nobody took.
        for (Edge edge : edges.keySet()) {
            String name = edge.destination().substring("java:".length());
            boolean jdk = name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
            nodes.putIfAbsent(edge.destination(), new Node(name, jdk ? "JDK" : "absent", ""));
        }
    }

    /// Adds the packages of an npm lock file, version 3; does nothing when there is no such file.
    void addLockFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        JsonNode packages = Api.JSON.readTree(Files.readString(file)).path("packages");
        packages.properties().forEach(entry -> {
            String name = name(entry.getKey());
            String id = name.isEmpty() ? UI : "npm:" + name;
            nodes.putIfAbsent(id, new Node(name.isEmpty() ? "orrery-ui" : name, "npm", name));
        });
        packages.properties().forEach(entry -> {
            String name = name(entry.getKey());
            String id = name.isEmpty() ? UI : "npm:" + name;
            for (String kind : new String[] {"dependencies", "devDependencies", "optionalDependencies"}) {
                entry.getValue().path(kind).propertyNames().forEach(dependency -> {
                    if (nodes.containsKey("npm:" + dependency)) {
                        edges.merge(new Edge(id, "npm:" + dependency), 1L, Long::sum);
                    }
                });
            }
        });
        if (nodes.containsKey(GATEWAY)) {
            edges.put(new Edge(GATEWAY, UI), 1L);
        }
    }

    /// Writes two CSV files: `id,label,type,artifact` and `source,destination,references`.
    void write(Path nodeFile, Path edgeFile) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(nodeFile)) {
            out.write("id,label,type,artifact\n");
            for (Map.Entry<String, Node> node : nodes.entrySet()) {
                out.write(node.getKey() + "," + node.getValue().label() + ","
                        + node.getValue().type() + "," + node.getValue().artifact() + "\n");
            }
        }
        try (BufferedWriter out = Files.newBufferedWriter(edgeFile)) {
            out.write("source,destination,references\n");
            for (Map.Entry<Edge, Long> edge : edges.entrySet()) {
                out.write(edge.getKey().source() + "," + edge.getKey().destination() + "," + edge.getValue() + "\n");
            }
        }
    }

    int nodeCount() {
        return nodes.size();
    }

    int edgeCount() {
        return edges.size();
    }

    /// `node_modules/a/node_modules/@b/c` is the package `@b/c`.
    private static String name(String key) {
        int last = key.lastIndexOf("node_modules/");
        return last < 0 ? key : key.substring(last + "node_modules/".length());
    }

    /// `org.springframework.web.server` is of the project `org.springframework`; Apache's are told by one part more.
    private static String project(String name) {
        String[] parts = name.split("\\.", -1);
        int length = name.startsWith("org.apache.") ? 3 : 2;
        return String.join(".", Arrays.copyOf(parts, Math.min(length, parts.length)));
    }

    /// `spring-core-7.0.10.jar` is of the artifact `spring-core`; a folder of classes is Orrery's own.
    private static String artifact(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.endsWith(".jar")
                ? name.replaceFirst("-[0-9][^/]*\\.jar$", "").replaceFirst("\\.jar$", "")
                : "orrery";
    }
}
