package io.orrery.app.clients;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// A client under test.
interface Shipper extends AutoCloseable {
    /// The first part of its marks.
    String name();

    /// What version it says it is, once it has started.
    String awaitVersion() throws IOException;

    /// Has the phase's events shipped.
    ///
    /// @return completes when the client says that all is acknowledged, with how many batches it gave up that
    ///     were then sent again; at once with -1 when the client does not say
    CompletableFuture<Integer> ship(Phase phase);

    @Override
    void close() throws IOException;
}
