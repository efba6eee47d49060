/* Running sums and a stable radix sort. Groups have 256 lanes; a group sees to a tile of 2048 elements. No atomics:
   the order of all sums and moves is fixed. Integers only, so every device gives the same bits. */
#define GROUP_LANES 256
#define TILE 2048
#define EACH 8

/* Sum of each tile. */
KERNEL void tileSums(GLOBAL const int* values, int n, GLOBAL int* sums) {
    LOCAL int partial[GROUP_LANES];
    int first = GROUP * TILE;
    int sum = 0;
    for (int i = first + LANE; i < first + TILE && i < n; i += GROUP_LANES) {
        sum += values[i];
    }
    partial[LANE] = sum;
    BARRIER;
    for (int width = GROUP_LANES / 2; width > 0; width /= 2) {
        if (LANE < width) {
            partial[LANE] += partial[LANE + width];
        }
        BARRIER;
    }
    if (LANE == 0) {
        sums[GROUP] = partial[0];
    }
}

/* One group: replaces the sums by those of all before, and puts their total behind them. */
KERNEL void scanSums(GLOBAL int* sums, int n) {
    LOCAL int partial[2 * GROUP_LANES];
    int before = 0;
    for (int first = 0; first < n; first += GROUP_LANES) {
        int i = first + LANE;
        int value = i < n ? sums[i] : 0;
        int from = 0;
        partial[LANE] = value;
        BARRIER;
        for (int reach = 1; reach < GROUP_LANES; reach *= 2) {
            int to = GROUP_LANES - from;
            partial[to + LANE] = partial[from + LANE] + (LANE >= reach ? partial[from + LANE - reach] : 0);
            from = to;
            BARRIER;
        }
        if (i < n) {
            sums[i] = before + partial[from + LANE] - value;
        }
        before += partial[from + GROUP_LANES - 1];
        BARRIER;
    }
    if (LANE == 0) {
        sums[n] = before;
    }
}

/* Each value becomes the sum of all before it; the total goes behind the last. */
KERNEL void scanTiles(GLOBAL int* values, int n, GLOBAL const int* sums) {
    LOCAL int partial[2 * GROUP_LANES];
    int first = GROUP * TILE + LANE * EACH;
    int sum = 0;
    for (int i = first; i < first + EACH && i < n; i++) {
        sum += values[i];
    }
    int from = 0;
    partial[LANE] = sum;
    BARRIER;
    for (int reach = 1; reach < GROUP_LANES; reach *= 2) {
        int to = GROUP_LANES - from;
        partial[to + LANE] = partial[from + LANE] + (LANE >= reach ? partial[from + LANE - reach] : 0);
        from = to;
        BARRIER;
    }
    int before = sums[GROUP] + partial[from + LANE] - sum;
    for (int i = first; i < first + EACH && i < n; i++) {
        int value = values[i];
        values[i] = before;
        before += value;
    }
    if (GROUP == GROUPS - 1 && LANE == 0) {
        values[n] = sums[GROUPS];
    }
}

/* How often each digit occurs in each tile: counts[digit * GROUPS + GROUP]. A lane counts the digit that it is. */
KERNEL void tally(GLOBAL const int* keys, int n, int shift, GLOBAL int* counts) {
    LOCAL int digits[GROUP_LANES];
    int tile = GROUP * TILE;
    int count = 0;
    for (int first = tile; first < tile + TILE; first += GROUP_LANES) {
        int i = first + LANE;
        digits[LANE] = i < n ? (keys[i] >> shift) & 255 : -1;
        BARRIER;
        for (int j = 0; j < GROUP_LANES; j++) {
            count += digits[j] == LANE;
        }
        BARRIER;
    }
    counts[LANE * GROUPS + GROUP] = count;
}

/* Moves each element to where its digit begins, plus the number of equal digits before it. */
KERNEL void scatter(GLOBAL const int* keys, GLOBAL const int* values, int n, int shift, GLOBAL const int* offsets,
                    GLOBAL int* toKeys, GLOBAL int* toValues) {
    LOCAL int digits[GROUP_LANES];
    LOCAL int next[GROUP_LANES];
    int tile = GROUP * TILE;
    next[LANE] = offsets[LANE * GROUPS + GROUP];
    for (int first = tile; first < tile + TILE; first += GROUP_LANES) {
        int i = first + LANE;
        int key = i < n ? keys[i] : 0;
        int digit = (key >> shift) & 255;
        digits[LANE] = i < n ? digit : -1;
        BARRIER;
        int rank = 0;
        int count = 0;
        for (int j = 0; j < GROUP_LANES; j++) {
            rank += j < LANE && digits[j] == digit;
            count += digits[j] == LANE;
        }
        if (i < n) {
            int place = next[digit] + rank;
            toKeys[place] = key;
            toValues[place] = values[i];
        }
        BARRIER;
        next[LANE] += count;
        BARRIER;
    }
}
