/// Which device the layout computes on, and what happens when one fails or is too small: the next device or
/// the CPU goes on with the same bodies, the log says so once, and the graph's status carries a sentence.
/// The edge between the pure engines and the machine: it probes, opens devices and logs.
@NullMarked
package io.orrery.layout.device;

import org.jspecify.annotations.NullMarked;
