/// Graph files made of lines and words: edge lists, Matrix Market, METIS, Pajek, GML and DOT.
@NullMarked
package io.orrery.ingest.graph.text;

import org.jspecify.annotations.NullMarked;
