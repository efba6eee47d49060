package io.orrery.gateway.uploads;

import io.orrery.gateway.GatewayConfig;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.graphs.CommittedUploads;
import io.orrery.gateway.graphs.Erasures;
import io.orrery.gateway.graphs.Graphs;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.log.LogWriter;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The parts that take files in.
@Configuration(proxyBeanMethods = false)
public class UploadsConfiguration {

    @Bean
    RouterFunction<ServerResponse> uploadRoutes(
            GatewayConfig config,
            JdbcClient jdbc,
            Graphs graphs,
            CommittedUploads uploads,
            Erasures erasures,
            LogWriter writer,
            Blocking blocking,
            Clock clock,
            RequireAccount requireAccount) {
        FileShelf shelf = new FileShelf(jdbc);
        UploadStream stream = new UploadStream(writer, blocking, config.limits());
        DatasetDesk desk = new DatasetDesk(graphs, shelf, new JobDesk(writer, uploads, clock));
        return new DatasetRoutes(desk, stream, blocking)
                .routes()
                .and(new FileRoutes(shelf, stream, erasures, blocking).routes())
                .filter(requireAccount);
    }
}
