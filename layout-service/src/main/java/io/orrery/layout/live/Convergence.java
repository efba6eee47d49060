package io.orrery.layout.live;

import io.orrery.layout.force.Motion;

/// Notices that free movement no longer improves the picture: nodes move little for the picture's size, or the time
/// that a graph of this size may take is over.
final class Convergence {
    /// Mean distance moved in an iteration, as a share of the radius, below which a reader sees no change of shape.
    private static final double STILL = 1.5e-3;
    /// The same for graphs whose iterations cost so little that a reader need not wait for the finer picture.
    private static final double STILL_AND_SMALL = 1.5e-4;

    private static final int SMALL = 20_000;
    /// Weight of the newest iteration in the running mean.
    private static final double NEWEST = 0.1;
    private static final int LEAST = 40;

    private int iterations;
    private int most;
    private double still;
    private double moving;

    /// Free movement begins anew.
    ///
    /// @param nodes big graphs get fewer iterations: each costs more and their start is better
    void begin(int nodes) {
        iterations = 0;
        moving = 1;
        still = nodes <= SMALL ? STILL_AND_SMALL : STILL;
        most = nodes <= SMALL ? 800 : nodes < 300_000 ? 300 : 150;
    }

    /// @return whether free movement is over
    boolean reached(Motion motion) {
        iterations++;
        moving += NEWEST * (motion.relative() - moving);
        return iterations >= most || (iterations >= LEAST && moving < still);
    }

    /// How many iterations may be taken before anybody needs to look whether movement is over: all but the last of them
    /// cannot end it, however little they move.
    int unwatched() {
        double least = moving;
        int ahead = 0;
        do {
            ahead++;
            least -= NEWEST * least;
        } while (iterations + ahead < most && (iterations + ahead < LEAST || least >= still));
        return ahead;
    }

    /// From 0 at the beginning to 1.
    double progress() {
        return Math.min(1, (double) iterations / most);
    }
}
