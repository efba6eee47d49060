/// Where the layout meets the broker: which partitions are ours, what is in them, and where frames go.
/// Everything that arrives becomes a message for the laying-out thread; nothing here decides about places.
@NullMarked
package io.orrery.layout.edge;

import org.jspecify.annotations.NullMarked;
