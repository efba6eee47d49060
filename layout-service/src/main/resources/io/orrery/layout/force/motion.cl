/* How bodies follow their forces: sums for the global speed, the speed, the step. The speed never leaves the device,
   so that iterations follow each other without waiting for the host. */
#define GROUP_LANES 256
#define SPEED 0
#define EFFICIENCY 1
#define SWINGING 6
#define TRACTION 7
#define TRAVELLED 8
#define FURTHEST 9
#define LIMIT 10
#define ITERATION 11
#define SCALARS 12
#define LEAST_EFFICIENCY 0.05
#define MOST_RISE 0.5
#define LEAST_SPEED 1e-4
#define BIGGEST 1.7e308
/* Bodies that have a size creep, so that they do not jump over each other. */
#define MOST_WITH_SIZE 10

/* Swinging and traction: two sums for each group. */
KERNEL void swing(int size, GLOBAL const float* mass, GLOBAL const float* mobility, GLOBAL const float* fx,
                  GLOBAL const float* fy, GLOBAL const float* oldFx, GLOBAL const float* oldFy,
                  GLOBAL double* partial) {
    LOCAL double swinging[GROUP_LANES];
    LOCAL double traction[GROUP_LANES];
    double sumSwing = 0;
    double sumTraction = 0;
    for (int i = GROUP * LANES + LANE; i < size; i += GROUPS * LANES) {
        double weight = (double) mass[i] * mobility[i];
        double oldX = oldFx[i];
        double oldY = oldFy[i];
        if (weight != 0 && oldX == oldX) {
            double sx = oldX - fx[i];
            double sy = oldY - fy[i];
            double tx = oldX + fx[i];
            double ty = oldY + fy[i];
            sumSwing += weight * SQRT(sx * sx + sy * sy);
            sumTraction += weight * SQRT(tx * tx + ty * ty) / 2;
        }
    }
    swinging[LANE] = sumSwing;
    traction[LANE] = sumTraction;
    BARRIER;
    for (int width = GROUP_LANES / 2; width > 0; width /= 2) {
        if (LANE < width) {
            swinging[LANE] += swinging[LANE + width];
            traction[LANE] += traction[LANE + width];
        }
        BARRIER;
    }
    if (LANE == 0) {
        partial[2 * GROUP] = swinging[0];
        partial[2 * GROUP + 1] = traction[0];
    }
}

/* One lane: the rules of the global speed. */
KERNEL void adapt(GLOBAL const double* partial, int sets, int n, double tolerance, GLOBAL double* scalars) {
    if (GROUP == 0 && LANE == 0) {
        double swinging = 0;
        double traction = 0;
        for (int s = 0; s < sets; s++) {
            swinging += partial[2 * s];
            traction += partial[2 * s + 1];
        }
        scalars[SWINGING] = swinging;
        scalars[TRACTION] = traction;
        if (n > 0 && (swinging != 0 || traction != 0)) {
            double speed = scalars[SPEED];
            double efficiency = scalars[EFFICIENCY];
            double optimum = 0.05 * SQRT(n);
            double least = SQRT(optimum);
            double wish = optimum * traction / ((double) n * n);
            wish = wish < 10 ? wish : 10;
            double jitter = tolerance * (wish > least ? wish : least);
            if (swinging > 2 * traction) {
                efficiency = efficiency > LEAST_EFFICIENCY ? efficiency * 0.5 : efficiency;
                jitter = jitter > tolerance ? jitter : tolerance;
            }
            double target = swinging == 0 ? BIGGEST : jitter * efficiency * traction / swinging;
            if (swinging > jitter * traction) {
                efficiency = efficiency > LEAST_EFFICIENCY ? efficiency * 0.7 : efficiency;
            } else if (speed < 1000) {
                efficiency = efficiency * 1.3;
            }
            double rise = target - speed;
            speed += rise < MOST_RISE * speed ? rise : MOST_RISE * speed;
            scalars[SPEED] = speed > LEAST_SPEED ? speed : LEAST_SPEED;
            scalars[EFFICIENCY] = efficiency;
        }
    }
}

/* The step of each body; the distance travelled and the longest step of each group. */
KERNEL void move(int size, GLOBAL const float* mass, GLOBAL const float* mobility, GLOBAL const float* fx,
                 GLOBAL const float* fy, GLOBAL const float* oldFx, GLOBAL const float* oldFy, int lockedX,
                 int lockedY, int lockedR, GLOBAL const double* scalars, GLOBAL float* x, GLOBAL float* y,
                 GLOBAL double* partial, int sized) {
    LOCAL double travelled[GROUP_LANES];
    LOCAL double furthest[GROUP_LANES];
    double speed = scalars[SPEED];
    double limit = scalars[LIMIT];
    double sum = 0;
    double most = 0;
    for (int i = GROUP * LANES + LANE; i < size; i += GROUPS * LANES) {
        int first = oldFx[i] != oldFx[i];
        double sx = (first ? 0 : oldFx[i]) - (double) fx[i];
        double sy = (first ? 0 : oldFy[i]) - (double) fy[i];
        double factor = speed / (1 + SQRT(speed * mass[i] * SQRT(sx * sx + sy * sy)));
        if (sized) {
            double force = SQRT((double) fx[i] * fx[i] + (double) fy[i] * fy[i]);
            double creep = 0.1 * factor * force;
            factor = force == 0 ? 0 : (creep < MOST_WITH_SIZE ? creep : MOST_WITH_SIZE) / force;
        }
        factor *= mobility[i];
        double dx = fx[i] * factor;
        double dy = fy[i] * factor;
        double length = SQRT(dx * dx + dy * dy);
        if (mass[i] != 0 && mobility[i] != 0 && length < BIGGEST) {
            double oldX = x[i];
            double oldY = y[i];
            double share = length > limit ? limit / length : 1;
            double newX = lockedX ? oldX : oldX + dx * share;
            double newY = lockedY ? oldY : oldY + dy * share;
            double is = SQRT(newX * newX + newY * newY);
            if (lockedR && is > 0) {
                double was = SQRT(oldX * oldX + oldY * oldY);
                newX *= was / is;
                newY *= was / is;
            }
            x[i] = (float) newX;
            y[i] = (float) newY;
            double moved = SQRT((newX - oldX) * (newX - oldX) + (newY - oldY) * (newY - oldY));
            sum += moved;
            most = moved > most ? moved : most;
        }
    }
    travelled[LANE] = sum;
    furthest[LANE] = most;
    BARRIER;
    for (int width = GROUP_LANES / 2; width > 0; width /= 2) {
        if (LANE < width) {
            travelled[LANE] += travelled[LANE + width];
            furthest[LANE] = furthest[LANE + width] > furthest[LANE] ? furthest[LANE + width] : furthest[LANE];
        }
        BARRIER;
    }
    if (LANE == 0) {
        partial[2 * GROUP] = travelled[0];
        partial[2 * GROUP + 1] = furthest[0];
    }
}

/* One lane: both over all groups, and a row of the history, so that nobody has to look after every iteration. */
KERNEL void moved(GLOBAL const double* partial, int sets, GLOBAL double* scalars, int rows,
                  GLOBAL double* history) {
    if (GROUP == 0 && LANE == 0) {
        double sum = 0;
        double most = 0;
        for (int s = 0; s < sets; s++) {
            sum += partial[2 * s];
            most = partial[2 * s + 1] > most ? partial[2 * s + 1] : most;
        }
        scalars[TRAVELLED] = sum;
        scalars[FURTHEST] = most;
        int row = (int) scalars[ITERATION];
        if (row < rows) {
            scalars[ITERATION] = row + 1;
            for (int k = 0; k < SCALARS; k++) {
                history[row * SCALARS + k] = scalars[k];
            }
        }
    }
}
