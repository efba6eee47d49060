package io.orrery.layout.arrange;

/// Nodes by community, the larger ones first; those who are alone in theirs are one more group, the last.
final class Groups {
    private final int[] group;
    private final int[] start;
    private final int[] members;
    private final boolean loners;

    private Groups(int[] group, int count, boolean loners) {
        this.group = group;
        this.loners = loners;
        this.start = new int[count + 1];
        for (int of : group) {
            start[of + 1]++;
        }
        for (int i = 0; i < count; i++) {
            start[i + 1] += start[i];
        }
        members = new int[group.length];
        int[] cursor = start.clone();
        for (int node = 0; node < group.length; node++) {
            members[cursor[group[node]]++] = node;
        }
    }

    static Groups of(Graph graph, int seed) {
        int[] community = graph.communities(seed);
        int most = 0;
        for (int of : community) {
            most = Math.max(most, of + 1);
        }
        int[] size = new int[most];
        for (int of : community) {
            size[of]++;
        }
        int several = 0;
        while (several < most && size[several] > 1) {
            several++;
        }
        int[] group = new int[community.length];
        for (int node = 0; node < group.length; node++) {
            group[node] = Math.min(several, community[node]);
        }
        boolean loners = several < most;
        return new Groups(group, several + (loners ? 1 : 0), loners);
    }

    int count() {
        return start.length - 1;
    }

    int size(int of) {
        return start[of + 1] - start[of];
    }

    int member(int of, int number) {
        return members[start[of] + number];
    }

    int group(int node) {
        return group[node];
    }

    /// Whether this is the group of those who have none.
    boolean isLoners(int of) {
        return loners && of == count() - 1;
    }
}
