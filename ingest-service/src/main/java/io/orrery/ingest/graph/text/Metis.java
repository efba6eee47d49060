package io.orrery.ingest.graph.text;

import io.orrery.ingest.graph.Cell;
import io.orrery.ingest.graph.GraphParser;
import io.orrery.ingest.graph.GraphSink;
import io.orrery.ingest.table.Limits;
import io.orrery.ingest.table.RefusedException;
import io.orrery.topics.model.GraphFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// METIS graphs: a line with the numbers of nodes and edges, then one line a node with its neighbours, counted from 1.
/// The first line may go on with three digits that say whether nodes have sizes, nodes have weights and edges have
/// weights, and with how many weights a node has. Each edge stands in the lines of both its ends and is told once.
public final class Metis implements GraphParser {
    private static final String FORMAT = "METIS";
    private static final long MOST_NODES = 2_000_000_000L;
    private static final long MOST_WEIGHTS = 100;

    @Override
    public void parse(InputStream in, Limits limits, GraphSink sink) throws RefusedException, IOException {
        new Reading(new LineWords(in, FORMAT, limits, "%"), sink).all();
    }

    private static final class Reading {
        private final LineWords words;
        private final GraphSink sink;
        private long nodes;
        private boolean sizes;
        private boolean edgeWeights;
        private long weights;
        private long mentions;

        Reading(LineWords words, GraphSink sink) {
            this.words = words;
            this.sink = sink;
        }

        void all() throws RefusedException, IOException {
            long edges = header();
            for (long node = 1; node <= nodes; node++) {
                if (!words.nextLine()) {
                    throw words.truncated("only " + (node - 1) + " of its " + nodes + " nodes are there");
                }
                node(node);
            }
            while (words.nextLine()) {
                if (words.nextWord()) {
                    throw words.malformed("there are more lines than its " + nodes + " nodes");
                }
            }
            if (mentions != 2 * edges) {
                throw words.malformed("its lines name " + mentions + " neighbours; each of the " + edges
                        + " edges of its first line must be named at both ends");
            }
        }

        private long header() throws RefusedException, IOException {
            do {
                if (!words.nextLine()) {
                    throw RefusedException.empty("there is not one line in it");
                }
            } while (!words.nextWord());
            nodes = words.within("the number of nodes", words.wholeNumber("the number of nodes"), 0, MOST_NODES);
            long edges =
                    words.within("the number of edges", words.number("the number of edges"), 0, Long.MAX_VALUE / 8);
            if (words.nextWord()) {
                String kinds = words.word();
                if (!kinds.matches("[01]{1,3}")) {
                    throw words.malformed("the third number must be up to three digits of 0 and 1");
                }
                String digits = "0".repeat(3 - kinds.length()) + kinds;
                sizes = digits.charAt(0) == '1';
                weights = digits.charAt(1) == '1' ? 1 : 0;
                edgeWeights = digits.charAt(2) == '1';
                if (words.nextWord()) {
                    long told = words.within(
                            "the number of weights", words.wholeNumber("the number of weights"), 0, MOST_WEIGHTS);
                    weights = weights == 0 ? 0 : told;
                }
            }
            return edges;
        }

        private void node(long node) throws RefusedException, IOException {
            List<Cell> cells = new ArrayList<>();
            if (sizes) {
                cells.add(new Cell.Whole(GraphFiles.SIZE, words.number("the size of node " + node)));
            }
            for (int weight = 1; weight <= weights; weight++) {
                cells.add(new Cell.Whole(
                        weights == 1 ? GraphFiles.WEIGHT : GraphFiles.WEIGHT + "_" + weight,
                        words.number("weight " + weight + " of node " + node)));
            }
            String id = Long.toString(node);
            sink.node(id, cells);
            while (words.nextWord()) {
                long other = words.within("a neighbour", words.wholeNumber("a neighbour"), 1, nodes);
                mentions += other == node ? 2 : 1; // a loop has both its ends here
                List<Cell> weight = edgeWeights
                        ? List.of(new Cell.Whole(GraphFiles.WEIGHT, words.number("the weight of an edge")))
                        : List.of();
                if (node <= other) {
                    sink.edge(id, Long.toString(other), weight);
                }
            }
        }
    }
}
