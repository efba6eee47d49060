"""Drives the unmodified graphistry package against a server and prints what it did as one JSON object.

usage: plot.py HOST:PORT USER PASSWORD KEY_ID KEY_SECRET
"""
import json
import sys
import threading

import graphistry
import pandas as pd

server, user, password, key_id, key_secret = sys.argv[1:6]
graphistry.register(api=3, protocol="http", server=server, username=user, password=password)
report = {}


def dataset_of(url):
    return url.split("dataset=")[1].split("&")[0]


edges = pd.DataFrame(
    {
        "s": ["a", "b", "c", "ü"],
        "d": ["b", "c", "a", "a"],
        "when": pd.to_datetime(["2025-01-01", "2025-01-02", "2025-01-03", None]),
        "zoned": pd.to_datetime(["2025-01-01", "2025-01-02", "2025-01-03", None]).tz_localize("UTC"),
        "kind": pd.Categorical(["x", "y", "x", None]),
        "nothing": [None, None, None, None],
        "list": [[1], [1, 2], [], [3]],
        "flag": [True, False, True, False],
        "w": [1.5, float("nan"), 3.0, 4.0],
    }
)
nodes = pd.DataFrame({"id": ["a", "b", "c", "ü"], "type": ["u", "h", "u", "h"], "v": [1, 2, 3, 4]})
g = (
    graphistry.edges(edges, "s", "d")
    .nodes(nodes, "id")
    .bind(point_size="v", edge_weight="w")
    .encode_point_color("v", ["blue", "red"], as_continuous=True)
    .encode_point_icon("type", categorical_mapping={"u": "user", "h": "server"}, default_mapping="question")
    .settings(url_params={"play": 0, "info": True})
    .name("conformance")
)
report["plot"] = dataset_of(g.plot(render=False))
report["edges_only"] = dataset_of(graphistry.edges(edges[["s", "d"]], "s", "d").plot(render=False))
report["no_nodes"] = dataset_of(graphistry.edges(edges, "s", "d").nodes(nodes[:0], "id").plot(render=False))
report["private"] = dataset_of(g.privacy(mode="private").plot(render=False))
report["public"] = dataset_of(g.privacy(mode="public").plot(render=False))

uploaded = g.upload()
report["files"] = uploaded._dataset_id
again = graphistry.edges(edges, "s", "d").nodes(nodes, "id").upload()
report["files_again"] = again._dataset_id

plots, failures = [], []


def one():
    try:
        plots.append(dataset_of(graphistry.edges(edges, "s", "d").plot(render=False)))
    except Exception as e:  # reported, and the test looks at it
        failures.append(repr(e))


threads = [threading.Thread(target=one) for _ in range(4)]
[t.start() for t in threads]
[t.join() for t in threads]
report["concurrent"], report["failures"] = plots, failures

try:
    graphistry.register(api=3, protocol="http", server=server, username=user, password="wrong " + password)
    report["wrong_password"] = "accepted"
except Exception as e:
    report["wrong_password"] = str(e)

graphistry.register(api=3, protocol="http", server=server, personal_key_id=key_id, personal_key_secret=key_secret)
report["personal_key"] = dataset_of(graphistry.edges(edges, "s", "d").plot(render=False))
print("REPORT " + json.dumps(report))
