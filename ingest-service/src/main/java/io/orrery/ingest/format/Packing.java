package io.orrery.ingest.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;

/// How one file is packed, told by its first bytes. Several members one after another are one file.
enum Packing {
    GZIP("gzip") {
        @Override
        InputStream open(InputStream packed) throws IOException {
            return new GZIPInputStream(packed, BUFFER_BYTES);
        }
    },
    ZSTD("zstd") {
        @Override
        InputStream open(InputStream packed) throws IOException {
            return new ZstdCompressorInputStream(packed);
        }
    },
    BZIP2("bzip2") {
        @Override
        InputStream open(InputStream packed) throws IOException {
            return new BZip2CompressorInputStream(packed, true);
        }
    },
    XZ("xz") {
        @Override
        InputStream open(InputStream packed) throws IOException {
            return XZCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .setMemoryLimitKiB(XZ_MEMORY_KIB)
                    .get();
        }
    };

    /// Bytes of the head that [#of] needs.
    static final int HEAD_BYTES = 10;

    private static final int BUFFER_BYTES = 1 << 16;
    /// What xz asks for at its highest level is 65 MiB.
    private static final int XZ_MEMORY_KIB = 128 << 10;

    private final String label;

    Packing(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /// @throws IOException when the bytes are not packed like this, or the disk fails
    abstract InputStream open(InputStream packed) throws IOException;

    static Optional<Packing> of(byte[] head) {
        if (begins(head, 0x1F, 0x8B)) {
            return Optional.of(GZIP);
        }
        if (begins(head, 0x28, 0xB5, 0x2F, 0xFD)) {
            return Optional.of(ZSTD);
        }
        // A text may begin with BZh: the block's own mark decides.
        if (begins(head, 'B', 'Z', 'h')
                && head.length >= HEAD_BYTES
                && ((head[4] == 0x31 && head[5] == 0x41) || (head[4] == 0x17 && head[5] == 0x72))) {
            return Optional.of(BZIP2);
        }
        return begins(head, 0xFD, '7', 'z', 'X', 'Z', 0) ? Optional.of(XZ) : Optional.empty();
    }

    static boolean isZip(byte[] head) {
        return begins(head, 'P', 'K', 3, 4) || begins(head, 'P', 'K', 5, 6);
    }

    private static boolean begins(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
