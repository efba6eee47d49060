/// How calm a picture stays, and what it costs, while the graph under it changes: a window slides over a made-up graph,
/// each tick some nodes leave and as many come. The ways of others run beside ours as controls.
@NullMarked
package io.orrery.layout.bench.churn;

import org.jspecify.annotations.NullMarked;
