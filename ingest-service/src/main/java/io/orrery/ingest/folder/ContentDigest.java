package io.orrery.ingest.folder;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A digest of all bytes from the beginning that can be taken up again: whole blocks are chained, so that who
/// knows the chain needs to read no more than the last block. Cryptographic, because whoever writes a log must
/// not be able to make a new file look like one that was read. For one thread.
final class ContentDigest {
    static final int BLOCK = 64 << 10;

    /// Lengths at which the beginning is remembered by itself.
    static final int[] HEADS = {16, 64, 256, 1_024};

    private static final int KEPT_BYTES = 16;

    private final byte[] block = new byte[BLOCK];
    private final List<String> heads;
    private byte[] chain;
    private long length;

    ContentDigest() {
        this(0, "", List.of());
    }

    private ContentDigest(long length, String chain, List<String> heads) {
        this.length = length;
        this.chain = HexFormat.of().parseHex(chain);
        this.heads = new ArrayList<>(heads);
    }

    /// Stands at the beginning of the block that byte `next` is in; the bytes between are added by the caller.
    static ContentDigest resumed(long next, String chain, List<String> heads) {
        return new ContentDigest(next - next % BLOCK, chain, next < BLOCK ? List.of() : heads);
    }

    void add(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int filled = (int) (length % BLOCK);
            int count = Math.min(to - at, nextStop() - filled);
            System.arraycopy(bytes, at, block, filled, count);
            at += count;
            length += count;
            if (heads.size() < HEADS.length && length == HEADS[heads.size()]) {
                heads.add(value());
            }
            if (length % BLOCK == 0) {
                chain = digest(BLOCK);
            }
        }
    }

    private int nextStop() {
        return length < HEADS[HEADS.length - 1] && heads.size() < HEADS.length ? HEADS[heads.size()] : BLOCK;
    }

    long length() {
        return length;
    }

    String chain() {
        return HexFormat.of().formatHex(chain);
    }

    /// Of all bytes so far.
    String value() {
        return HexFormat.of().formatHex(digest((int) (length % BLOCK)));
    }

    List<String> heads() {
        return List.copyOf(heads);
    }

    private byte[] digest(int filled) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(chain);
            sha.update(block, 0, filled);
            return Arrays.copyOf(sha.digest(), KEPT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
