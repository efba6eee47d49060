package io.orrery.ingest.web;

import io.orrery.ingest.log.Numbers;
import io.orrery.ingest.normal.NormalEvent;
import io.orrery.ingest.row.WrittenHost;

/// Puts what all access logs tell of a request.
final class WebRequest {
    private static final int LONGEST_METHOD = 32;
    private static final long FIRST_ERROR = 400;

    private WebRequest() {}

    /// `GET /a?b=c HTTP/1.1`. What is no request, as attackers send it, is kept as `url.original` alone.
    static void line(NormalEvent.Builder into, String request) {
        int method = request.indexOf(' ');
        int version = request.lastIndexOf(" HTTP/");
        if (method <= 0 || method > LONGEST_METHOD || !isMethod(request, method)) {
            into.put("url.original", request);
            return;
        }
        boolean versioned = version >= method;
        into.put("http.request.method", request.substring(0, method));
        into.put("http.version", versioned ? request.substring(version + " HTTP/".length()) : null);
        String target = request.substring(method + 1, versioned ? Math.max(version, method + 1) : request.length());
        target(into, target.strip());
    }

    private static boolean isMethod(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!((c >= 'A' && c <= 'Z') || c == '-' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /// A path, a whole address as proxies are asked for, or `host:port` where a tunnel is asked for.
    static void target(NormalEvent.Builder into, String target) {
        into.put("url.original", target);
        int scheme = target.indexOf("://");
        if (target.startsWith("/")) {
            path(into, target);
        } else if (scheme > 0) {
            into.put("url.full", target).put("url.scheme", target.substring(0, scheme));
            int slash = target.indexOf('/', scheme + 3);
            int end = slash < 0 ? target.length() : slash;
            host(into, target.substring(scheme + 3, end));
            path(into, slash < 0 ? "/" : target.substring(slash));
        } else if ("CONNECT".equals(into.text("http.request.method"))) {
            host(into, target);
            if (Long.valueOf(443).equals(into.value("url.port"))) {
                into.put("url.full", "https://" + into.text("url.domain") + '/').put("url.scheme", "https");
            }
        }
    }

    private static void path(NormalEvent.Builder into, String target) {
        int query = target.indexOf('?');
        into.put("url.path", query < 0 ? target : target.substring(0, query));
        into.put("url.query", query < 0 ? null : target.substring(query + 1));
    }

    /// `ann@web.example:8080`, `[fe80::1]:443`
    private static void host(NormalEvent.Builder into, String authority) {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int bracket = host.indexOf(']');
        int colon = host.indexOf(':', Math.max(bracket, 0));
        if (colon >= 0) {
            into.put("url.port", Numbers.whole(host.substring(colon + 1)));
            host = host.substring(0, colon);
        }
        into.put("url.domain", bracket > 0 ? host.substring(1, bracket) : host);
    }

    /// The site that was asked, as the server calls it: `web.example`, `web.example:443`. Makes the path a whole
    /// address; encrypted only where the port tells it.
    static void site(NormalEvent.Builder into, String site) {
        if (into.value("url.domain") != null || !WrittenHost.isName(site)) {
            return;
        }
        host(into, site);
        String original = into.text("url.original");
        if (original != null && original.startsWith("/")) {
            String scheme = Long.valueOf(443).equals(into.value("url.port")) ? "https" : "http";
            String plain =
                    site.endsWith(":443") || site.endsWith(":80") ? site.substring(0, site.lastIndexOf(':')) : site;
            into.put("url.scheme", scheme).put("url.full", scheme + "://" + plain + original);
        }
    }

    static void status(NormalEvent.Builder into, String status) {
        Long code = Numbers.whole(status);
        if (code == null || code <= 0) {
            return;
        }
        into.put("http.response.status_code", code);
        into.put("event.outcome", code < FIRST_ERROR ? "success" : "failure");
    }

    /// `ann`, `CORP\ann`, `ann@corp.example`
    static void user(NormalEvent.Builder into, String user) {
        int backslash = user.indexOf('\\');
        into.put("user.name", backslash < 0 ? user : user.substring(backslash + 1));
        into.put("user.domain", backslash <= 0 ? null : user.substring(0, backslash));
    }
}
