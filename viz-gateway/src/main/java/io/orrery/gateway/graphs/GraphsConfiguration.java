package io.orrery.gateway.graphs;

import io.orrery.gateway.access.Authenticator;
import io.orrery.gateway.access.Tickets;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Origins;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

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
}
