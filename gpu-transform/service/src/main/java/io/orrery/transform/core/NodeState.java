package io.orrery.transform.core;

/// One node as stored: everything that cannot be computed from its edges.
final class NodeState {
    private static final int SHOWN_TYPE = 1;
    private static final int LABEL = 2;
    private static final int TIMES = 4;
    private static final int PLACE = 8;
    private static final int COLOR = 16;
    private static final int SIZE = 32;
    private static final int BUNDLE = 64;

    private NodeState() {}

    static void write(PageWriter page, Nodes nodes, int slot) {
        String shownType = nodes.shownType.get(slot);
        String label = nodes.label.get(slot);
        long first = nodes.first.get(slot);
        float x = nodes.x.get(slot);
        int parts = (shownType == null ? 0 : SHOWN_TYPE)
                | (label == null ? 0 : LABEL)
                | (first == Nodes.NO_TIME ? 0 : TIMES)
                | (Float.isNaN(x) ? 0 : PLACE)
                | (nodes.color.has(slot) ? COLOR : 0)
                | (nodes.size.has(slot) ? SIZE : 0)
                | (nodes.isBundle(slot) ? BUNDLE : 0);
        page.number(slot);
        page.repeatedText(nodes.type(slot));
        page.text(nodes.id(slot));
        page.raw(parts);
        page.number(nodes.toldDegree.get(slot));
        page.number(nodes.count.get(slot));
        if (shownType != null) {
            page.repeatedText(shownType);
        }
        if (label != null) {
            page.text(label);
        }
        if (first != Nodes.NO_TIME) {
            page.signed(first);
            page.number(nodes.last.get(slot) - first);
        }
        if (!Float.isNaN(x)) {
            page.bits(Float.floatToRawIntBits(x));
            page.bits(Float.floatToRawIntBits(nodes.y.get(slot)));
        }
        ChannelState.write(page, nodes.color, slot);
        ChannelState.write(page, nodes.size, slot);
        RefState.write(page, nodes.refs, slot);
    }

    static void read(PageReader page, Nodes nodes, Texts texts) {
        int slot = page.count();
        String type = texts.one(page.repeatedText());
        String id = page.text();
        int parts = page.raw();
        nodes.restore(slot, type, id, (parts & BUNDLE) != 0);
        nodes.toldDegree.set(slot, page.count());
        nodes.count.set(slot, page.count());
        if ((parts & SHOWN_TYPE) != 0) {
            nodes.shownType.set(slot, texts.one(page.repeatedText()));
        }
        if ((parts & LABEL) != 0) {
            nodes.label.set(slot, page.text());
        }
        if ((parts & TIMES) != 0) {
            long first = page.signed();
            nodes.first.set(slot, first);
            nodes.last.set(slot, first + page.number());
        }
        if ((parts & PLACE) != 0) {
            nodes.x.set(slot, Float.intBitsToFloat(page.bits()));
            nodes.y.set(slot, Float.intBitsToFloat(page.bits()));
        }
        if ((parts & COLOR) != 0) {
            ChannelState.read(page, nodes.color, slot);
        }
        if ((parts & SIZE) != 0) {
            ChannelState.read(page, nodes.size, slot);
        }
        RefState.read(page, nodes.refs, slot);
    }
}
