"""A whole layout by Graphviz sfdp with its defaults. Usage: sfdp.py IN OUT"""

import shutil
import subprocess
import sys
import tempfile

if not shutil.which("sfdp"):
    sys.exit(3)
with open(sys.argv[1]) as task:
    nodes, edges, _, _ = (int(word) for word in task.readline().split())
    for _ in range(nodes):
        task.readline()
    with tempfile.NamedTemporaryFile("w", suffix=".dot") as dot:
        dot.write("graph {\nnode [shape=point];\n")
        dot.writelines(f"{i};\n" for i in range(nodes))
        for _ in range(edges):
            source, target = task.readline().split()
            dot.write(f"{source}--{target};\n")
        dot.write("}\n")
        dot.flush()
        plain = subprocess.run(
            ["sfdp", "-Gsplines=none", "-Tplain", dot.name], check=True, capture_output=True, text=True
        ).stdout
places = ["0 0"] * nodes
for line in plain.splitlines():
    words = line.split()
    if words[0] == "node":
        places[int(words[1])] = f"{words[2]} {words[3]}"
with open(sys.argv[2], "w") as out:
    out.write("NaN NaN NaN\n")
    out.writelines(place + "\n" for place in places)
