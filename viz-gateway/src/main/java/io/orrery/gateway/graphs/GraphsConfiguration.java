package io.orrery.gateway.graphs;

import io.orrery.gateway.GatewayConfig;
import io.orrery.gateway.access.Authenticator;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.access.Tickets;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Origins;
import io.orrery.gateway.log.LogWriter;
import io.orrery.gateway.log.PartitionKeys;
import io.orrery.stage.Aside;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The parts that know whose a graph is and how it fares.
@Configuration(proxyBeanMethods = false)
public class GraphsConfiguration {

    @Bean
    Graphs graphs(JdbcClient jdbc) {
        return new Graphs(jdbc);
    }

    @Bean
    GraphViewerAccess viewerAccess(
            Authenticator authenticator,
            Tickets tickets,
            Graphs graphs,
            Origins origins,
            Blocking blocking,
            Clock clock) {
        return new GraphViewerAccess(authenticator, tickets, graphs, origins, blocking, clock);
    }

    @Bean
    CommittedUploads committedUploads(JdbcClient jdbc) {
        return new CommittedUploads(jdbc);
    }

    @Bean(initMethod = "start")
    StatusBook statusBook(GatewayConfig config, Aside aside) {
        return new StatusBook(config.kafka(), aside);
    }

    @Bean
    SummaryDesk summaryDesk(
            Graphs graphs, CommittedUploads uploads, StatusBook statuses, Blocking blocking, Clock clock) {
        return new SummaryDesk(graphs, uploads, statuses, blocking, clock);
    }

    @Bean
    Erasures erasures(JdbcClient jdbc, TransactionTemplate transaction) {
        return new Erasures(jdbc, transaction);
    }

    @Bean(initMethod = "start")
    Eraser eraser(GatewayConfig config, Erasures erasures, LogWriter writer) {
        return new Eraser(erasures, writer, new PartitionKeys(config.kafka(), config.partitions()));
    }

    @Bean
    RouterFunction<ServerResponse> graphRoutes(
            Graphs graphs,
            GraphViewerAccess access,
            SummaryDesk summaries,
            Erasures erasures,
            LogWriter writer,
            Blocking blocking,
            RequireAccount requireAccount) {
        GraphRoutes routes = new GraphRoutes(graphs, access, summaries, erasures, blocking);
        return routes.readingRoutes()
                .and(new CommandRoutes(access, writer, blocking).routes())
                .and(routes.accountRoutes().filter(requireAccount));
    }
}
