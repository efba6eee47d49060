package io.orrery.gateway.doors;

import io.orrery.gateway.sockets.Bounds;
import io.orrery.gateway.sockets.FeedName;
import io.orrery.gateway.sockets.Listener;
import io.orrery.gateway.sockets.Protocol;
import io.orrery.gateway.sockets.TlsFiles;
import io.orrery.topics.catalog.Catalogue;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads one item of the section `listen`.
///
/// @param folder where relative paths begin
record ListenerReader(@Nullable Path folder) {
    private static final Set<String> FIELDS = Set.of(
            "protocol",
            "port",
            "bind",
            "feed",
            "certificate",
            "key",
            "clients",
            "connections",
            "messageBytes",
            "idleSeconds");
    private static final Set<String> TLS_FIELDS = Set.of("certificate", "key", "clients");
    private static final Pattern FEED = Pattern.compile("([^/\\s]{1,100})/([a-z0-9][a-z0-9._-]{0,62})");
    private static final String LOOPBACK = "127.0.0.1";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_CONNECTIONS = 10_000;
    /// Every receiver takes messages of this length (RFC 5424).
    private static final int MIN_MESSAGE_BYTES = 480;

    private static final long MAX_HELD_BYTES = 256L << 20;
    private static final int MIN_IDLE_SECONDS = 5;
    private static final int MAX_IDLE_SECONDS = 7 * 24 * 3_600;

    Listener read(YamlPlace item) {
        Map<String, YamlPlace> fields = item.fields(FIELDS);
        Protocol protocol = protocol(require(item, fields, "protocol"));
        int port = require(item, fields, "port").number(0, MAX_PORT);
        YamlPlace bind = fields.get("bind");
        YamlPlace feed = fields.get("feed");
        return new Listener(
                protocol,
                bind == null ? LOOPBACK : bind.text(),
                port,
                feed == null ? Optional.empty() : Optional.of(feed(feed)),
                tls(item, protocol, fields),
                bounds(item, fields));
    }

    private static YamlPlace require(YamlPlace item, Map<String, YamlPlace> fields, String name) {
        YamlPlace field = fields.get(name);
        if (field == null) {
            throw item.wrong("'" + name + "' is missing");
        }
        return field;
    }

    private static Protocol protocol(YamlPlace field) {
        String word = field.text();
        return Arrays.stream(Protocol.values())
                .filter(protocol -> protocol.word().equals(word))
                .findFirst()
                .orElseThrow(() -> field.wrong("'" + word + "' is none of "
                        + Arrays.stream(Protocol.values()).map(Protocol::word).collect(Collectors.joining(", "))));
    }

    private static FeedName feed(YamlPlace field) {
        Matcher matcher = FEED.matcher(field.text());
        if (!matcher.matches()) {
            throw field.wrong("a feed is written as owner/name");
        }
        return new FeedName(matcher.group(1), matcher.group(2));
    }

    private Optional<TlsFiles> tls(YamlPlace item, Protocol protocol, Map<String, YamlPlace> fields) {
        Optional<String> first =
                TLS_FIELDS.stream().filter(fields::containsKey).sorted().findFirst();
        boolean takesTls = protocol == Protocol.SYSLOG_TLS || protocol == Protocol.RELP;
        if (first.isPresent() && !takesTls) {
            throw require(item, fields, first.get()).wrong("'" + first.get() + "' is for syslog-tls and relp");
        }
        if (first.isEmpty() && protocol != Protocol.SYSLOG_TLS) {
            return Optional.empty();
        }
        YamlPlace clients = fields.get("clients");
        return Optional.of(new TlsFiles(
                file(require(item, fields, "certificate")),
                file(require(item, fields, "key")),
                clients == null ? Optional.empty() : Optional.of(file(clients))));
    }

    private Path file(YamlPlace field) {
        try {
            Path path = folder == null ? Path.of(field.text()) : folder.resolve(field.text());
            if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
                throw field.wrong("there is no file " + path + " that can be read");
            }
            return path;
        } catch (InvalidPathException e) {
            throw field.wrong("this is no path");
        }
    }

    private static Bounds bounds(YamlPlace item, Map<String, YamlPlace> fields) {
        Bounds usual = Bounds.DEFAULT;
        YamlPlace connections = fields.get("connections");
        YamlPlace bytes = fields.get("messageBytes");
        YamlPlace idle = fields.get("idleSeconds");
        Bounds bounds = new Bounds(
                connections == null ? usual.connections() : connections.number(1, MAX_CONNECTIONS),
                bytes == null ? usual.messageBytes() : bytes.number(MIN_MESSAGE_BYTES, Catalogue.MAX_VALUE_BYTES),
                idle == null ? usual.silence() : Duration.ofSeconds(idle.number(MIN_IDLE_SECONDS, MAX_IDLE_SECONDS)));
        if ((long) bounds.connections() * bounds.messageBytes() > MAX_HELD_BYTES) {
            throw item.wrong("connections times messageBytes may be at most " + MAX_HELD_BYTES
                    + ", because so much can be held of messages that are still coming in");
        }
        return bounds;
    }
}
