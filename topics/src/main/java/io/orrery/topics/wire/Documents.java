package io.orrery.topics.wire;

import io.orrery.topics.model.Command;
import io.orrery.topics.model.DoorPosition;
import io.orrery.topics.model.FeedCounts;
import io.orrery.topics.model.FeedDefinition;
import io.orrery.topics.model.GraphHead;
import io.orrery.topics.model.KeyedPost;
import io.orrery.topics.model.LayoutHead;
import io.orrery.topics.model.LayoutSteps;
import io.orrery.topics.model.MappingAnswer;
import io.orrery.topics.model.MappingQuestion;
import io.orrery.topics.model.Replay;
import io.orrery.topics.model.StageStatus;
import io.orrery.topics.model.UploadJob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Small control records as a version byte and JSON. Unknown fields are ignored, so that an older reader
/// understands a newer writer; a field may be added but never change its meaning.
public final class Documents {
    public static final byte VERSION = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private Documents() {}

    public static byte[] encode(UploadJob job) {
        return write(job);
    }

    public static byte[] encode(FeedDefinition feed) {
        return write(feed);
    }

    public static byte[] encode(Command command) {
        return write(command);
    }

    public static byte[] encode(StageStatus status) {
        return write(status);
    }

    public static byte[] encode(GraphHead head) {
        return write(head);
    }

    public static byte[] encode(LayoutHead head) {
        return write(head);
    }

    public static byte[] encode(LayoutSteps steps) {
        return write(steps);
    }

    public static byte[] encode(FeedCounts counts) {
        return write(counts);
    }

    public static byte[] encode(Replay replay) {
        return write(replay);
    }

    public static byte[] encode(KeyedPost post) {
        return write(post);
    }

    public static byte[] encode(DoorPosition position) {
        return write(position);
    }

    public static byte[] encode(MappingQuestion question) {
        return write(question);
    }

    public static byte[] encode(MappingAnswer answer) {
        return write(answer);
    }

    public static UploadJob uploadJob(byte[] bytes) {
        return read(bytes, UploadJob.class);
    }

    public static FeedDefinition feedDefinition(byte[] bytes) {
        return read(bytes, FeedDefinition.class);
    }

    public static Command command(byte[] bytes) {
        return read(bytes, Command.class);
    }

    public static StageStatus stageStatus(byte[] bytes) {
        return read(bytes, StageStatus.class);
    }

    public static GraphHead graphHead(byte[] bytes) {
        return read(bytes, GraphHead.class);
    }

    public static LayoutHead layoutHead(byte[] bytes) {
        return read(bytes, LayoutHead.class);
    }

    public static LayoutSteps layoutSteps(byte[] bytes) {
        return read(bytes, LayoutSteps.class);
    }

    public static FeedCounts feedCounts(byte[] bytes) {
        return read(bytes, FeedCounts.class);
    }

    public static Replay replay(byte[] bytes) {
        return read(bytes, Replay.class);
    }

    public static KeyedPost keyedPost(byte[] bytes) {
        return read(bytes, KeyedPost.class);
    }

    public static DoorPosition doorPosition(byte[] bytes) {
        return read(bytes, DoorPosition.class);
    }

    public static MappingQuestion mappingQuestion(byte[] bytes) {
        return read(bytes, MappingQuestion.class);
    }

    public static MappingAnswer mappingAnswer(byte[] bytes) {
        return read(bytes, MappingAnswer.class);
    }

    static byte[] write(Object document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        out.write(VERSION);
        JSON.writeValue(out, document);
        return out.toByteArray();
    }

    static <T> T read(byte[] bytes, Class<T> type) {
        if (bytes.length < 2 || bytes[0] != VERSION) {
            throw new MalformedRecord("a " + type.getSimpleName() + " document starts with version byte " + VERSION
                    + (bytes.length == 0 ? ", got nothing" : ", got " + bytes[0]));
        }
        try {
            T value = JSON.readValue(new ByteArrayInputStream(bytes, 1, bytes.length - 1), type);
            if (value == null) {
                throw new MalformedRecord("a " + type.getSimpleName() + " document must not be null");
            }
            return value;
        } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
            throw new MalformedRecord("not a " + type.getSimpleName() + " document: " + firstLine(e.getMessage()), e);
        }
    }

    private static String firstLine(@org.jspecify.annotations.Nullable String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }
}
