# Writes what PyGraphistry makes of a small table into the file named: pip install graphistry pandas; python oracle.py pygraphistry.json
import pandas as pd, graphistry, json, sys
TABLE = {'src': ['10.0.0.1','10.0.0.2','10.0.0.1',None,'10.0.0.3'],
         'dst': ['10.0.0.2',None,'10.0.0.3','10.0.0.1','10.0.0.3'],
         'port': [80,80,443,22,22],
         'app': ['web','web','tls','ssh',None],
         'uid': ['a','b','c','d','e']}
CASES = [
 ('plain', dict(entity_types=['src','dst','app']), {}),
 ('numbers', dict(entity_types=['src','port']), {}),
 ('categories', dict(entity_types=['src','dst','app']), {'CATEGORIES': {'ip': ['src','dst']}}),
 ('skip', dict(entity_types=['src','dst','app']), {'SKIP': ['app']}),
 ('event-id', dict(entity_types=['src','dst']), {'EVENTID': 'uid'}),
 ('keep-missing', dict(entity_types=['src','dst'], drop_na=False), {}),
 ('direct', dict(entity_types=['src','dst','app'], direct=True), {}),
 ('direct-edges', dict(entity_types=['src','dst','app'], direct=True), {'EDGES': {'src': ['dst'], 'dst': ['app']}}),
 ('direct-categories', dict(entity_types=['src','dst','app'], direct=True), {'CATEGORIES': {'ip': ['src','dst']}}),
 ('direct-keep-missing', dict(entity_types=['src','dst'], direct=True, drop_na=False), {}),
]
df = pd.DataFrame(TABLE)
out = {'pygraphistry': graphistry.__version__, 'table': {k: list(v) for k, v in TABLE.items()}, 'cases': []}
for name, args, opts in CASES:
    r = graphistry.hypergraph(df, verbose=False, opts=opts, **args)
    g = r['graph']
    nodes = sorted(set(str(x) for x in r['nodes']['nodeID']))
    e = r['edges']
    edges = sorted(' '.join([str(a), str(t), str(b)]) for a, t, b in zip(e[g._source], e['edgeType'], e[g._destination]))
    out['cases'].append({'name': name, 'options': {**args, 'opts': opts}, 'nodes': nodes, 'edges': edges})
json.dump(out, open(sys.argv[1], "w"), indent=1)
