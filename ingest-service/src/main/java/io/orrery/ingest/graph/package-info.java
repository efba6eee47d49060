/// Graph files: formats in which one file holds both nodes and edges and says itself which is which. A parser tells
/// what it reads to a [io.orrery.ingest.graph.GraphSink]; one reader makes two tables of it, so that a new format is
/// one parser. Parsers hold no graph in memory.
@NullMarked
package io.orrery.ingest.graph;

import org.jspecify.annotations.NullMarked;
