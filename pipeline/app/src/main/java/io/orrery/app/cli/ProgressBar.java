package io.orrery.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One line that is drawn over and over; silent when the output is no terminal. Any thread may report.
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long REDRAW_NANOS = 100_000_000;

    private final PrintWriter out;
    private final boolean shown;
    private long drawn;

    ProgressBar(PrintWriter out) {
        this(out, isTerminal(System.console()));
    }

    ProgressBar(PrintWriter out, boolean shown) {
        this.out = out;
        this.shown = shown;
    }

    private static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    /// @param share 0 to 1
    synchronized void at(String what, double share) {
        long now = System.nanoTime();
        if (!shown || (share < 1 && now - drawn < REDRAW_NANOS)) {
            return;
        }
        drawn = now;
        int full = (int) Math.round(Math.clamp(share, 0, 1) * WIDTH);
        out.print(String.format(
                Locale.ROOT,
                "\r%-12s [%s%s] %3.0f %%",
                what,
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                100 * Math.clamp(share, 0, 1)));
        out.flush();
    }

    /// Ends the line.
    synchronized void done() {
        if (shown && drawn != 0) {
            out.println();
            out.flush();
        }
    }
}
