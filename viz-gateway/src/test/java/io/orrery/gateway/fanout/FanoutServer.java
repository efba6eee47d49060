package io.orrery.gateway.fanout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Refusal;
import io.orrery.gateway.viewing.GraphSummaries;
import io.orrery.gateway.viewing.GraphSummary;
import io.orrery.gateway.viewing.Viewer;
import io.orrery.gateway.viewing.ViewerAccess;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.config.EnableWebFlux;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// The fan-out's beans behind a real HTTP server, with permissions that a test can take away. Everybody may look at
/// every graph that was not deleted, and edit those whose name begins with `own`.
public final class FanoutServer implements AutoCloseable {
    final MeterRegistry registry = new SimpleMeterRegistry();
    final Set<String> revoked = ConcurrentHashMap.newKeySet();
    final Set<String> gone = ConcurrentHashMap.newKeySet();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final DisposableServer server;

    @EnableWebFlux
    static class Web {}

    /// @param source registers what the fan-out reads from and writes to
    public FanoutServer(
            FanoutSettings settings, java.util.function.Consumer<AnnotationConfigApplicationContext> source) {
        context.register(Web.class, SocketConfiguration.class);
        context.registerBean(MeterRegistry.class, () -> registry);
        context.registerBean(FanoutSettings.class, () -> settings);
        context.registerBean(ViewerAccess.class, Access::new);
        context.registerBean(
                GraphSummaries.class, () -> id -> gone.contains(id) ? Mono.empty() : Mono.just(summary(id)));
        context.registerBean(Blocking.class, Blocking::new);
        context.registerBean(WebExceptionHandler.class, () -> (exchange, thrown) -> {
            if (thrown instanceof Refusal refusal) {
                exchange.getResponse().setStatusCode(refusal.status());
                return exchange.getResponse().setComplete();
            }
            return Mono.error(thrown);
        });
        source.accept(context);
        context.refresh();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(
                        WebHttpHandlerBuilder.applicationContext(context).build()))
                .bindNow();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String socket(String graph) {
        return "ws://127.0.0.1:" + server.port() + "/ws/graphs/" + graph;
    }

    public String http(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    static GraphSummary summary(String id) {
        return new GraphSummary(
                id,
                id,
                "upload",
                "ready",
                1,
                1,
                1,
                0,
                1,
                0,
                List.of(),
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00Z",
                null,
                "resting",
                new GraphSummary.Arrangement("force", "none"),
                Map.of(),
                List.of(),
                false);
    }

    @Override
    public void close() {
        context.close();
        server.disposeNow();
    }

    private final class Access implements ViewerAccess {
        @Override
        public Mono<Viewer> reader(ServerHttpRequest request, String graphId) {
            return handshake(request, graphId);
        }

        @Override
        public Mono<Viewer> handshake(ServerHttpRequest request, String graphId) {
            String origin = request.getHeaders().getOrigin();
            if (origin != null && !origin.startsWith("http://127.0.0.1")) {
                return Mono.error(Refusal.of(org.springframework.http.HttpStatus.FORBIDDEN, "foreign origin"));
            }
            if (gone.contains(graphId)) {
                return Mono.error(Refusal.notFound());
            }
            return Mono.just(new Viewer(
                    1, "test", "c", graphId.startsWith("own"), Instant.now().plusSeconds(600)));
        }

        @Override
        public Mono<Boolean> stillWelcome(Viewer viewer, String graphId) {
            return Mono.just(!revoked.contains(graphId) && !gone.contains(graphId));
        }
    }
}
