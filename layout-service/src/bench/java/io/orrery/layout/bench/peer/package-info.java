/// Other layout programs beside ours: the same graphs from the same places, timed in one run and measured by the same
/// measures. Each program is a small class or script that reads a graph and gives places back. What is not installed is
/// said in its row.
@NullMarked
package io.orrery.layout.bench.peer;

import org.jspecify.annotations.NullMarked;
