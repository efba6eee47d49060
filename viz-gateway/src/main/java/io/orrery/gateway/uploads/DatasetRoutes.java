package io.orrery.gateway.uploads;

import io.orrery.gateway.access.Account;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.graphs.GraphRow;
import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Ids;
import io.orrery.gateway.http.JsonBody;
import io.orrery.gateway.http.Requests;
import io.orrery.topics.model.FileFormat;
import io.orrery.topics.model.GraphId;
import io.orrery.topics.model.TablePart;
import java.util.Map;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The upload door of the PyGraphistry contract: announce a dataset, then send its tables. Behind [RequireAccount].
final class DatasetRoutes {
    private final DatasetDesk desk;
    private final UploadStream stream;
    private final Blocking blocking;

    DatasetRoutes(DatasetDesk desk, UploadStream stream, Blocking blocking) {
        this.desk = desk;
        this.stream = stream;
        this.blocking = blocking;
    }

    RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .POST("/api/v2/upload/datasets", this::create)
                .POST("/api/v2/upload/datasets/{id}/{part}/{format}", this::upload)
                .build();
    }

    private Mono<ServerResponse> create(ServerRequest request) {
        Account account = RequireAccount.account(request);
        String trace = Requests.trace(request);
        return JsonBody.object(request)
                .flatMap(body -> blocking.call(() -> desk.create(account, body, trace)))
                .flatMap(created -> Answers.success(
                        "Dataset created", Map.of("dataset_id", created.id(), "warnings", created.warnings())));
    }

    private Mono<ServerResponse> upload(ServerRequest request) {
        Account account = RequireAccount.account(request);
        return blocking.call(() -> desk.owned(account, request.pathVariable("id")))
                .flatMap(dataset -> upload(request, dataset));
    }

    private Mono<ServerResponse> upload(ServerRequest request, GraphRow dataset) {
        TablePart part = Parts.part(request.pathVariable("part"));
        FileFormat format = Parts.format(request.pathVariable("part"), request.pathVariable("format"));
        Map<String, String> options = Requests.options(request);
        String trace = Requests.trace(request);
        return stream.store(request.exchange().getRequest(), new GraphId(dataset.id()), Ids.next())
                .flatMap(stored -> blocking.run(() -> desk.complete(dataset, part, format, options, stored, trace))
                        .then(Mono.defer(() -> Answers.success(
                                "Dataset " + request.pathVariable("part") + " created",
                                Map.of("dataset_id", dataset.id(), "num_bytes", stored.bytes())))));
    }
}
