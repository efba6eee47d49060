package io.orrery.gateway.inspect;

import io.orrery.gateway.fanout.FanoutSettings;
import io.orrery.gateway.fanout.GraphAccess;
import io.orrery.gateway.fanout.LogReaders;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.viewing.GraphSummaries;
import io.orrery.gateway.viewing.ViewerAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The beans of the inspector.
@Configuration(proxyBeanMethods = false)
public class InspectConfiguration {

    @Bean
    RouterFunction<ServerResponse> inspectRoutes(
            ViewerAccess access,
            GraphSummaries summaries,
            GraphAccess graphs,
            LogReaders readers,
            FanoutSettings settings,
            Blocking blocking) {
        SourceReader sources = new SourceReader(readers, settings.partitions());
        return new InspectRoutes(access, summaries, graphs, sources, blocking).routes();
    }
}
