package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.device.Workers;
import java.util.List;
import java.util.stream.Stream;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2Builder;
import org.gephi.layout.plugin.forceAtlas2.ForceAtlas2LayoutData;
import org.gephi.project.api.ProjectController;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openide.util.Lookup;

/// Gephi itself as the judge: the same state, one step there (exact, one thread) and one here. Steps are judged one by
/// one, because whole trajectories of an unstable system part ways whatever the code.
final class GephiOracleTest {
    private static final int STEPS = 5;

    static Stream<ForceSettings> variants() {
        ForceSettings plain = ForceSettings.DEFAULTS;
        return Stream.of(
                plain,
                plain.with("linLog", 1),
                plain.with("strongGravity", 1).with("gravity", 0.1),
                plain.with("dissuadeHubs", 1),
                plain.with("dissuadeHubs", 1).with("linLog", 1),
                plain.with("edgeInfluence", 0),
                plain.with("edgeInfluence", 0.5).with("scalingRatio", 10),
                plain.with("edgeInfluence", 2).with("gravity", 5));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyStepIsGephisStep(ForceSettings settings) {
        Sample sample = Sample.random(200, 600, 5).simple();
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        List<Node> nodes = fill(model, sample);
        ForceAtlas2 gephi = gephi(model, settings);
        try (Workers workers = new Workers(1);
                CpuForceEngine engine = new CpuForceEngine(workers)) {
            Bodies bodies = sample.bodies();
            Links links = sample.links(bodies, settings);
            GlobalSpeed speed = new GlobalSpeed();
            for (int step = 0; step < STEPS; step++) {
                teach(bodies, nodes);
                engine.step(bodies, links, settings, speed, 1e9);
                gephi.goAlgo();
                compare(bodies, nodes, step);
            }
        } finally {
            gephi.endAlgo();
            projects.closeCurrentProject();
        }
    }

    private static List<Node> fill(GraphModel model, Sample sample) {
        Graph graph = model.getDirectedGraph();
        Node[] nodes = new Node[sample.nodes];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = model.factory().newNode("n" + i);
            nodes[i].setX(sample.x[i]);
            nodes[i].setY(sample.y[i]);
            graph.addNode(nodes[i]);
        }
        for (int e = 0; e < sample.source.length; e++) {
            Edge edge = model.factory()
                    .newEdge(nodes[sample.source[e]], nodes[sample.target[e]], 0, sample.weight[e], true);
            graph.addEdge(edge);
        }
        return List.of(nodes);
    }

    private static ForceAtlas2 gephi(GraphModel model, ForceSettings settings) {
        ForceAtlas2 gephi = new ForceAtlas2(new ForceAtlas2Builder());
        gephi.setGraphModel(model);
        gephi.resetPropertiesValues();
        gephi.setBarnesHutOptimize(false);
        gephi.setThreadsCount(1);
        gephi.setScalingRatio(settings.scalingRatio());
        gephi.setGravity(settings.gravity());
        gephi.setEdgeWeightInfluence(settings.edgeInfluence());
        gephi.setLinLogMode(settings.linLog());
        gephi.setStrongGravityMode(settings.strongGravity());
        gephi.setOutboundAttractionDistribution(settings.dissuadeHubs());
        gephi.initAlgo();
        return gephi;
    }

    /// Both begin the step from the very same places and forces.
    private static void teach(Bodies bodies, List<Node> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            ForceAtlas2LayoutData data = nodes.get(i).getLayoutData();
            bodies.x[i] = nodes.get(i).x();
            bodies.y[i] = nodes.get(i).y();
            bodies.fx[i] = (float) data.dx;
            bodies.fy[i] = (float) data.dy;
        }
    }

    private static void compare(Bodies bodies, List<Node> nodes, int step) {
        double radius = 0;
        double worst = 0;
        double sum = 0;
        for (int i = 0; i < nodes.size(); i++) {
            radius += Math.hypot(nodes.get(i).x(), nodes.get(i).y()) / nodes.size();
            double apart =
                    Math.hypot(nodes.get(i).x() - bodies.x[i], nodes.get(i).y() - bodies.y[i]);
            worst = Math.max(worst, apart);
            sum += apart;
        }
        assertThat(worst / radius).as("worst place in step %d", step).isLessThan(2e-5);
        assertThat(sum / nodes.size() / radius)
                .as("mean place in step %d", step)
                .isLessThan(1e-6);
    }
}
