package io.orrery.layout.force;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import io.orrery.device.Workers;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.IntStream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openide.util.Lookup;

/// Gephi itself as the judge: the same state, one step there (exact, one thread) and one here. Steps are judged one by
/// one, because whole trajectories of an unstable system part ways whatever the code.
final class GephiOracleTest {
    private static final int STEPS = 3;
    private static final int SPEED_STEPS = 50;

    /// Every combination: attraction, weights, gravity, sizes.
    static Stream<ForceSettings> variants() {
        String[] switches = {
            "linLog", "dissuadeHubs", "preventOverlap", "normalizedWeights", "invertedWeights", "strongGravity"
        };
        return IntStream.range(0, 4 << switches.length).mapToObj(number -> {
            ForceSettings settings = ForceSettings.DEFAULTS
                    .with("edgeInfluence", new double[] {0, 0.5, 1, 2}[number & 3])
                    .with("scalingRatio", (number & 3) == 1 ? 10 : 2)
                    .with("gravity", number % 7 == 0 ? 5 : 1);
            for (int i = 0; i < switches.length; i++) {
                settings = settings.with(switches[i], number >> (2 + i) & 1);
            }
            return settings;
        });
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyStepIsGephisStep(ForceSettings settings) {
        Sample sample = Sample.random(120, 360, 5).simple();
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        List<Node> nodes = fill(model, sample);
        for (int i = 0; i < nodes.size(); i += 9) {
            nodes.get(i).setFixed(true);
        }
        ForceAtlas2 gephi = gephi(model, settings);
        try (Workers workers = new Workers(1);
                CpuForceEngine engine = new CpuForceEngine(workers)) {
            Bodies bodies = sample.bodies();
            sample.giveSizes(bodies);
            for (int i = 0; i < nodes.size(); i += 9) {
                bodies.mobility[i] = 0;
            }
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

    @Test
    void theSpeedIsGephisSpeedOverFiftySteps() throws ReflectiveOperationException {
        Sample sample = Sample.random(400, 1_600, 6).simple();
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        List<Node> nodes = fill(model, sample);
        ForceAtlas2 gephi = gephi(model, ForceSettings.DEFAULTS);
        try (Workers workers = new Workers(2);
                CpuForceEngine engine = new CpuForceEngine(workers)) {
            Bodies bodies = sample.bodies();
            Links links = sample.links(bodies, ForceSettings.DEFAULTS);
            GlobalSpeed speed = new GlobalSpeed();
            for (int step = 0; step < SPEED_STEPS; step++) {
                teach(bodies, nodes);
                engine.step(bodies, links, ForceSettings.DEFAULTS, speed, 1e9);
                gephi.goAlgo();
                assertThat(speed.speed()).as("step %d", step).isCloseTo(hidden(gephi, "speed"), withPercentage(1e-3));
                assertThat(speed.efficiency())
                        .as("step %d", step)
                        .isCloseTo(hidden(gephi, "speedEfficiency"), withPercentage(1e-3));
            }
        } finally {
            gephi.endAlgo();
            projects.closeCurrentProject();
        }
    }

    /// Gephi shows its speed to nobody.
    private static double hidden(ForceAtlas2 gephi, String name) throws ReflectiveOperationException {
        Field field = ForceAtlas2.class.getDeclaredField(name);
        field.setAccessible(true);
        return field.getDouble(gephi);
    }

    private static List<Node> fill(GraphModel model, Sample sample) {
        Graph graph = model.getDirectedGraph();
        Node[] nodes = new Node[sample.nodes];
        float[] sizes = sample.sizes();
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = model.factory().newNode("n" + i);
            nodes[i].setX(sample.x[i]);
            nodes[i].setY(sample.y[i]);
            nodes[i].setSize(sizes[i]);
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
        gephi.setAdjustSizes(settings.preventOverlap());
        gephi.setNormalizeEdgeWeights(settings.normalizedWeights());
        gephi.setInvertedEdgeWeightsMode(settings.invertedWeights());
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
