/* The forces of an iteration: repulsion of all pairs or along the quadtree, attraction, gravity. Every body's force is
   summed by one lane, or by one group in a fixed shape, so nothing is written twice and the result never varies. */
#define TARGETS 64
#define GROUP_LANES 256
#define NEVER_ZERO 1e-14f
#define OVERLAP 100

/* What a body that has a size pushes by, for each unit of the difference of places: by the gap between the rims. In
   double precision, because the gap is a small difference of large numbers. */
FUNCTION double gapPush(double dx, double dy, float mass, float radius, float other) {
    double gap = SQRT(dx * dx + dy * dy) - radius - other;
    return gap > 0 ? mass / (gap * gap) : gap < 0 ? OVERLAP * (double) mass : 0;
}

/* Pushes of all bodies on each that may move; its force so far becomes the old one. */
KERNEL void pushAll(GLOBAL const int* order, GLOBAL const float* px, GLOBAL const float* py, GLOBAL const float* pm,
                    int n, double scalingRatio, GLOBAL float* fx, GLOBAL float* fy, GLOBAL float* oldFx,
                    GLOBAL float* oldFy, GLOBAL const float* rim, int sized, GLOBAL const float* mobility) {
    int k = GROUP * LANES + LANE;
    if (k < n && mobility[order[k]] > 0) {
        float x = px[k];
        float y = py[k];
        float sumX = 0;
        float sumY = 0;
        if (sized) {
            for (int j = 0; j < n; j++) {
                double dx = (double) x - px[j];
                double dy = (double) y - py[j];
                double factor = gapPush(dx, dy, pm[j], rim[k], rim[j]);
                sumX += (float) (dx * factor);
                sumY += (float) (dy * factor);
            }
        } else {
            for (int j = 0; j < n; j++) {
                float dx = x - px[j];
                float dy = y - py[j];
                float factor = pm[j] / (dx * dx + dy * dy + NEVER_ZERO);
                sumX += dx * factor;
                sumY += dy * factor;
            }
        }
        int slot = order[k];
        float strength = (float) (scalingRatio * pm[k]);
        oldFx[slot] = fx[slot];
        oldFy[slot] = fy[slot];
        fx[slot] = strength * sumX;
        fy[slot] = strength * sumY;
    }
}

/* The same along the tree. The lanes of a group are neighbours and walk together: a cell that is far from the box
   around them counts as one body. */
KERNEL void pushTree(GLOBAL const int* groups, int n, GLOBAL const int* groupFirst, GLOBAL const int* groupCount,
                     GLOBAL const int* cells, GLOBAL const int* first, GLOBAL const int* count,
                     GLOBAL const int* skip, GLOBAL const float* centreX, GLOBAL const float* centreY,
                     GLOBAL const float* mass, GLOBAL const float* size2, float theta2, GLOBAL const int* order,
                     GLOBAL const float* px, GLOBAL const float* py, GLOBAL const float* pm, double scalingRatio,
                     GLOBAL float* fx, GLOBAL float* fy, GLOBAL float* oldFx, GLOBAL float* oldFy,
                     GLOBAL const float* rim, int sized, GLOBAL const float* mobility) {
    int all = groups[n];
    int last = cells[n];
    for (int g = GROUP; g < all; g += GROUPS) {
        int from = groupFirst[g];
        int targets = groupCount[g];
        if (LANE < targets && mobility[order[from + LANE]] > 0) {
            float minX = px[from + LANE];
            float minY = py[from + LANE];
            float maxX = minX;
            float maxY = minY;
            for (int k = from; k < from + targets; k++) {
                if (mobility[order[k]] > 0) {
                    minX = px[k] < minX ? px[k] : minX;
                    minY = py[k] < minY ? py[k] : minY;
                    maxX = px[k] > maxX ? px[k] : maxX;
                    maxY = py[k] > maxY ? py[k] : maxY;
                }
            }
            float middleX = (minX + maxX) / 2;
            float middleY = (minY + maxY) / 2;
            float reachX = (maxX - minX) / 2;
            float reachY = (maxY - minY) / 2;
            float x = px[from + LANE];
            float y = py[from + LANE];
            float sumX = 0;
            float sumY = 0;
            int cell = 0;
            while (cell < last) {
                float awayX = centreX[cell] - middleX;
                float awayY = centreY[cell] - middleY;
                awayX = (awayX < 0 ? -awayX : awayX) - reachX;
                awayY = (awayY < 0 ? -awayY : awayY) - reachY;
                awayX = awayX < 0 ? 0 : awayX;
                awayY = awayY < 0 ? 0 : awayY;
                int begin = first[cell];
                int end = begin + count[cell];
                int next = skip[cell];
                int overlaps = from < end && from + targets > begin;
                if (!overlaps && (awayX * awayX + awayY * awayY) * theta2 > size2[cell]) {
                    float dx = x - centreX[cell];
                    float dy = y - centreY[cell];
                    float factor = mass[cell] / (dx * dx + dy * dy + NEVER_ZERO);
                    sumX += dx * factor;
                    sumY += dy * factor;
                    cell = next;
                } else if (next == cell + 1) {
                    for (int j = begin; j < end && sized; j++) {
                        double dx = (double) x - px[j];
                        double dy = (double) y - py[j];
                        double factor = gapPush(dx, dy, pm[j], rim[from + LANE], rim[j]);
                        sumX += (float) (dx * factor);
                        sumY += (float) (dy * factor);
                    }
                    for (int j = begin; j < end && !sized; j++) {
                        float dx = x - px[j];
                        float dy = y - py[j];
                        float factor = pm[j] / (dx * dx + dy * dy + NEVER_ZERO);
                        sumX += dx * factor;
                        sumY += dy * factor;
                    }
                    cell = next;
                } else {
                    cell++;
                }
            }
            int slot = order[from + LANE];
            float strength = (float) (scalingRatio * pm[from + LANE]);
            oldFx[slot] = fx[slot];
            oldFy[slot] = fy[slot];
            fx[slot] = strength * sumX;
            fy[slot] = strength * sumY;
        }
    }
}

/* ln(1 + d) / d to 2e-7; 0 at distance 0, where there is no direction. */
FUNCTION float logarithm(float d) {
    if (d == 0) {
        return 0;
    }
    int bits = FLOAT_BITS(1.0f + d);
    int exponent = (bits >> 23) - 127;
    float mantissa = BITS_FLOAT((bits & 0x007FFFFF) | 0x3F800000);
    if (mantissa > 1.4142135f) {
        mantissa *= 0.5f;
        exponent++;
    }
    float f = exponent == 0 ? d : mantissa - 1.0f;
    float s = f / (2.0f + f);
    float z = s * s;
    float series = 2 * s * (1 + z * (1 / 3.0f + z * (1 / 5.0f + z * (1 / 7.0f + z * (1 / 9.0f)))));
    return (exponent * 0.6931472f + series) / d;
}

/* What a link pulls by, for each unit of the difference of places; nothing where discs touch. */
FUNCTION float attraction(float dx, float dy, float radii, int sized, int logarithmic) {
    if (sized) {
        double gap = SQRT((double) dx * dx + (double) dy * dy) - radii;
        return gap <= 0 ? 0 : logarithmic ? logarithm((float) gap) : 1;
    }
    if (!logarithmic) {
        return 1;
    }
    float a = dx < 0 ? -dx : dx;
    float b = dy < 0 ? -dy : dy;
    float longer = a > b ? a : b;
    float slope = longer == 0 ? 0 : (a > b ? b : a) / longer;
    return logarithm(longer * SQRT_FLOAT(1.0f + slope * slope));
}

/* Gravity's factor on a position. */
FUNCTION float towards(float mass, float x, float y, float gravity, int strong) {
    double distance = SQRT((double) x * x + (double) y * y);
    return strong ? gravity * mass : distance == 0 ? 0 : (float) (gravity * mass / distance);
}

/* Attraction and gravity, one lane for each body that may move; those with more than `hub` links are left out. Where
   links are even, each has the strength 1 and the column holds nothing. */
KERNEL void pull(int size, GLOBAL const float* x, GLOBAL const float* y, GLOBAL const float* mass,
                 GLOBAL const int* start, GLOBAL const int* neighbour, GLOBAL const float* strength, int hub,
                 float gravity, int strong, int logarithmic, GLOBAL float* fx, GLOBAL float* fy,
                 GLOBAL const float* radius, int sized, GLOBAL const float* mobility, int even) {
    int i = GROUP * LANES + LANE;
    if (i < size) {
        int begin = start[i];
        int end = start[i + 1];
        if (mass[i] != 0 && mobility[i] > 0 && end - begin <= hub) {
            float px = x[i];
            float py = y[i];
            float sumX = 0;
            float sumY = 0;
            for (int h = begin; h < end; h++) {
                int j = neighbour[h];
                float dx = x[j] - px;
                float dy = y[j] - py;
                float radii = sized ? radius[i] + radius[j] : 0;
                float factor = (even ? 1 : strength[h]) * attraction(dx, dy, radii, sized, logarithmic);
                sumX += factor * dx;
                sumY += factor * dy;
            }
            float centre = towards(mass[i], px, py, gravity, strong);
            fx[i] += sumX - centre * px;
            fy[i] += sumY - centre * py;
        }
    }
}

/* The same for bodies with many links, one group for each. */
KERNEL void pullHubs(GLOBAL const int* hubs, GLOBAL const float* x, GLOBAL const float* y, GLOBAL const float* mass,
                     GLOBAL const int* start, GLOBAL const int* neighbour, GLOBAL const float* strength,
                     float gravity, int strong, int logarithmic, GLOBAL float* fx, GLOBAL float* fy,
                     GLOBAL const float* radius, int sized, GLOBAL const float* mobility, int even) {
    LOCAL float partX[GROUP_LANES];
    LOCAL float partY[GROUP_LANES];
    int i = hubs[GROUP];
    float px = x[i];
    float py = y[i];
    float sumX = 0;
    float sumY = 0;
    int feels = mass[i] != 0 && mobility[i] > 0;
    int end = feels ? start[i + 1] : 0;
    for (int h = start[i] + LANE; h < end; h += GROUP_LANES) {
        int j = neighbour[h];
        float dx = x[j] - px;
        float dy = y[j] - py;
        float radii = sized ? radius[i] + radius[j] : 0;
        float factor = (even ? 1 : strength[h]) * attraction(dx, dy, radii, sized, logarithmic);
        sumX += factor * dx;
        sumY += factor * dy;
    }
    partX[LANE] = sumX;
    partY[LANE] = sumY;
    BARRIER;
    for (int width = GROUP_LANES / 2; width > 0; width /= 2) {
        if (LANE < width) {
            partX[LANE] += partX[LANE + width];
            partY[LANE] += partY[LANE + width];
        }
        BARRIER;
    }
    if (LANE == 0 && feels) {
        float centre = towards(mass[i], px, py, gravity, strong);
        fx[i] += partX[0] - centre * px;
        fy[i] += partY[0] - centre * py;
    }
}
