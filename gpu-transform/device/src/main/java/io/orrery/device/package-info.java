/// Compute devices seen as arrays, not graphs: whoever needs many cores (or, later, a graphics card) asks here.
/// Today it holds the CPU: a fixed pool of platform threads that splits one numbered job at a time.
/// Nothing in this package knows Kafka, Arrow or graphs.
@NullMarked
package io.orrery.device;

import org.jspecify.annotations.NullMarked;
