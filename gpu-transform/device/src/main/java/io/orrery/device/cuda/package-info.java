/// The backend for NVIDIA's GPUs through the driver alone: no toolkit, no run-time library. Kernels come as PTX that is
/// kept beside their source; the driver translates it for the GPU at hand.
@NullMarked
package io.orrery.device.cuda;

import org.jspecify.annotations.NullMarked;
