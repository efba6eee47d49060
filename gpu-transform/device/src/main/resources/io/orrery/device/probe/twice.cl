/* The smallest proof that a device computes: x[i] *= 2. */
KERNEL void twice(GLOBAL float* x, int n) {
    int i = GROUP * LANES + LANE;
    if (i < n) {
        x[i] = 2.0f * x[i];
    }
}
