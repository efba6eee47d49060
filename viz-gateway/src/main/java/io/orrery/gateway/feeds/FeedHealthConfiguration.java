package io.orrery.gateway.feeds;

import io.orrery.gateway.GatewayConfig;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.events.DoorMeters;
import io.orrery.gateway.fanout.LogReaders;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.letters.FeedOwners;
import io.orrery.gateway.letters.LettersConfiguration;
import io.orrery.gateway.viewing.StageStatuses;
import io.orrery.stage.Aside;
import io.orrery.topics.model.GraphId;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The parts that say how feeds fare.
@Configuration(proxyBeanMethods = false)
@Import(LettersConfiguration.class)
public class FeedHealthConfiguration {

    @Bean
    FeedOwners feedOwners(FeedDesk desk) {
        return (owner, feed) -> new GraphId(desk.owned(owner, feed).graphId());
    }

    @Bean(initMethod = "start")
    FeedCountsBook feedCountsBook(GatewayConfig config, Aside aside) {
        return new FeedCountsBook(config.kafka(), config.partitions(), aside);
    }

    @Bean
    RouterFunction<ServerResponse> feedHealthRoutes(
            GatewayConfig config,
            FeedDesk desk,
            FeedCountsBook book,
            LogReaders readers,
            StageStatuses statuses,
            DoorMeters meters,
            Clock clock,
            Blocking blocking,
            RequireAccount requireAccount) {
        FeedLag lag = new FeedLag(readers, book, config.partitions());
        FeedHealth health = new FeedHealth(book, lag, statuses, meters, clock);
        return new FeedHealthRoutes(desk, health, blocking).routes().filter(requireAccount);
    }
}
