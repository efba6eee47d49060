package io.orrery.gateway.feeds;

import io.lettuce.core.api.StatefulRedisConnection;
import io.orrery.gateway.GatewayConfig;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.graphs.Graphs;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.log.LogWriter;
import io.orrery.topics.catalog.Catalogue;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The parts that take events in. Events have a producer of their own, because they are compressed and files are not.
@Configuration(proxyBeanMethods = false)
public class FeedsConfiguration {

    @Bean
    LogWriter eventWriter(GatewayConfig config) {
        return new LogWriter(config.kafka(), config.partitions(), Catalogue.EVENTS);
    }

    @Bean
    RouterFunction<ServerResponse> feedRoutes(
            GatewayConfig config,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            StatefulRedisConnection<String, String> redis,
            Graphs graphs,
            LogWriter logWriter,
            @Qualifier("eventWriter") LogWriter eventWriter,
            Blocking blocking,
            Clock clock,
            RequireAccount requireAccount) {
        FeedDesk desk = new FeedDesk(new FeedShelf(jdbc), graphs, logWriter, transaction, clock);
        EventStream stream =
                new EventStream(eventWriter, blocking, clock, config.limits().maxConcurrentPosts());
        return new FeedRoutes(desk, stream, new RepeatBook(redis.reactive()), blocking)
                .routes()
                .filter(requireAccount);
    }
}
