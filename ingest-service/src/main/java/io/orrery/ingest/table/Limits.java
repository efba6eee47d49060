package io.orrery.ingest.table;

/// The bounds on one upload. What happens at each is a [Refusal.TooBig], except for the two of a batch, at which the
/// next batch begins.
///
/// @param batchRows most rows of a batch
/// @param batchBytes most bytes of an encoded batch
/// @param columns most columns of a table
/// @param recordBytes most bytes of one row of text (CSV record, JSON row)
/// @param rows most rows of a table
/// @param expandedBytes most bytes after decompression, of an upload or of one record batch inside it
/// @param expansionRatio most bytes out for each byte in, checked once more than 16 MiB have come out
public record Limits(
        int batchRows,
        int batchBytes,
        int columns,
        int recordBytes,
        long rows,
        long expandedBytes,
        int expansionRatio) {
    public static final Limits DEFAULT = new Limits(32_768, 1_000_000, 1_000, 900_000, 200_000_000L, 4L << 30, 200);

    public Limits {
        if (batchRows < 1 || columns < 1 || recordBytes < 1 || rows < 1 || expandedBytes < 1 || expansionRatio < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
        if (batchBytes < 16_384) {
            throw new IllegalArgumentException("batchBytes must be at least 16384, is " + batchBytes);
        }
    }
}
