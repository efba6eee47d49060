package io.orrery.layout.force;

/// Computes ForceAtlas2 iterations somewhere: today on the CPU ([CpuForceEngine]).
///
/// Engines keep scratch memory but no graph: all state is in the arguments, so one engine serves many graphs in turn.
/// Not for several threads at once.
public interface ForceEngine extends AutoCloseable {

    /// One iteration: forces, speed, move. Updates positions and forces in `bodies` and the speed.
    ///
    /// @param longest bound on the distance that one body moves, as a share of the picture's radius
    Motion step(Bodies bodies, Links links, ForceSettings settings, GlobalSpeed speed, double longest);

    @Override
    void close();
}
