package io.orrery.topics.model;

import java.util.Map;

/// One uploaded file, complete and committed. The log is the claim check: the job names where its chunks lie.
///
/// @param upload unique id of this file; the chunks' keys are `owner/upload/index`, where the owner is this graph or,
///     for a file that was uploaded before anybody said which graph it is for, the file's own id: match chunks by
/// upload
/// @param options what the client said about the file (`compression`, `delimiter`, `orient`, `lines` …)
/// @param partition partition of the uploads topic that holds the chunks
/// @param firstOffset offset of the first chunk
/// @param lastOffset offset of the last chunk; records of other graphs may lie between
/// @param chunks how many chunks there are
/// @param bytes sum of the chunks' sizes
/// @param receivedMicros wall clock at the last byte, microseconds since 1970
/// @param trace W3C traceparent of the request
public record UploadJob(
        GraphId graph,
        String upload,
        TablePart part,
        FileFormat format,
        Map<String, String> options,
        int partition,
        long firstOffset,
        long lastOffset,
        int chunks,
        long bytes,
        GraphSpec spec,
        long receivedMicros,
        String trace) {
    public UploadJob {
        options = Map.copyOf(options);
        if (chunks < 1 || bytes < 1 || firstOffset < 0 || lastOffset < firstOffset) {
            throw new IllegalArgumentException("an upload job needs chunks with bytes and ordered offsets, got chunks="
                    + chunks + " bytes=" + bytes + " offsets=" + firstOffset + ".." + lastOffset);
        }
    }
}
