"""A whole layout by igraph's DrL (OpenOrd) with its defaults. Usage: igraph_drl.py IN OUT"""

import sys

try:
    import igraph
except ImportError:
    sys.exit(3)
with open(sys.argv[1]) as task:
    nodes, edges, _, _ = (int(word) for word in task.readline().split())
    seed = [tuple(float(word) for word in task.readline().split()) for _ in range(nodes)]
    graph = igraph.Graph(nodes, [tuple(int(word) for word in task.readline().split()) for _ in range(edges)])
places = graph.simplify().layout_drl(seed=seed)
with open(sys.argv[2], "w") as out:
    out.write("NaN NaN NaN\n")
    out.writelines(f"{x} {y}\n" for x, y in places)
