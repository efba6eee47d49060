package io.orrery.topics.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// How far a door that fetches events has come with one of its sources. Written in the transaction that writes the
/// events before it, so that one is never there without the other.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DoorPosition.OfTopic.class, name = "topic"),
    @JsonSubTypes.Type(value = DoorPosition.OfFile.class, name = "file")
})
public sealed interface DoorPosition {

    /// Wall clock of the commit, milliseconds since 1970.
    long atMillis();

    /// A partition of a topic in any cluster.
    ///
    /// @param topic its name when the position was written; what it is known by is in the record's key
    /// @param next offset of the first record that is not read
    /// @param leaderEpoch of the last record read, by which a log that was cut is noticed; -1 when unknown
    record OfTopic(String topic, int partition, long next, int leaderEpoch, long atMillis) implements DoorPosition {}

    /// A file of a watched folder, known by what lies in it rather than by its name.
    ///
    /// @param path below the folder, where it was last seen
    /// @param fileKey the file system's own name of it
    /// @param next byte of the unpacked content at which the first line that is not read begins
    /// @param chain digest of the whole blocks before `next`, from which that of more bytes can be computed
    /// @param digest of all bytes before `next`
    /// @param heads digests of the first bytes, of growing lengths that end before `next`
    /// @param preamble lines seen so far that say how to read the others
    /// @param packedBytes size of a packed file when it was read to its end; 0 for one that may go on
    record OfFile(
            String path,
            String fileKey,
            long next,
            String chain,
            String digest,
            List<String> heads,
            String preamble,
            long packedBytes,
            long atMillis)
            implements DoorPosition {
        public OfFile {
            heads = List.copyOf(heads);
        }
    }
}
