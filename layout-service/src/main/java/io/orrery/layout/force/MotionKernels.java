package io.orrery.layout.force;

import io.orrery.device.compute.Definition.Group;
import io.orrery.device.compute.KernelSource;
import io.orrery.device.compute.Operands;
import io.orrery.device.compute.Operands.Doubles;
import io.orrery.device.compute.Operands.Floats;
import java.util.Map;

/// Definitions of the kernels in `motion.cl`, which mean what [Move] and [GlobalSpeed] do.
final class MotionKernels {
    static final KernelSource SOURCE = new KernelSource(
            MotionKernels.class,
            "motion",
            Map.of(
                    "swing",
                    MotionKernels::swing,
                    "adapt",
                    (group, operands) -> adapt(operands),
                    "move",
                    MotionKernels::move,
                    "moved",
                    (group, operands) -> moved(operands)));

    private MotionKernels() {}

    private static void swing(Group group, Operands o) {
        double swinging = 0;
        double traction = 0;
        for (int i = group.number() * group.size(); i < o.number(0); i += group.count() * group.size()) {
            for (int lane = i; lane < Math.min(o.number(0), i + group.size()); lane++) {
                double weight = (double) o.floats(1).at(lane) * o.floats(2).at(lane);
                double x = o.floats(3).at(lane);
                double y = o.floats(4).at(lane);
                double oldX = o.floats(5).at(lane);
                double oldY = o.floats(6).at(lane);
                if (weight != 0 && !Double.isNaN(oldX)) {
                    swinging += weight * length(oldX - x, oldY - y);
                    traction += weight * length(oldX + x, oldY + y) / 2;
                }
            }
        }
        o.doubles(7).put(2 * group.number(), swinging);
        o.doubles(7).put(2 * group.number() + 1, traction);
    }

    private static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    private static void adapt(Operands o) {
        double swinging = 0;
        double traction = 0;
        for (int s = 0; s < o.number(1); s++) {
            swinging += o.doubles(0).at(2 * s);
            traction += o.doubles(0).at(2 * s + 1);
        }
        Doubles scalars = o.doubles(4);
        GlobalSpeed speed = new GlobalSpeed();
        speed.set(scalars.at(DeviceState.SPEED), scalars.at(DeviceState.EFFICIENCY));
        speed.adapt(swinging, traction, o.number(2), o.wide(3));
        scalars.put(DeviceState.SPEED, speed.speed());
        scalars.put(DeviceState.EFFICIENCY, speed.efficiency());
        scalars.put(DeviceState.SWINGING, swinging);
        scalars.put(DeviceState.TRACTION, traction);
    }

    private static void move(Group group, Operands o) {
        double travelled = 0;
        double furthest = 0;
        for (int i = group.number() * group.size(); i < o.number(0); i += group.count() * group.size()) {
            for (int lane = i; lane < Math.min(o.number(0), i + group.size()); lane++) {
                double moved = move(lane, o);
                travelled += moved;
                furthest = Math.max(furthest, moved);
            }
        }
        o.doubles(13).put(2 * group.number(), travelled);
        o.doubles(13).put(2 * group.number() + 1, furthest);
    }

    private static double move(int i, Operands o) {
        double mobility = o.floats(2).at(i);
        double mass = o.floats(1).at(i);
        if (mass == 0 || mobility == 0) {
            return 0;
        }
        double speed = o.doubles(10).at(DeviceState.SPEED);
        double limit = o.doubles(10).at(DeviceState.LIMIT);
        double fx = o.floats(3).at(i);
        double fy = o.floats(4).at(i);
        boolean first = Float.isNaN(o.floats(5).at(i));
        double swing = mass
                * length(
                        (first ? 0 : o.floats(5).at(i)) - fx,
                        (first ? 0 : o.floats(6).at(i)) - fy);
        double free = speed / (1 + Math.sqrt(speed * swing));
        double factor = mobility * (o.number(14) == 0 ? free : Move.creep(fx, fy, free));
        double distance = length(fx * factor, fy * factor);
        if (!(distance < Double.POSITIVE_INFINITY)) {
            return 0;
        }
        double share = distance > limit ? limit / distance : 1;
        return shift(i, fx * factor * share, fy * factor * share, o);
    }

    private static double shift(int i, double dx, double dy, Operands o) {
        Floats x = o.floats(11);
        Floats y = o.floats(12);
        double oldX = x.at(i);
        double oldY = y.at(i);
        double newX = o.number(7) != 0 ? oldX : oldX + dx;
        double newY = o.number(8) != 0 ? oldY : oldY + dy;
        double is = length(newX, newY);
        if (o.number(9) != 0 && is > 0) {
            double was = length(oldX, oldY);
            newX *= was / is;
            newY *= was / is;
        }
        x.put(i, (float) newX);
        y.put(i, (float) newY);
        return length(newX - oldX, newY - oldY);
    }

    private static void moved(Operands o) {
        double travelled = 0;
        double furthest = 0;
        for (int s = 0; s < o.number(1); s++) {
            travelled += o.doubles(0).at(2 * s);
            furthest = Math.max(furthest, o.doubles(0).at(2 * s + 1));
        }
        Doubles scalars = o.doubles(2);
        scalars.put(DeviceState.TRAVELLED, travelled);
        scalars.put(DeviceState.FURTHEST, furthest);
        int row = (int) scalars.at(DeviceState.ITERATION);
        if (row < o.number(3)) {
            scalars.put(DeviceState.ITERATION, row + 1);
            for (int k = 0; k < DeviceState.SCALARS; k++) {
                o.doubles(4).put(row * DeviceState.SCALARS + k, scalars.at(k));
            }
        }
    }
}
