package io.orrery.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import reactor.core.publisher.Mono;

/// Lists what really answers: every functional route and every mapped WebSocket of a running gateway.
final class RunningRoutes {
    private RunningRoutes() {}

    /// One way in.
    ///
    /// @param pattern with `{variables}`
    record Route(String method, String pattern) {
        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    static List<Route> of(GatewayApplication gateway) {
        List<Route> routes = new ArrayList<>();
        gateway.context().getBeanProvider(RouterFunction.class).stream()
                .forEach(function -> function.accept(new Collector(routes)));
        gateway.context().getBeanProvider(SimpleUrlHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getUrlMap().keySet().stream())
                .forEach(pattern -> routes.add(new Route("GET", pattern)));
        return routes.stream()
                .distinct()
                .sorted(Comparator.comparing(Route::pattern).thenComparing(Route::method))
                .toList();
    }

    private record Collector(List<Route> routes) implements RouterFunctions.Visitor {
        @Override
        public void startNested(RequestPredicate predicate) {
            throw new IllegalStateException("nested routes are not listed: " + predicate);
        }

        @Override
        public void endNested(RequestPredicate predicate) {}

        @Override
        public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
            var found = new MethodAndPath();
            predicate.accept(found);
            if (found.path == null || found.methods.isEmpty()) {
                throw new IllegalStateException("route has no method or path: " + predicate);
            }
            found.methods.forEach(method -> routes.add(new Route(method.name().toUpperCase(Locale.ROOT), found.path)));
        }

        @Override
        public void resources(Function<ServerRequest, Mono<Resource>> lookup) {
            throw new IllegalStateException("resource routes are not listed");
        }

        @Override
        public void attributes(Map<String, Object> attributes) {}

        @Override
        public void unknown(RouterFunction<?> function) {
            throw new IllegalStateException("unknown route: " + function);
        }
    }

    private static final class MethodAndPath implements RequestPredicates.Visitor {
        private Set<HttpMethod> methods = Set.of();
        private String path;

        @Override
        public void method(Set<HttpMethod> found) {
            methods = found;
        }

        @Override
        public void path(String pattern) {
            path = pattern;
        }

        @Override
        public void header(String name, String value) {}

        @Override
        public void version(String version) {}

        @Override
        @Deprecated
        @SuppressWarnings({"deprecation", "removal"})
        public void pathExtension(String extension) {}

        @Override
        public void queryParam(String name, String value) {}

        @Override
        public void startAnd() {}

        @Override
        public void and() {}

        @Override
        public void endAnd() {}

        @Override
        public void startOr() {}

        @Override
        public void or() {}

        @Override
        public void endOr() {}

        @Override
        public void startNegate() {}

        @Override
        public void endNegate() {}

        @Override
        public void unknown(RequestPredicate predicate) {
            throw new IllegalStateException("unknown condition of a route: " + predicate);
        }
    }
}
