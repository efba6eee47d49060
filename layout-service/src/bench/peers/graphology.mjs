// Iterations of graphology's ForceAtlas2 with its tree on, from the task's places. Usage: graphology.mjs IN OUT
import { readFileSync, writeFileSync } from "node:fs";

let Graph, iterate, helpers;
try {
  Graph = (await import("graphology")).default;
  iterate = (await import("graphology-layout-forceatlas2/iterate.js")).default;
  helpers = (await import("graphology-layout-forceatlas2/helpers.js")).default;
} catch {
  process.exit(3);
}
const [, , input, output] = process.argv;
const lines = readFileSync(input, "utf8").split("\n");
const [nodes, edges, warm, iterations] = lines[0].split(" ").map(Number);
const graph = new Graph({ type: "undirected", multi: false, allowSelfLoops: false });
for (let i = 0; i < nodes; i++) {
  const [x, y] = lines[1 + i].split(" ").map(Number);
  graph.addNode(i, { x, y });
}
for (let e = 0; e < edges; e++) {
  const [source, target] = lines[1 + nodes + e].split(" ");
  if (source !== target) graph.mergeEdge(source, target);
}
const settings = {
  linLogMode: false,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 1,
  scalingRatio: 2,
  strongGravityMode: false,
  gravity: 1,
  slowDown: 1,
  barnesHutOptimize: true,
  barnesHutTheta: 1.2,
};
const matrices = helpers.graphToByteArrays(graph, () => 1);
for (let i = 0; i < warm; i++) iterate(settings, matrices.nodes, matrices.edges);
const cpu = process.cpuUsage();
const begin = performance.now();
let best = Infinity;
for (let i = 0; i < iterations; i++) {
  const now = performance.now();
  iterate(settings, matrices.nodes, matrices.edges);
  best = Math.min(best, performance.now() - now);
}
const mean = (performance.now() - begin) / iterations;
const used = process.cpuUsage(cpu);
const places = [];
for (let i = 0; i < nodes; i++) places.push(`${matrices.nodes[10 * i]} ${matrices.nodes[10 * i + 1]}`);
writeFileSync(output, `${best} ${mean} ${(used.user + used.system) / 1000 / iterations}\n${places.join("\n")}\n`);
