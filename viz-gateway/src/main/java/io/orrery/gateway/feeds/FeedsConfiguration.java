package io.orrery.gateway.feeds;

import io.micrometer.core.instrument.MeterRegistry;
import io.orrery.gateway.GatewayConfig;
import io.orrery.gateway.access.Authenticator;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.events.DoorMeters;
import io.orrery.gateway.events.EventWriter;
import io.orrery.gateway.events.WholeBodies;
import io.orrery.gateway.fanout.LogReaders;
import io.orrery.gateway.graphs.Graphs;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.log.LogWriter;
import io.orrery.gateway.log.MappingQuestions;
import io.orrery.gateway.log.OnceWriter;
import io.orrery.stage.Aside;
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
    LogWriter eventLog(GatewayConfig config) {
        return new LogWriter(config.kafka(), config.partitions(), Catalogue.EVENTS);
    }

    @Bean
    DoorMeters doorMeters(MeterRegistry registry) {
        return new DoorMeters(registry);
    }

    @Bean
    EventWriter eventWriter(@Qualifier("eventLog") LogWriter eventLog, DoorMeters meters, Clock clock) {
        return new EventWriter(eventLog, meters, clock);
    }

    /// The answers to posts with a key have a sixteenth of the heap.
    @Bean
    OnceWriter onceWriter(GatewayConfig config, Clock clock) {
        return new OnceWriter(
                config.kafka(),
                config.partitions(),
                Catalogue.EVENTS,
                Runtime.getRuntime().maxMemory() / 16,
                clock);
    }

    @Bean
    FeedTokens feedTokens(JdbcClient jdbc) {
        return new FeedTokens(jdbc);
    }

    @Bean
    Doorkeeper doorkeeper(FeedTokens tokens, Blocking blocking) {
        return new Doorkeeper(tokens, blocking);
    }

    /// Bodies that are held whole have an eighth of the heap.
    @Bean
    WholeBodies wholeBodies(GatewayConfig config, Blocking blocking) {
        return new WholeBodies(
                blocking,
                config.limits().maxConcurrentPosts(),
                Runtime.getRuntime().maxMemory() / 8);
    }

    @Bean
    FeedGrants feedGrants(JdbcClient jdbc) {
        return new FeedGrants(jdbc);
    }

    @Bean
    MappingQuestions mappingQuestions(GatewayConfig config, LogWriter logWriter, Aside aside) {
        return new MappingQuestions(config.kafka(), config.partitions(), logWriter, aside);
    }

    @Bean
    MappingDesk mappingDesk(MappingQuestions questions, Clock clock) {
        return new MappingDesk(questions, clock);
    }

    @Bean
    FeedDesk feedDesk(
            JdbcClient jdbc,
            MappingDesk mappings,
            Graphs graphs,
            LogWriter logWriter,
            TransactionTemplate transaction,
            Clock clock) {
        return new FeedDesk(new FeedShelf(jdbc), mappings, graphs, logWriter, transaction, clock);
    }

    @Bean
    RouterFunction<ServerResponse> mappingRoutes(
            GatewayConfig config,
            FeedDesk desk,
            MappingDesk mappings,
            LogReaders readers,
            Blocking blocking,
            Clock clock,
            RequireAccount requireAccount) {
        NewestEvents newest = new NewestEvents(readers, config.partitions());
        return new MappingRoutes(desk, mappings, newest, blocking, clock)
                .routes()
                .filter(requireAccount);
    }

    @Bean
    RouterFunction<ServerResponse> feedRoutes(FeedDesk desk, Blocking blocking, RequireAccount requireAccount) {
        return new FeedRoutes(desk, blocking).routes().filter(requireAccount);
    }

    @Bean
    RouterFunction<ServerResponse> eventRoutes(
            GatewayConfig config,
            FeedDesk desk,
            Doorkeeper doorkeeper,
            Authenticator authenticator,
            EventWriter writer,
            OnceWriter onceWriter,
            WholeBodies bodies,
            DoorMeters meters,
            Blocking blocking) {
        EventStream stream =
                new EventStream(writer, bodies, blocking, config.limits().maxConcurrentPosts());
        KeyedPosts keyed = new KeyedPosts(onceWriter, writer, bodies, meters);
        return new EventRoutes(desk, doorkeeper, authenticator, stream, keyed, blocking).routes();
    }

    @Bean
    RouterFunction<ServerResponse> feedTokenRoutes(
            FeedDesk desk, FeedTokens tokens, Blocking blocking, RequireAccount requireAccount) {
        return new FeedTokenRoutes(desk, tokens, blocking).routes().filter(requireAccount);
    }
}
