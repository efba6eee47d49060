package io.orrery.transform.core;

/// One edge as stored.
final class EdgeState {
    private static final int LABEL = 1;
    private static final int TIMES = 2;
    private static final int WEIGHT = 4;
    private static final int COLOR = 8;
    private static final int TECHNIQUE = 16;

    private EdgeState() {}

    static void write(PageWriter page, Edges edges, int slot) {
        String label = edges.label.get(slot);
        long first = edges.first.get(slot);
        double weight = edges.weight.get(slot);
        String technique = edges.technique.get(slot);
        int parts = (label == null ? 0 : LABEL)
                | (first == Nodes.NO_TIME ? 0 : TIMES)
                | (Double.isNaN(weight) ? 0 : WEIGHT)
                | (edges.color.has(slot) ? COLOR : 0)
                | (technique == null ? 0 : TECHNIQUE);
        page.number(slot);
        page.number(edges.source.get(slot));
        page.number(edges.destination.get(slot));
        page.repeatedText(edges.relation(slot));
        page.raw(parts);
        page.number(edges.count.get(slot));
        if (label != null) {
            page.text(label);
        }
        if (first != Nodes.NO_TIME) {
            page.signed(first);
            page.number(edges.last.get(slot) - first);
        }
        if (!Double.isNaN(weight)) {
            page.decimal(weight);
        }
        if (technique != null) {
            page.repeatedText(technique);
        }
        ChannelState.write(page, edges.color, slot);
        RefState.write(page, edges.refs, slot);
        page.number(edges.sumNames().size());
        for (int i = 0; i < edges.sumNames().size(); i++) {
            page.decimal(edges.sumAt(i).get(slot));
        }
    }

    static void read(PageReader page, Graph graph) {
        Edges edges = graph.edges;
        int slot = page.count();
        int source = page.count();
        int destination = page.count();
        if (edges.restore(slot, source, destination, graph.texts.one(page.repeatedText()))) {
            graph.nodes.restoreDegree(source, 1);
            graph.nodes.restoreDegree(destination, 1);
        }
        int parts = page.raw();
        edges.count.set(slot, page.count());
        if ((parts & LABEL) != 0) {
            edges.label.set(slot, page.text());
        }
        if ((parts & TIMES) != 0) {
            long first = page.signed();
            edges.first.set(slot, first);
            edges.last.set(slot, first + page.number());
        }
        if ((parts & WEIGHT) != 0) {
            edges.weight.set(slot, page.decimal());
        }
        if ((parts & TECHNIQUE) != 0) {
            edges.technique.set(slot, graph.texts.one(page.repeatedText()));
        }
        if ((parts & COLOR) != 0) {
            ChannelState.read(page, edges.color, slot);
        }
        RefState.read(page, edges.refs, slot);
        int sums = page.count();
        for (int i = 0; i < sums; i++) {
            edges.sumAt(i).set(slot, page.decimal());
        }
    }
}
