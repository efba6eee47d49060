package io.orrery.layout.force;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Computes ForceAtlas2 iterations somewhere: on the CPU ([CpuForceEngine], the definition) or on a device
/// ([DeviceForceEngine]).
///
/// Engines keep scratch memory but no graph: all state is in the arguments, so one engine serves many graphs in turn.
/// Not for several threads at once.
public interface ForceEngine extends AutoCloseable {

    /// One iteration: forces, speed, move. Updates positions and forces in `bodies` and the speed.
    ///
    /// @param longest bound on the distance that one body moves, as a share of the picture's radius
    Motion step(Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest);

    /// Several iterations with the same graph and settings; an engine on a device keeps the state there in between.
    ///
    /// @param iterations at least 1
    /// @return what each of them did, in order
    default List<Motion> run(
            Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest, int iterations) {
        List<Motion> motions = new ArrayList<>(iterations);
        for (int i = 0; i < iterations; i++) {
            motions.add(step(bodies, links, settings, speed, longest));
        }
        return motions;
    }

    /// What a user should know about where the last step ran; null when it ran where it should.
    default @Nullable Remark remark() {
        return null;
    }

    @Override
    void close();
}
