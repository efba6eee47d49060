package io.orrery.app.clients;

/// What every client goes through.
enum Phase {
    /// Nothing happens.
    HAPPY("happy", 500, 100, 200),
    /// Orrery is killed and comes back while they ship.
    RESTART("restart", 400, 20, 200),
    /// They are refused, because others have all turns, and have to send again.
    REFUSED("refused", 100, 50, 200),
    /// 10 MB in one batch.
    LARGE("large", 1_000, 1_000, 10_000);

    private final String word;
    private final int events;
    private final int batch;
    private final int padding;

    Phase(String word, int events, int batch, int padding) {
        this.word = word;
        this.events = events;
        this.batch = batch;
        this.padding = padding;
    }

    String word() {
        return word;
    }

    int events() {
        return events;
    }

    int batch() {
        return batch;
    }

    int padding() {
        return padding;
    }
}
