package io.orrery.gateway.graphs;

import io.orrery.gateway.fanout.CommandText;
import io.orrery.gateway.fanout.core.ClientMessage;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.log.LogWriter;
import io.orrery.gateway.viewing.Viewer;
import io.orrery.gateway.viewing.ViewerAccess;
import io.orrery.topics.catalog.Catalogue;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.RecordKey;
import io.orrery.topics.wire.Documents;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The commands of a WebSocket, for those who have none open: the same words, answered once they are committed.
final class CommandRoutes {
    private final ViewerAccess access;
    private final LogWriter writer;
    private final Blocking blocking;

    CommandRoutes(ViewerAccess access, LogWriter writer, Blocking blocking) {
        this.access = access;
        this.writer = writer;
        this.blocking = blocking;
    }

    /// Each asks [ViewerAccess] itself.
    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/api/v1/graphs/{id}/commands", this::command)
                .build();
    }

    private Mono<ServerResponse> command(ServerRequest request) {
        String id = request.pathVariable("id");
        return access.reader(request.exchange().getRequest(), id)
                .filter(Viewer::mayEdit)
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(HttpStatus.FORBIDDEN, "Only the owner of a graph may give it commands")))
                .then(JsonBody.object(request))
                .map(body -> switch (CommandText.parse(body)) {
                    case ClientMessage.Order order -> order.command();
                    case ClientMessage.Refused refused -> throw Refusal.malformed(refused.problem());
                    case ClientMessage other -> throw new IllegalStateException("not a command: " + other);
                })
                .flatMap(command -> blocking.run(() -> write(id, command)))
                .then(Mono.defer(() -> Answers.success("Command committed", Map.of())));
    }

    private void write(String id, Command command) {
        RecordKey key = RecordKey.of(new GraphId(id), "api/" + Ids.next());
        writer.write(Catalogue.COMMANDS, key, Documents.encode(command));
    }
}
