/// Graphs of tables of which nobody said what is related to what: which columns hold things rather than measures, times
/// or prose, and the relations that a hypergraph makes of them. The detector is pure and looks at cells and names only.
@NullMarked
package io.orrery.ingest.hypergraph;

import org.jspecify.annotations.NullMarked;
