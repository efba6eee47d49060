/// The backend that is always there: columns in native memory, kernels as their Java definitions, groups spread over
/// the cores. It serves to test kernels and what is built from them; the fast code for the CPU is elsewhere.
@NullMarked
package io.orrery.device.cpu;

import org.jspecify.annotations.NullMarked;
