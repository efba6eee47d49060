package io.orrery.layout.bench.churn;

/// What happens to the picture when the graph has changed.
enum Policy {
    /// As the server does it.
    OURS,
    /// Newcomers at random places and everybody free to move, as when a graph is streamed into Gephi.
    RANDOM_PLACES,
    /// The whole layout anew.
    RESTART
}
