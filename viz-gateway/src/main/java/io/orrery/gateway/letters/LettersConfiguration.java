package io.orrery.gateway.letters;

import io.orrery.gateway.GatewayConfig;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.fanout.LogReaders;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.log.MarkedWriter;
import io.orrery.stage.Aside;
import io.orrery.topics.catalog.Catalogue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The beans of the dead letters.
@Configuration(proxyBeanMethods = false)
public class LettersConfiguration {

    @Bean(initMethod = "start")
    ReplayBook replayBook(GatewayConfig config, Aside aside) {
        return new ReplayBook(config.kafka(), aside);
    }

    @Bean
    MarkedWriter replayWriter(GatewayConfig config) {
        return new MarkedWriter(
                config.kafka(), config.partitions(), "gateway-replay", Catalogue.EVENTS, Catalogue.REPLAYS);
    }

    @Bean
    RouterFunction<ServerResponse> letterRoutes(
            GatewayConfig config,
            FeedOwners owners,
            LogReaders readers,
            ReplayBook book,
            MarkedWriter writer,
            Clock clock,
            Blocking blocking,
            RequireAccount requireAccount) {
        LetterReader reader = new LetterReader(readers, config.partitions());
        ReplayDesk desk = new ReplayDesk(reader, book, writer, clock);
        return new LetterRoutes(owners, reader, book, desk, blocking).routes().filter(requireAccount);
    }
}
