"""Drives an unmodified PyGraphistry against a running Orrery and prints one JSON line per case.

usage: plot_with_pygraphistry.py HOST:PORT USER PASSWORD KEY_ID KEY_SECRET
Each line: {"case": name, "ok": bool, "url": plot URL or null, "nodes": n, "edges": n, "error": text or null};
nodes and edges are what the graph must have once it is laid out.
"""

import datetime
import json
import sys
import threading
import traceback

import graphistry
import pandas as pd

server, user, password, key_id, key_secret = sys.argv[1:6]


def register(**more):
    graphistry.register(api=3, protocol="http", server=server, username=user, password=password, **more)


def edges(**columns):
    return pd.DataFrame({"src": ["a", "b", "c"], "dst": ["b", "c", "a"], **columns})


def plot(g):
    return g.plot(render=False)


def plain():
    return plot(graphistry.edges(edges(), "src", "dst").name("plain")), 3, 3


def edges_and_nodes():
    nodes = pd.DataFrame({"id": ["a", "b", "c", "lonely"], "kind": ["user", "host", "host", "user"], "score": [1.0, 2.0, None, 4.0]})
    g = graphistry.edges(edges(), "src", "dst").nodes(nodes, "id").name("edges and nodes")
    return plot(g.bind(point_title="id", point_size="score")), 4, 3


def awkward_columns():
    table = edges(
        whole=[1, 2, 3],
        real=[0.5, float("nan"), 2.0],
        flag=[True, False, True],
        moment=pd.to_datetime(["2026-01-01", "2026-01-02", None]),
        zoned=pd.to_datetime(["2026-01-01", "2026-01-02", "2026-01-03"]).tz_localize("UTC"),
        category=pd.Categorical(["x", "y", "x"]),
        nothing=[None, None, None],
        numbers=[[1, 2], [], [3]],
        text=["ünïcode ☃", "<script>alert(1)</script>", None],
        day=[datetime.date(2026, 1, 1)] * 3,
    )
    return plot(graphistry.edges(table, "src", "dst").name("awkward columns")), 3, 3


def numbers_and_text_name_the_same_nodes():
    table = pd.DataFrame({"src": [1, 2, 3], "dst": [2, 3, 1]})
    nodes = pd.DataFrame({"id": ["1", "2", "3"], "label": ["one", "two", "three"]})
    return plot(graphistry.edges(table, "src", "dst").nodes(nodes, "id").name("mixed ids")), 3, 3


def complex_encodings():
    nodes = pd.DataFrame({"id": ["a", "b", "c"], "type": ["u", "h", "?"], "v": [1, 5, 9]})
    g = graphistry.edges(edges(w=[1.0, 2.0, 3.0]), "src", "dst").nodes(nodes, "id").name("encodings")
    g = g.encode_point_color("v", ["blue", "red"], as_continuous=True)
    g = g.encode_point_icon("type", categorical_mapping={"u": "user", "h": "server"}, default_mapping="question")
    g = g.encode_point_size("v", categorical_mapping={1: 10, 5: 20}, default_mapping=5)
    g = g.encode_edge_color("w", ["#000", "#fff"], as_continuous=True)
    return plot(g.bind(edge_weight="w")), 3, 3


def no_rows_in_the_node_table():
    nodes = pd.DataFrame({"id": pd.Series([], dtype="object")})
    return plot(graphistry.edges(edges(), "src", "dst").nodes(nodes, "id").name("empty nodes")), 3, 3


def private_by_request():
    return plot(graphistry.edges(edges(), "src", "dst").name("private").privacy(mode="private")), 3, 3


def as_files():
    g = graphistry.edges(edges(more=[7, 8, 9]), "src", "dst").name("as files").upload()
    return g.url, 3, 3


def a_thousand_rows_with_repeats():
    table = pd.DataFrame({"src": [i % 40 for i in range(1000)], "dst": [(i * 7 + 1) % 40 for i in range(1000)]})
    pairs = len(set(zip(table.src, table.dst)))
    return plot(graphistry.edges(table, "src", "dst").name("repeats")), 40, pairs


def two_plots_at_once():
    urls = []

    def run(name):
        urls.append(plot(graphistry.edges(edges(n=[1, 2, 3]), "src", "dst").name(name)))

    threads = [threading.Thread(target=run, args=("at once %d" % i,)) for i in range(2)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    if len(urls) != 2 or urls[0] == urls[1]:
        raise AssertionError("expected two different plots, got %s" % urls)
    return urls[0], 3, 3


def the_same_files_again():
    return as_files()


def layout_settings_are_in_the_address():
    g = graphistry.edges(edges(), "src", "dst").name("layout settings")
    g = g.layout_settings(play=0, locked_x=True, strong_gravity=True, gravity=0.5, scaling_ratio=12, edge_influence=0.7, precision_vs_speed=-2)
    url = plot(g.settings(url_params={"linLog": True, "dissuadeHubs": False}))
    for part in ["play=0", "lockedX=True", "strongGravity=True", "gravity=0.5", "scalingRatio=12", "edgeInfluence=0.7", "precisionVsSpeed=-2", "linLog=True", "dissuadeHubs=False"]:
        if "&" + part not in url:
            raise AssertionError("no %s in %s" % (part, url))
    return url, 3, 3


def places_by_longitude_and_latitude():
    nodes = pd.DataFrame({"id": ["a", "b", "c"], "lon": [-0.13, 2.35, 13.4], "lat": [51.5, 48.86, 52.52]})
    g = graphistry.edges(edges(), "src", "dst").nodes(nodes, "id").name("cities")
    return plot(g.bind(point_longitude="lon", point_latitude="lat")), 3, 3


def public_by_request():
    return plot(graphistry.edges(edges(), "src", "dst").name("public").privacy(mode="public")), 3, 3


def by_personal_key():
    graphistry.register(api=3, protocol="http", server=server, personal_key_id=key_id, personal_key_secret=key_secret)
    return plot(graphistry.edges(edges(), "src", "dst").name("by key")), 3, 3


CASES = [
    plain,
    edges_and_nodes,
    awkward_columns,
    numbers_and_text_name_the_same_nodes,
    complex_encodings,
    no_rows_in_the_node_table,
    as_files,
    the_same_files_again,
    a_thousand_rows_with_repeats,
    two_plots_at_once,
    layout_settings_are_in_the_address,
    places_by_longitude_and_latitude,
    private_by_request,
    public_by_request,
    by_personal_key,
]


def report(case, **fields):
    print(json.dumps({"case": case, **fields}), flush=True)


try:
    graphistry.register(api=3, protocol="http", server=server, username=user, password="wrong " + password)
    report("wrong password", ok=False, error="was let in")
except Exception as error:  # the client raises a plain Exception
    report("wrong password", ok="Unable to log in" in str(error) or "Login failed" in str(error), error=str(error))

register()
for case in CASES:
    try:
        url, node_count, edge_count = case()
        report(case.__name__, ok=True, url=url, nodes=node_count, edges=edge_count, error=None)
    except Exception:
        report(case.__name__, ok=False, url=None, error=traceback.format_exc())
