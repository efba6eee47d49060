package io.orrery.layout.bench.peer;

import io.orrery.layout.bench.BenchGraph;
import java.util.HashSet;
import java.util.Set;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/// Gephi's own ForceAtlas2 as its toolkit ships it, with its defaults (Barnes and Hut, theta 1.2).
///
/// @param threads that it uses
record Gephi(int threads) implements Peer {

    @Override
    public String name() {
        return "Gephi 0.10.1, " + threads + (threads == 1 ? " thread" : " threads");
    }

    @Override
    public Outcome run(Task task) {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        Node[] nodes = fill(model, task);
        ForceAtlas2 layout = new ForceAtlas2(new ForceAtlas2Builder());
        layout.setGraphModel(model);
        layout.resetPropertiesValues();
        layout.setBarnesHutOptimize(true);
        layout.setScalingRatio(2.0);
        layout.setThreadsCount(threads);
        layout.initAlgo();
        try {
            Timer timer = Timer.time(task, layout::goAlgo);
            float[] x = new float[nodes.length];
            float[] y = new float[nodes.length];
            for (int i = 0; i < nodes.length; i++) {
                x[i] = nodes[i].x();
                y[i] = nodes[i].y();
            }
            return timer.outcome(x, y);
        } finally {
            layout.endAlgo();
            projects.closeCurrentProject();
        }
    }

    private static Node[] fill(GraphModel model, Task task) {
        Graph graph = model.getUndirectedGraph();
        BenchGraph edges = task.graph();
        Node[] nodes = new Node[edges.nodes()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = model.factory().newNode("n" + i);
            nodes[i].setX(task.x()[i]);
            nodes[i].setY(task.y()[i]);
            graph.addNode(nodes[i]);
        }
        Set<Long> seen = new HashSet<>();
        for (int e = 0; e < edges.edges(); e++) {
            int from = Math.min(edges.source()[e], edges.target()[e]);
            int to = Math.max(edges.source()[e], edges.target()[e]);
            if (from != to && seen.add((long) from * nodes.length + to)) {
                graph.addEdge(model.factory().newEdge(nodes[from], nodes[to], 0, 1.0, false));
            }
        }
        return nodes;
    }
}
