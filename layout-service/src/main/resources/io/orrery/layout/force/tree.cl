/* The quadtree of an iteration: extent, Morton keys, cells in depth-first order, their moments. No locks and no
   atomics: where a cell begins follows from the keys around it, and its number from a running sum. */
#define GROUP_LANES 256
#define MEASURES 7
#define MIN_X 2
#define MIN_Y 3
#define SCALE 4
#define RADIUS 5
#define LIMIT 10
#define DEEPEST 16
#define BIGGEST 3.4e38

/* Sums of x, y and x*x + y*y, least and greatest x and y: one set for each group. */
KERNEL void measure(GLOBAL const int* slots, GLOBAL const float* x, GLOBAL const float* y, int n,
                    GLOBAL double* partial) {
    LOCAL double part[MEASURES * GROUP_LANES];
    double sumX = 0;
    double sumY = 0;
    double squares = 0;
    double leastX = BIGGEST;
    double leastY = BIGGEST;
    double mostX = -BIGGEST;
    double mostY = -BIGGEST;
    for (int k = GROUP * LANES + LANE; k < n; k += GROUPS * LANES) {
        double px = x[slots[k]];
        double py = y[slots[k]];
        sumX += px;
        sumY += py;
        squares += px * px + py * py;
        leastX = px < leastX ? px : leastX;
        leastY = py < leastY ? py : leastY;
        mostX = px > mostX ? px : mostX;
        mostY = py > mostY ? py : mostY;
    }
    part[LANE] = sumX;
    part[GROUP_LANES + LANE] = sumY;
    part[2 * GROUP_LANES + LANE] = squares;
    part[3 * GROUP_LANES + LANE] = -leastX;
    part[4 * GROUP_LANES + LANE] = -leastY;
    part[5 * GROUP_LANES + LANE] = mostX;
    part[6 * GROUP_LANES + LANE] = mostY;
    BARRIER;
    for (int width = GROUP_LANES / 2; width > 0; width /= 2) {
        if (LANE < width) {
            for (int v = 0; v < MEASURES; v++) {
                double mine = part[v * GROUP_LANES + LANE];
                double other = part[v * GROUP_LANES + LANE + width];
                part[v * GROUP_LANES + LANE] = v < 3 ? mine + other : (other > mine ? other : mine);
            }
        }
        BARRIER;
    }
    if (LANE < MEASURES) {
        partial[MEASURES * GROUP + LANE] = part[LANE * GROUP_LANES];
    }
}

/* One lane: what the sets say together. */
KERNEL void measured(GLOBAL const double* partial, int sets, int n, double longest, double scalingRatio,
                     GLOBAL double* scalars) {
    if (GROUP == 0 && LANE == 0) {
        double all[MEASURES];
        for (int v = 0; v < MEASURES; v++) {
            all[v] = partial[v];
        }
        for (int s = 1; s < sets; s++) {
            for (int v = 0; v < MEASURES; v++) {
                double other = partial[MEASURES * s + v];
                all[v] = v < 3 ? all[v] + other : (other > all[v] ? other : all[v]);
            }
        }
        double meanX = all[0] / n;
        double meanY = all[1] / n;
        double variance = all[2] / n - meanX * meanX - meanY * meanY;
        double radius = SQRT(variance > 0 ? variance : 0);
        double width = all[5] + all[3];
        double height = all[6] + all[4];
        float extent = (float) (width > height ? width : height);
        double natural = SQRT(scalingRatio * n);
        scalars[MIN_X] = -all[3];
        scalars[MIN_Y] = -all[4];
        scalars[SCALE] = extent > 0 ? 65535.0f / extent : 0;
        scalars[RADIUS] = radius;
        scalars[LIMIT] = longest * (radius > natural ? radius : natural);
    }
}

/* Puts a zero between the bits of a 16-bit number. */
FUNCTION int spread(int number) {
    int v = number < 0 ? 0 : number > 65535 ? 65535 : number;
    v = (v | (v << 8)) & 0x00FF00FF;
    v = (v | (v << 4)) & 0x0F0F0F0F;
    v = (v | (v << 2)) & 0x33333333;
    return (v | (v << 1)) & 0x55555555;
}

KERNEL void morton(GLOBAL const int* slots, GLOBAL const float* x, GLOBAL const float* y, int n,
                   GLOBAL const double* scalars, GLOBAL int* keys, GLOBAL int* order) {
    int k = GROUP * LANES + LANE;
    if (k < n) {
        int slot = slots[k];
        float scale = (float) scalars[SCALE];
        int column = (int) ((x[slot] - (float) scalars[MIN_X]) * scale);
        int row = (int) ((y[slot] - (float) scalars[MIN_Y]) * scale);
        keys[k] = spread(column) | (spread(row) << 1);
        order[k] = slot;
    }
}

/* Positions, masses and, where they count, radii in the order given. */
KERNEL void gather(GLOBAL const int* order, GLOBAL const float* x, GLOBAL const float* y, GLOBAL const float* mass,
                   int n, GLOBAL float* px, GLOBAL float* py, GLOBAL float* pm, GLOBAL const float* radius,
                   GLOBAL float* rim, int sized) {
    int k = GROUP * LANES + LANE;
    if (k < n) {
        int slot = order[k];
        px[k] = x[slot];
        py[k] = y[slot];
        pm[k] = mass[slot];
        if (sized) {
            rim[k] = radius[slot];
        }
    }
}

FUNCTION unsigned int prefix(int key, int level) {
    return level == 0 ? 0u : (unsigned int) key >> (32 - 2 * level);
}

/* Where the run of keys around `from` with its prefix ends; at most `to`. */
FUNCTION int runEnd(GLOBAL const int* keys, int from, int to, int level) {
    unsigned int wanted = prefix(keys[from], level);
    int low = from + 1;
    int high = to;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (prefix(keys[middle], level) == wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Where it begins; not before `least`. */
FUNCTION int runBegin(GLOBAL const int* keys, int from, int least, int level) {
    unsigned int wanted = prefix(keys[from], level);
    int low = least;
    int high = from;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (prefix(keys[middle], level) == wanted) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* The level at which the first of the cells that begin at body i lies; -1 when none does. A cell is divided when it
   has more than `leaf` bodies, so cells begin where a divided one's digit changes. */
FUNCTION int topLevel(GLOBAL const int* keys, int i, int n, int leaf) {
    if (i == 0) {
        return 0;
    }
    int common = 0;
    while (common < DEEPEST && prefix(keys[i - 1], common + 1) == prefix(keys[i], common + 1)) {
        common++;
    }
    if (common == DEEPEST) {
        return -1;
    }
    int begin = runBegin(keys, i, i > leaf ? i - leaf : 0, common);
    int end = runEnd(keys, i, n - i > leaf + 1 ? i + leaf + 1 : n, common);
    return end - begin > leaf ? common + 1 : -1;
}

/* Down from `level` while all bodies of the run fall into one quarter: such levels get no cell of their own. */
FUNCTION int descend(GLOBAL const int* keys, int i, int end, int level, int leaf) {
    int deep = level;
    while (end - i > leaf && deep < DEEPEST && prefix(keys[i], deep + 1) == prefix(keys[end - 1], deep + 1)) {
        deep++;
    }
    return deep;
}

/* The groups of targets among the children of a cell of more than `groupSize` bodies: neighbours share one where they
   fit. At level DEEPEST the cell has no children, and its bodies are cut into groups. Fills the groups from `group` on
   when `write` is set; returns how many there are. */
FUNCTION int groupsOf(GLOBAL const int* keys, int from, int end, int level, int groupSize, int write, int group,
                      GLOBAL int* groupFirst, GLOBAL int* groupCount) {
    if (end - from <= groupSize) {
        return 0;
    }
    int groups = 0;
    int waiting = from;
    int at = from;
    while (at < end) {
        int next = at + groupSize < end ? at + groupSize : end;
        if (level < DEEPEST) {
            next = runEnd(keys, at, end, level + 1);
        }
        int fits = next - at <= groupSize;
        if (waiting < at && (!fits || next - waiting > groupSize)) {
            if (write) {
                groupFirst[group + groups] = waiting;
                groupCount[group + groups] = at - waiting;
            }
            groups++;
            waiting = at;
        }
        at = next;
        waiting = fits ? waiting : next;
    }
    if (waiting < end) {
        if (write) {
            groupFirst[group + groups] = waiting;
            groupCount[group + groups] = end - waiting;
        }
        groups++;
    }
    return groups;
}

/* How many cells, and how many groups of targets, begin at each body or are marked by it. */
KERNEL void countCells(GLOBAL const int* keys, int n, int leaf, int groupSize, GLOBAL int* cells, GLOBAL int* groups) {
    int i = GROUP * LANES + LANE;
    if (i < n) {
        int level = topLevel(keys, i, n, leaf);
        int count = 0;
        int targets = i == 0 && n <= groupSize ? 1 : 0;
        int end = n;
        while (level >= 0) {
            end = runEnd(keys, i, end, level);
            level = descend(keys, i, end, level, leaf);
            count++;
            int isLeaf = end - i <= leaf || level == DEEPEST;
            targets += groupsOf(keys, i, end, isLeaf ? DEEPEST : level, groupSize, 0, 0, groups, groups);
            level = isLeaf ? -1 : level + 1;
        }
        cells[i] = count;
        groups[i] = targets;
    }
}

/* The same walk, with the running sums of the counts: fills the cells and groups in depth-first order. */
KERNEL void emitCells(GLOBAL const int* keys, int n, int leaf, int groupSize, GLOBAL const int* cells,
                      GLOBAL const int* groups, GLOBAL int* first, GLOBAL int* count, GLOBAL int* skip,
                      GLOBAL int* depth, GLOBAL int* groupFirst, GLOBAL int* groupCount) {
    int i = GROUP * LANES + LANE;
    if (i < n && cells[i + 1] > cells[i]) {
        int level = topLevel(keys, i, n, leaf);
        int cell = cells[i];
        int end = n;
        int group = groups[i];
        if (i == 0 && n <= groupSize) {
            groupFirst[group] = 0;
            groupCount[group] = n;
        }
        while (level >= 0) {
            end = runEnd(keys, i, end, level);
            level = descend(keys, i, end, level, leaf);
            int isLeaf = end - i <= leaf || level == DEEPEST;
            first[cell] = i;
            count[cell] = end - i;
            depth[cell] = level;
            skip[cell] = isLeaf ? cell + 1 : cells[end];
            group += groupsOf(keys, i, end, isLeaf ? DEEPEST : level, groupSize, 1, group, groupFirst, groupCount);
            cell++;
            level = isLeaf ? -1 : level + 1;
        }
    }
}

/* Mass, centre and box of the cells of one level: leaves from their bodies, others from their children below. */
KERNEL void moments(GLOBAL const int* cells, int n, int level, GLOBAL const int* first, GLOBAL const int* count,
                    GLOBAL const int* skip, GLOBAL const int* depth, GLOBAL const float* px, GLOBAL const float* py,
                    GLOBAL const float* pm, GLOBAL float* centreX, GLOBAL float* centreY, GLOBAL float* mass,
                    GLOBAL float* size2, GLOBAL float* minX, GLOBAL float* minY, GLOBAL float* maxX,
                    GLOBAL float* maxY) {
    int total = cells[n];
    for (int cell = GROUP * LANES + LANE; cell < total; cell += GROUPS * LANES) {
        if (depth[cell] == level) {
            int isLeaf = skip[cell] == cell + 1;
            int at = isLeaf ? first[cell] : cell + 1;
            int end = isLeaf ? first[cell] + count[cell] : skip[cell];
            double sum = 0;
            double sumX = 0;
            double sumY = 0;
            float leastX = isLeaf ? px[at] : minX[at];
            float leastY = isLeaf ? py[at] : minY[at];
            float mostX = isLeaf ? px[at] : maxX[at];
            float mostY = isLeaf ? py[at] : maxY[at];
            while (at < end) {
                double m = isLeaf ? pm[at] : mass[at];
                float lowX = isLeaf ? px[at] : minX[at];
                float lowY = isLeaf ? py[at] : minY[at];
                float highX = isLeaf ? px[at] : maxX[at];
                float highY = isLeaf ? py[at] : maxY[at];
                sum += m;
                sumX += m * (isLeaf ? px[at] : centreX[at]);
                sumY += m * (isLeaf ? py[at] : centreY[at]);
                leastX = lowX < leastX ? lowX : leastX;
                leastY = lowY < leastY ? lowY : leastY;
                mostX = highX > mostX ? highX : mostX;
                mostY = highY > mostY ? highY : mostY;
                at = isLeaf ? at + 1 : skip[at];
            }
            float width = mostX - leastX;
            float height = mostY - leastY;
            mass[cell] = (float) sum;
            centreX[cell] = (float) (sumX / sum);
            centreY[cell] = (float) (sumY / sum);
            size2[cell] = width * width + height * height;
            minX[cell] = leastX;
            minY[cell] = leastY;
            maxX[cell] = mostX;
            maxY[cell] = mostY;
        }
    }
}
