package io.orrery.gateway.page;

import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Refusal;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Static files, health and the answers to requests of other times. Nothing here depends on who asks.
public final class PageRoutes {
    private static final String UI = "META-INF/resources/ui/";
    private static final String OPEN_API = "io/orrery/gateway/openapi.json";

    public RouterFunction<ServerResponse> routes() {
        return RouterFunctions.route()
                .GET("/", request -> index())
                .GET("/graph/graph.html", request -> index())
                .GET("/assets/{file}", this::asset)
                .GET("/favicon.ico", request -> file("favicon.ico", "public, max-age=86400"))
                .GET("/favicon.svg", request -> file("favicon.svg", "public, max-age=86400"))
                .GET("/openapi.json", request -> document())
                .GET("/healthz", request -> healthy())
                .GET("/healthcheck", request -> healthy())
                .GET("/ht", request -> healthy())
                .GET("/caddy/health", request -> healthy())
                .POST("/etl", request -> gone())
                .GET("/api/check", request -> gone())
                .build();
    }

    private static Mono<ServerResponse> index() {
        return file("index.html", "no-cache");
    }

    /// Names under /assets carry a hash of their content, so they never change.
    private Mono<ServerResponse> asset(ServerRequest request) {
        String name = request.pathVariable("file");
        return name.matches("[A-Za-z0-9._-]+") && !name.startsWith(".")
                ? file("assets/" + name, "public, max-age=31536000, immutable")
                : Mono.error(Refusal.notFound());
    }

    private static Mono<ServerResponse> file(String name, String cacheControl) {
        Resource resource = new ClassPathResource(UI + name, PageRoutes.class.getClassLoader());
        if (!resource.isReadable()) {
            return Mono.error(Refusal.notFound());
        }
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return ServerResponse.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, cacheControl)
                .bodyValue(resource);
    }

    private static Mono<ServerResponse> document() {
        return ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .bodyValue(new ClassPathResource(OPEN_API, PageRoutes.class.getClassLoader()));
    }

    private static Mono<ServerResponse> healthy() {
        return Answers.ok(Map.of("success", true));
    }

    private static Mono<ServerResponse> gone() {
        return Mono.error(
                Refusal.of(HttpStatus.GONE, "This old interface is gone; use api=3 (POST /api/v2/upload/datasets/)"));
    }
}
