package io.orrery.topics.model;

/// What a batch of rows is and where it came from.
///
/// @param upload the upload's id; for events the feed's name
/// @param index position of this batch within the upload, from 0: applied at most once. For events -1: the
///     transaction that moved the offsets is what makes them unique
/// @param last whether the upload ends here
/// @param firstRow number of the batch's first row within the upload, from 0
/// @param progress share of the upload's bytes read so far, 0..1
/// @param receivedMicros wall clock at which the newest contributing bytes came in
/// @param trace W3C traceparent
public record TableHeader(
        GraphId graph,
        String upload,
        TablePart part,
        int index,
        boolean last,
        long firstRow,
        double progress,
        GraphSpec spec,
        long receivedMicros,
        String trace) {
    /// Column of an events table: offset of the row's event in the events topic (int64).
    public static final String OFFSET_COLUMN = "_offset";

    /// What relations name to tell the rows of uploads apart: the upload and the row's number in it. No table has this
    /// column; whoever reads one knows both.
    public static final String ROW_COLUMN = "_row";

    /// What a person reads of [#ROW_COLUMN].
    public static final String ROW_LABEL_COLUMN = "_row_label";

    /// Column of an events table: when the gateway received the event (time, microseconds).
    public static final String RECEIVED_COLUMN = "_received";
}
