package io.orrery.gateway.http;

import io.orrery.stage.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.web.reactive.function.server.ServerRequest;

/// Small readings that many handlers need from a request.
public final class Requests {
    private static final int MAX_PAGE = 1_000;
    private static final int MAX_OPTIONS = 32;
    private static final int MAX_OPTION_CHARACTERS = 256;

    private Requests() {}

    /// A page of a list: how many, and after how many.
    public record Page(int limit, int offset) {}

    /// `limit` (100 unless given, at most 1000) and `offset`.
    public static Page page(ServerRequest request) {
        return new Page(
                Math.clamp(number(request, "limit", 100), 1, MAX_PAGE), Math.max(0, number(request, "offset", 0)));
    }

    /// The query as options: unknown ones are passed on, too many or too long ones are refused.
    public static Map<String, String> options(ServerRequest request) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> parameter : request.queryParams().entrySet()) {
            String value = String.valueOf(parameter.getValue().getLast());
            if (options.size() == MAX_OPTIONS
                    || parameter.getKey().length() > MAX_OPTION_CHARACTERS
                    || value.length() > MAX_OPTION_CHARACTERS) {
                throw Refusal.malformed("Query takes at most " + MAX_OPTIONS + " parameters of at most "
                        + MAX_OPTION_CHARACTERS + " characters");
            }
            options.put(parameter.getKey(), value);
        }
        return options;
    }

    /// The caller's trace one step further, or a new one.
    public static String trace(ServerRequest request) {
        var random = ThreadLocalRandom.current();
        String given = request.headers().firstHeader(Trace.HEADER);
        return (given == null ? Optional.<Trace>empty() : Trace.parse(given))
                .map(trace -> trace.next(random))
                .orElseGet(() -> Trace.start(random, false))
                .toString();
    }

    private static int number(ServerRequest request, String name, int fallback) {
        String text = request.queryParam(name).orElse(Integer.toString(fallback));
        if (!text.matches("-?\\d{1,9}")) {
            throw Refusal.malformed("Query parameter '" + name + "' must be a whole number");
        }
        return Integer.parseInt(text);
    }
}
