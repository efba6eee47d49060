package io.orrery.gateway.fanout;

import io.micrometer.core.instrument.MeterRegistry;
import io.orrery.gateway.viewing.GraphSummaries;
import io.orrery.gateway.viewing.ViewerAccess;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;

/// The sockets and what stands behind them, without the log: needs a [GraphLoader] and a [CommandSender] besides what
/// [FanoutConfiguration] needs.
@Configuration(proxyBeanMethods = false)
public class SocketConfiguration {

    @Bean
    FanoutMeters fanoutMeters(MeterRegistry registry) {
        return new FanoutMeters(registry);
    }

    @Bean
    ViewerSessions viewerSessions(
            ViewerAccess access, GraphSummaries summaries, Followers followers, FanoutMeters meters) {
        return new ViewerSessions(access, summaries, followers, meters);
    }

    @Bean
    ViewerSocketHandler viewerSocketHandler(
            ViewerAccess access,
            GraphSummaries summaries,
            Followers followers,
            ViewerSessions sessions,
            CommandSender commands,
            FanoutSettings settings,
            FanoutMeters meters) {
        return new ViewerSocketHandler(access, summaries, followers, sessions, commands, settings, meters);
    }

    @Bean
    HandlerMapping viewerSockets(ViewerSocketHandler handler) {
        return new SimpleUrlHandlerMapping(Map.of("/ws/graphs/{id}", handler), 0);
    }

    @Bean
    Followers followers(FanoutSettings settings, GraphLoader loader, CommandSender commands, FanoutMeters meters) {
        Followers followers = new Followers(settings, loader, commands);
        meters.registry().gauge("orrery.fanout.graphs", followers, Followers::size);
        meters.registry().gauge("orrery.fanout.cache.bytes", followers, Followers::bytes);
        return followers;
    }
}
