package io.orrery.gateway.uploads;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.graphs.Erasures;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.http.Requests;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/// Files that are uploaded once and used for datasets later. Behind [RequireAccount].
final class FileRoutes {
    private final FileShelf shelf;
    private final UploadStream stream;
    private final Erasures erasures;
    private final Blocking blocking;

    FileRoutes(FileShelf shelf, UploadStream stream, Erasures erasures, Blocking blocking) {
        this.shelf = shelf;
        this.stream = stream;
        this.erasures = erasures;
        this.blocking = blocking;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/api/v2/files", this::announce)
                .GET("/api/v2/files", this::list)
                .GET("/api/v2/files/{id}", this::show)
                .DELETE("/api/v2/files/{id}", this::delete)
                .POST("/api/v2/upload/files/{id}", this::upload)
                .build();
    }

    private Mono<ServerResponse> announce(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return JsonBody.object(request)
                .flatMap(body -> blocking.call(() -> announce(account, body)))
                .flatMap(Answers::ok);
    }

    private Map<String, Object> announce(Account account, ObjectNode body) {
        FileFormat format = Parts.format(JsonBody.text(body, "file_type", "arrow"));
        String compression = JsonBody.text(body, "file_compression", "");
        String id = Ids.next();
        shelf.announce(
                id,
                account.id(),
                JsonBody.text(body, "name", ""),
                format,
                compression.isEmpty() ? Map.of() : Map.of("compression", compression));
        return describe(owned(account, id), account);
    }

    private Mono<ServerResponse> upload(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return blocking.call(() -> owned(account, request.pathVariable("id")))
                .flatMap(file -> stream.store(request.exchange().getRequest(), new GraphId(file.id()), Ids.next())
                        .flatMap(stored -> blocking.run(() -> shelf.stored(file.id(), stored)))
                        .then(blocking.call(() -> describe(owned(account, file.id()), account))))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> show(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return blocking.call(() -> describe(owned(account, request.pathVariable("id")), account))
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> list(ServerRequest request) {
        Account account = RequireAccount.account(request);
        Requests.Page page = Requests.page(request);
        return blocking.call(() -> {
                    List<Map<String, Object>> results = shelf.list(account.id(), page.limit(), page.offset()).stream()
                            .map(file -> describe(file, account))
                            .toList();
                    return Answers.page(shelf.count(account.id()), results);
                })
                .flatMap(Answers::ok);
    }

    private Mono<ServerResponse> delete(ServerRequest request) {
        Account account = RequireAccount.account(request);
        String id = request.pathVariable("id");
        return blocking.run(() -> erasures.request(id, () -> shelf.delete(id, account.id())))
                .then(Mono.defer(() -> ServerResponse.noContent().build()));
    }

    private FileRow owned(Account account, String id) {
        return shelf.find(id, account.id()).orElseThrow(Refusal::notFound);
    }

    /// Parsing happens later, so a file that is committed counts as valid; what cannot be parsed fails the dataset.
    private static Map<String, Object> describe(FileRow file, Account account) {
        StoredFile stored = file.stored();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("file_id", file.id());
        body.put("name", file.name());
        body.put("file_type", Parts.word(file.format()));
        body.put("file_compression", file.options().getOrDefault("compression", ""));
        body.put("is_uploaded", stored != null);
        body.put("is_valid", stored != null);
        body.put("bytes_count", stored == null ? 0 : stored.bytes());
        body.put("errors", List.of());
        body.put("author", account.name());
        body.put("created_at", file.createdAt().toString());
        body.put("updated_at", file.updatedAt().toString());
        return body;
    }
}
