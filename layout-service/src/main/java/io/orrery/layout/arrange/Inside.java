package io.orrery.layout.arrange;

import io.orrery.layout.force.Bodies;
import io.orrery.layout.force.ForceEngine;
import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.force.GlobalSpeed;
import io.orrery.layout.force.Links;
import java.util.Arrays;

/// Lays out one group by the force model, as if nothing else were there, and fits the picture into a box.
final class Inside {
    /// Work for all groups together, in nodes times steps; no group gets fewer steps than the least.
    private static final int BUDGET = 4_000_000;

    private static final int LEAST_STEPS = 30;
    private static final int MOST_STEPS = 200;
    private static final double LONGEST = 0.25;
    private static final double GOLDEN = Math.PI * (3 - Math.sqrt(5));

    private final ForceEngine engine;
    private final Graph graph;
    private final Groups groups;
    private final int steps;
    /// Number of a node within its group.
    private final int[] local;
    private final int[] edges;
    private final int[] edgeStart;

    Inside(ForceEngine engine, Graph graph, Groups groups) {
        this.engine = engine;
        this.graph = graph;
        this.groups = groups;
        this.steps = Math.clamp(BUDGET / Math.max(1, graph.nodes()), LEAST_STEPS, MOST_STEPS);
        local = new int[graph.nodes()];
        for (int group = 0; group < groups.count(); group++) {
            for (int i = 0; i < groups.size(group); i++) {
                local[groups.member(group, i)] = i;
            }
        }
        edgeStart = new int[groups.count() + 1];
        for (int e = 0; e < graph.edges(); e++) {
            edgeStart[groupOf(e) + 1]++;
        }
        edgeStart[0] = 0;
        for (int group = 0; group < groups.count(); group++) {
            edgeStart[group + 1] += edgeStart[group];
        }
        edges = new int[edgeStart[groups.count()]];
        int[] cursor = edgeStart.clone();
        for (int e = 0; e < graph.edges(); e++) {
            int group = groupOf(e);
            if (group >= 0) {
                edges[cursor[group]++] = e;
            }
        }
    }

    /// -1 for an edge between two groups.
    private int groupOf(int edge) {
        int group = groups.group(graph.source(edge));
        return group == groups.group(graph.target(edge)) ? group : -1;
    }

    void place(int group, Box box, Outcome.Places places) {
        int count = groups.size(group);
        Bodies bodies = groups.isLoners(group) ? rows(count, box) : forced(group, count);
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            left = Math.min(left, bodies.x[i]);
            right = Math.max(right, bodies.x[i]);
            bottom = Math.min(bottom, bodies.y[i]);
            top = Math.max(top, bodies.y[i]);
        }
        double scale = Math.min(fit(box.width(), right - left), fit(box.height(), top - bottom));
        for (int i = 0; i < count; i++) {
            places.set(
                    groups.member(group, i),
                    box.centreX() + scale * (bodies.x[i] - (left + right) / 2),
                    box.centreY() + scale * (bodies.y[i] - (bottom + top) / 2));
        }
    }

    private static double fit(double room, double extent) {
        return extent > 0 ? room / extent : 1;
    }

    private static Bodies rows(int count, Box box) {
        Bodies bodies = new Bodies(count);
        int columns = Math.max(1, (int) Math.round(Math.sqrt(count * box.width() / box.height())));
        for (int i = 0; i < count; i++) {
            int row = i / columns;
            bodies.x[i] = i % columns;
            bodies.y[i] = -row;
        }
        return bodies;
    }

    private Bodies forced(int group, int count) {
        int inside = edgeStart[group + 1] - edgeStart[group];
        int[] source = new int[inside];
        int[] target = new int[inside];
        float[] weight = new float[inside];
        Bodies bodies = new Bodies(count);
        bodies.ensure(count);
        Arrays.fill(bodies.mass, 0, count, 1);
        Arrays.fill(bodies.mobility, 0, count, 1);
        for (int i = 0; i < inside; i++) {
            int edge = edges[edgeStart[group] + i];
            source[i] = local[graph.source(edge)];
            target[i] = local[graph.target(edge)];
            weight[i] = graph.weight(edge);
            bodies.mass[source[i]]++;
            bodies.mass[target[i]]++;
        }
        ForceSettings settings = ForceSettings.DEFAULTS;
        Links links = Links.of(count, inside, source, target, weight, bodies.mass, settings);
        for (int i = 0; i < count; i++) {
            double radius = 10 * Math.sqrt(i + 0.5);
            bodies.x[i] = (float) (radius * Math.cos(GOLDEN * i));
            bodies.y[i] = (float) (radius * Math.sin(GOLDEN * i));
        }
        GlobalSpeed speed = new GlobalSpeed();
        for (int step = 0; step < steps; step++) {
            engine.step(bodies, links, settings, speed, LONGEST);
        }
        return bodies;
    }
}
