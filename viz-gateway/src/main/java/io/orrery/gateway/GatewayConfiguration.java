package io.orrery.gateway;

import io.orrery.gateway.access.AccessConfiguration;
import io.orrery.gateway.access.Accounts;
import io.orrery.gateway.access.LoginDesk;
import io.orrery.gateway.access.PersonalKeys;
import io.orrery.gateway.access.RequireAccount;
import io.orrery.gateway.access.SessionRoutes;
import io.orrery.gateway.access.SessionStore;
import io.orrery.gateway.access.Tickets;
import io.orrery.gateway.access.TokenRoutes;
import io.orrery.gateway.access.Tokens;
import io.orrery.gateway.doors.DoorsConfiguration;
import io.orrery.gateway.elastic.ElasticConfiguration;
import io.orrery.gateway.fanout.FanoutConfiguration;
import io.orrery.gateway.fanout.FanoutSettings;
import io.orrery.gateway.feeds.FeedHealthConfiguration;
import io.orrery.gateway.feeds.FeedsConfiguration;
import io.orrery.gateway.graphs.GraphsConfiguration;
import io.orrery.gateway.health.HealthConfiguration;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Origins;
import io.orrery.gateway.http.Refusals;
import io.orrery.gateway.http.SecurityHeaders;
import io.orrery.gateway.log.LogWriter;
import io.orrery.gateway.otlp.OtlpConfiguration;
import io.orrery.gateway.page.PageRoutes;
import io.orrery.gateway.splunk.SplunkConfiguration;
import io.orrery.gateway.uploads.UploadsConfiguration;
import io.orrery.topics.catalog.Catalogue;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.filter.reactive.UrlHandlerFilter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/// Everything that runs in a gateway, by name. Routes are in two groups: open ones, each of which checks its own proof,
/// and those behind [RequireAccount].
@Configuration(proxyBeanMethods = false)
@Import({
    ServerConfiguration.class,
    StorageConfiguration.class,
    AccessConfiguration.class,
    GraphsConfiguration.class,
    UploadsConfiguration.class,
    FeedsConfiguration.class,
    ElasticConfiguration.class,
    SplunkConfiguration.class,
    OtlpConfiguration.class,
    DoorsConfiguration.class,
    FeedHealthConfiguration.class,
    FanoutConfiguration.class,
    HealthConfiguration.class
})
public class GatewayConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Blocking blocking() {
        return new Blocking();
    }

    @Bean
    Origins origins(GatewayConfig config) {
        return new Origins(config.allowedOrigins());
    }

    @Bean
    Tokens tokens(GatewayConfig config, Clock clock) {
        return new Tokens(config.tokenKey(), clock);
    }

    @Bean
    FanoutSettings fanoutSettings(GatewayConfig config) {
        return FanoutSettings.defaults(config.kafka(), config.partitions());
    }

    /// For everything that is not compressed; events have their own.
    @Bean
    @Primary
    LogWriter logWriter(GatewayConfig config) {
        return new LogWriter(config.kafka(), config.partitions(), Catalogue.UPLOADS);
    }

    @Bean
    SecurityHeaders securityHeaders(GatewayConfig config) {
        return new SecurityHeaders(config.https());
    }

    @Bean
    Refusals refusals() {
        return new Refusals();
    }

    /// Every path answers with and without a slash at its end, without a redirect: clients turn a redirected POST into
    /// a GET.
    @Bean
    UrlHandlerFilter trailingSlashes() {
        return UrlHandlerFilter.trailingSlashHandler("/**").mutateRequest().build();
    }

    @Bean
    FirstRun firstRun(GatewayConfig config, Accounts accounts, PersonalKeys keys) {
        return FirstRun.prepare(config, accounts, keys);
    }

    @Bean
    RouterFunction<ServerResponse> pageRoutes() {
        return new PageRoutes().routes();
    }

    @Bean
    RouterFunction<ServerResponse> accessRoutes(
            TokenRoutes tokenRoutes, SessionRoutes sessionRoutes, RequireAccount requireAccount) {
        return tokenRoutes
                .routes()
                .and(sessionRoutes.openRoutes())
                .and(sessionRoutes.accountRoutes().filter(requireAccount));
    }

    @Bean
    SessionRoutes sessionRoutes(
            LoginDesk desk, SessionStore sessions, Tickets tickets, Origins origins, GatewayConfig config) {
        return new SessionRoutes(desk, sessions, tickets, origins, config.https());
    }
}
