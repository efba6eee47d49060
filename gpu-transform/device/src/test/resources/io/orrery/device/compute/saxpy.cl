KERNEL void saxpy(GLOBAL const float* x, GLOBAL float* y, float a, int n) {
    int i = GROUP * LANES + LANE;
    if (i < n) {
        y[i] = a * x[i] + y[i];
    }
}
