package io.orrery.gateway.uploads;

import io.orrery.gateway.http.Answers;
import io.orrery.topics.model.FileFormat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/// The file table. Blocks; call from virtual threads.
final class FileShelf {
    private static final TypeReference<Map<String, String>> OPTIONS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    FileShelf(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void announce(String id, long ownerId, String name, FileFormat format, Map<String, String> options) {
        jdbc.sql("""
                        insert into file (id, owner_id, name, file_type, options)
                        values (:id, :owner, :name, :type, :options::jsonb)""")
                .param("id", id)
                .param("owner", ownerId)
                .param("name", name)
                .param("type", format.name())
                .param("options", Answers.JSON.writeValueAsString(options))
                .update();
    }

    void stored(String id, StoredFile stored) {
        jdbc.sql("""
                        update file set upload_id = :upload, partition = :partition, first_offset = :first,
                        last_offset = :last, chunks = :chunks, bytes = :bytes, updated_at = now() where id = :id""")
                .param("id", id)
                .param("upload", stored.upload())
                .param("partition", stored.partition())
                .param("first", stored.firstOffset())
                .param("last", stored.lastOffset())
                .param("chunks", stored.chunks())
                .param("bytes", stored.bytes())
                .update();
    }

    Optional<FileRow> find(String id, long ownerId) {
        return jdbc.sql("select * from file where id = :id and owner_id = :owner")
                .param("id", id)
                .param("owner", ownerId)
                .query(FileShelf::row)
                .optional();
    }

    List<FileRow> list(long ownerId, int limit, int offset) {
        return jdbc.sql("""
                        select * from file where owner_id = :owner
                        order by created_at desc, id limit :limit offset :offset""")
                .param("owner", ownerId)
                .param("limit", limit)
                .param("offset", offset)
                .query(FileShelf::row)
                .list();
    }

    int count(long ownerId) {
        return jdbc.sql("select count(*) from file where owner_id = :owner")
                .param("owner", ownerId)
                .query(Integer.class)
                .single();
    }

    boolean delete(String id, long ownerId) {
        return jdbc.sql("delete from file where id = :id and owner_id = :owner")
                        .param("id", id)
                        .param("owner", ownerId)
                        .update()
                == 1;
    }

    private static FileRow row(ResultSet rs, int number) throws SQLException {
        return new FileRow(
                rs.getString("id"),
                rs.getLong("owner_id"),
                rs.getString("name"),
                FileFormat.valueOf(rs.getString("file_type")),
                Answers.JSON.readValue(rs.getString("options"), OPTIONS),
                storedIn(rs),
                rs.getObject("created_at", OffsetDateTime.class).toInstant(),
                rs.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable StoredFile storedIn(ResultSet rs) throws SQLException {
        String upload = rs.getString("upload_id");
        return upload == null
                ? null
                : new StoredFile(
                        upload,
                        rs.getInt("partition"),
                        rs.getLong("first_offset"),
                        rs.getLong("last_offset"),
                        rs.getInt("chunks"),
                        rs.getLong("bytes"));
    }
}
