/// One small interface in front of every compute device: columns of numbers in the device's memory, and kernels
/// launched over them. A kernel is written once, in the subset that OpenCL C and CUDA C share, and once more in Java;
/// the Java text is the definition that every device is tested against and what the CPU runs.
@NullMarked
package io.orrery.device.compute;

import org.jspecify.annotations.NullMarked;
