package io.orrery.ingest.graph.text;

import io.orrery.ingest.graph.Cell;
import io.orrery.ingest.graph.Fingerprints;
import io.orrery.ingest.graph.GraphParser;
import io.orrery.ingest.graph.GraphSink;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// DOT, the language of Graphviz: graphs, subgraphs, chains of edges, defaults. A subgraph where a node may stand
/// means each of its nodes. The name of the innermost named subgraph in which a node appears first is its `cluster`.
public final class Dot implements GraphParser {
    private static final String FORMAT = "DOT";
    private static final int MOST_DEPTH = 64;
    /// Nodes of one subgraph, and edges of one chain: both grow faster than what is written.
    private static final int MOST_AT_ONCE = 1_000_000;

    @Override
    public void parse(InputStream in, Limits limits, GraphSink sink) throws RefusedException, IOException {
        DotTokens tokens = new DotTokens(new ByteSource(in, FORMAT, limits));
        Reading reading = new Reading(tokens, sink, limits);
        do {
            reading.graph();
        } while (tokens.peek().kind() != DotTokens.Kind.END);
    }

    private static final class Reading {
        private final DotTokens tokens;
        private final GraphSink sink;
        private final Limits limits;
        private final Fingerprints known = new Fingerprints();

        Reading(DotTokens tokens, GraphSink sink, Limits limits) {
            this.tokens = tokens;
            this.sink = sink;
            this.limits = limits;
        }

        void graph() throws RefusedException, IOException {
            if (tokens.peek().isKeyword("strict")) {
                tokens.take();
            }
            if (!tokens.peek().isKeyword("graph") && !tokens.peek().isKeyword("digraph")) {
                throw tokens.unexpected("graph or digraph");
            }
            tokens.take();
            if (tokens.peek().kind() == DotTokens.Kind.ID) {
                tokens.take();
            }
            if (!tokens.takeIf('{')) {
                throw tokens.unexpected("{");
            }
            statements(DotScope.outermost(), 0);
        }

        private void statements(DotScope scope, int depth) throws RefusedException, IOException {
            while (!tokens.takeIf('}')) {
                if (!tokens.takeIf(';')) {
                    statement(scope, depth);
                }
            }
        }

        private void statement(DotScope scope, int depth) throws RefusedException, IOException {
            DotTokens.Token first = tokens.peek();
            switch (first.kind()) {
                case KEYWORD -> {
                    switch (first.text()) {
                        case "node" -> defaults(scope.nodeDefaults());
                        case "edge" -> defaults(scope.edgeDefaults());
                        case "graph" -> defaults(new LinkedHashMap<>());
                        case "subgraph" -> chain(end(scope, depth), scope, depth);
                        default -> throw tokens.unexpected("a node, an edge or }");
                    }
                }
                case ID -> {
                    String name = tokens.take().text();
                    if (tokens.takeIf('=')) {
                        id();
                    } else {
                        port();
                        chain(List.of(name), scope, depth);
                    }
                }
                case SIGN, EDGE, END -> {
                    if (!first.is('{')) {
                        throw tokens.unexpected("a node, an edge or }");
                    }
                    chain(end(scope, depth), scope, depth);
                }
            }
        }

        private void defaults(Map<String, String> kept) throws RefusedException, IOException {
            tokens.take();
            attributes(kept);
        }

        private String id() throws RefusedException, IOException {
            if (tokens.peek().kind() != DotTokens.Kind.ID && tokens.peek().kind() != DotTokens.Kind.KEYWORD) {
                throw tokens.unexpected("a name or value");
            }
            return tokens.take().text();
        }

        /// Where at a node an edge ends is of no meaning here.
        private void port() throws RefusedException, IOException {
            while (tokens.takeIf(':')) {
                id();
            }
        }

        /// A node, or a subgraph with all its nodes.
        private Collection<String> end(DotScope scope, int depth) throws RefusedException, IOException {
            boolean subgraph = tokens.peek().isKeyword("subgraph");
            if (!subgraph && !tokens.peek().is('{')) {
                String name = id();
                port();
                return List.of(name);
            }
            String name = "";
            if (subgraph) {
                tokens.take();
                name = tokens.peek().kind() == DotTokens.Kind.ID ? tokens.take().text() : "";
            }
            if (!tokens.takeIf('{')) {
                throw tokens.unexpected("{");
            }
            if (depth == MOST_DEPTH) {
                throw RefusedException.tooBig(
                        "its subgraphs are nested too deep",
                        MOST_DEPTH,
                        "levels",
                        tokens.source().here());
            }
            DotScope inner = scope.inner(name);
            statements(inner, depth + 1);
            if (depth > 0) {
                for (String member : inner.members()) {
                    join(scope, member);
                }
            }
            return inner.members();
        }

        private void join(DotScope scope, String member) throws RefusedException {
            scope.members().add(member);
            if (scope.members().size() > MOST_AT_ONCE) {
                throw tooMany("a subgraph has too many nodes", "nodes");
            }
        }

        private RefusedException tooMany(String what, String unit) {
            return RefusedException.tooBig(
                    what, MOST_AT_ONCE, unit, tokens.source().here());
        }

        /// What follows the first end: nothing, attributes, or edges to further ends.
        private void chain(Collection<String> first, DotScope scope, int depth) throws RefusedException, IOException {
            List<Collection<String>> ends = new ArrayList<>(List.of(first));
            long edges = 0;
            while (tokens.peek().kind() == DotTokens.Kind.EDGE) {
                tokens.take();
                ends.add(end(scope, depth));
                edges +=
                        (long) ends.get(ends.size() - 2).size() * ends.getLast().size();
                if (edges > MOST_AT_ONCE || ends.size() > MOST_AT_ONCE) {
                    throw tooMany("one statement makes too many edges", "edges");
                }
            }
            Map<String, String> own = new LinkedHashMap<>();
            attributes(own);
            boolean single = ends.size() == 1;
            for (Collection<String> end : ends) {
                for (String name : end) {
                    node(name, single ? own : Map.of(), scope, depth);
                }
            }
            if (!single) {
                Map<String, String> all = new LinkedHashMap<>(scope.edgeDefaults());
                all.putAll(own);
                edges(ends, DotScope.cells(all));
            }
        }

        private void edges(List<Collection<String>> ends, List<Cell> cells) throws RefusedException {
            for (int at = 1; at < ends.size(); at++) {
                for (String source : ends.get(at - 1)) {
                    for (String target : ends.get(at)) {
                        sink.edge(source, target, cells);
                    }
                }
            }
        }

        /// Defaults are those of the place where a node is named first.
        private void node(String name, Map<String, String> own, DotScope scope, int depth) throws RefusedException {
            if (depth > 0) {
                join(scope, name);
            }
            if (known.add(name)) {
                Map<String, String> all = new LinkedHashMap<>(scope.nodeDefaults());
                all.putAll(own);
                if (!scope.cluster().isEmpty()) {
                    all.putIfAbsent("cluster", scope.cluster());
                }
                sink.node(name, DotScope.cells(all));
            } else if (!own.isEmpty()) {
                sink.node(name, DotScope.cells(own));
            }
        }

        private void attributes(Map<String, String> found) throws RefusedException, IOException {
            while (tokens.takeIf('[')) {
                while (!tokens.takeIf(']')) {
                    String name = id();
                    found.put(name, tokens.takeIf('=') ? id() : "true");
                    if (found.size() > limits.columns()) {
                        throw RefusedException.tooBig(
                                "a node or edge has too many attributes",
                                limits.columns(),
                                "attributes",
                                tokens.source().here());
                    }
                    if (!tokens.takeIf(',')) {
                        tokens.takeIf(';');
                    }
                }
            }
        }
    }
}
