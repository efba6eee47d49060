/// The backend for any device with an OpenCL 1.2 driver and double precision, through JOCL and the system's ICD loader.
/// Kernels are compiled from source by the driver when they are loaded.
@NullMarked
package io.orrery.device.opencl;

import org.jspecify.annotations.NullMarked;
