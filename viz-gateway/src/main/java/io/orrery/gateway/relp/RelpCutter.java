package io.orrery.gateway.relp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Cuts a stream into RELP frames. Takes any bytes and keeps a bounded part of them. For one thread at a time.
final class RelpCutter {
    private static final int MAX_DIGITS = 9;
    private static final int MAX_COMMAND = 32;
    private static final byte[] NO_DATA = {};

    private final int maxBytes;
    private final StringBuilder command = new StringBuilder();
    private Place place = Place.NUMBER;
    private long number;
    private int digits;
    private int length;
    private int missing;
    private ByteArrayOutputStream data = new ByteArrayOutputStream();

    /// @param maxBytes of one frame's data that are kept
    RelpCutter(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    private enum Place {
        NUMBER,
        COMMAND,
        LENGTH,
        DATA,
        END,
        BROKEN
    }

    /// Takes all of `piece` and returns the frames that it ends; after [RelpFrame.Broken] there are no more.
    List<RelpFrame> add(ByteBuffer piece) {
        List<RelpFrame> frames = new ArrayList<>();
        while (piece.hasRemaining() && place != Place.BROKEN) {
            switch (place) {
                case NUMBER -> number(piece.get(), frames);
                case COMMAND -> command(piece.get(), frames);
                case LENGTH -> length(piece.get(), frames);
                case DATA -> data(piece);
                case END -> end(piece.get(), frames);
                case BROKEN -> throw new IllegalStateException("not in this loop");
            }
        }
        return frames;
    }

    private void number(byte next, List<RelpFrame> frames) {
        if (isDigit(next) && digits < MAX_DIGITS) {
            number = number * 10 + (next - '0');
            digits++;
        } else if (next == ' ' && digits > 0) {
            begin(Place.COMMAND);
        } else if (!isLineEnd(next) || digits > 0) { // a sender may end its frames with more than one line feed
            breakOff("a frame begins with a number of up to " + MAX_DIGITS + " digits and a space", frames);
        }
    }

    private void command(byte next, List<RelpFrame> frames) {
        boolean letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        if (letter && command.length() < MAX_COMMAND) {
            command.append((char) next);
        } else if (next == ' ' && !command.isEmpty()) {
            begin(Place.LENGTH);
        } else {
            breakOff("a command has 1 to " + MAX_COMMAND + " letters", frames);
        }
    }

    private void length(byte next, List<RelpFrame> frames) {
        if (isDigit(next) && digits < MAX_DIGITS) {
            length = length * 10 + (next - '0');
            digits++;
        } else if (next == ' ' && digits > 0) {
            missing = length;
            begin(missing > 0 ? Place.DATA : Place.END);
        } else if (next == '\n' && digits > 0 && length == 0) {
            end(next, frames);
        } else {
            breakOff("a length is a number of up to " + MAX_DIGITS + " digits", frames);
        }
    }

    private void data(ByteBuffer piece) {
        int now = Math.min(missing, piece.remaining());
        int kept = Math.min(now, maxBytes - data.size());
        byte[] some = new byte[kept];
        piece.get(some);
        data.writeBytes(some);
        piece.position(piece.position() + now - kept);
        missing -= now;
        if (missing == 0) {
            begin(Place.END);
        }
    }

    private void end(byte next, List<RelpFrame> frames) {
        if (next != '\n') {
            breakOff("a line feed is due behind the data", frames);
            return;
        }
        boolean truncated = length > data.size();
        frames.add(new RelpFrame.Command(
                number, command.toString(), data.size() == 0 ? NO_DATA : data.toByteArray(), truncated));
        number = 0;
        length = 0;
        command.setLength(0);
        data = new ByteArrayOutputStream();
        begin(Place.NUMBER);
    }

    private void begin(Place next) {
        place = next;
        digits = 0;
    }

    private void breakOff(String why, List<RelpFrame> frames) {
        frames.add(new RelpFrame.Broken(why));
        place = Place.BROKEN;
    }

    private static boolean isDigit(byte one) {
        return one >= '0' && one <= '9';
    }

    private static boolean isLineEnd(byte one) {
        return one == '\n' || one == '\r';
    }
}
