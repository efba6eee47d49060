package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The entities that an event names at one end of a relation. Total: a value that cannot be what the end asks for
/// names none.
public final class Identities {
    private static final List<String> HASHES = List.of("sha256", "sha1", "md5");
    private static final int LONGEST_DOMAIN = 253;

    private final Aliases aliases;

    public Identities(Aliases aliases) {
        this.aliases = aliases;
    }

    /// Several where the field has several values.
    public List<Entity> of(End end, NormalEvent event) {
        Entity one = switch (end.type()) {
            case HOST -> Hosts.of(event, end.from(), aliases);
            case USER -> Users.of(event, end.from(), aliases);
            case PROCESS -> Processes.of(event, end.from(), aliases);
            case HASH -> hash(event, end.from());
            default -> null;
        };
        if (end.type().isOfPrefix()) {
            return one == null ? List.of() : List.of(one);
        }
        List<String> texts = event.texts(end.from());
        List<Entity> entities = new ArrayList<>(texts.size());
        for (String text : texts) {
            Entity entity = ofValue(end.type(), text.strip(), event);
            if (entity != null) {
                entities.add(entity);
            }
        }
        return entities;
    }

    /// One value of a type that is named by single values.
    public @Nullable Entity ofValue(EntityType type, String text, NormalEvent event) {
        if (text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case IP -> address(text, event);
            case DOMAIN -> domain(text, event);
            case FILE -> file(text, event);
            case URL, RULE, TECHNIQUE, ACTION, RESOURCE, OBJECT, VALUE, EVENT -> Entity.of(type, text);
            case SERVICE, TASK, PIPE -> ofHost(type, text, event);
            case EMAIL, MAC, SHARE, REGISTRY, CERTIFICATE, FINGERPRINT, GROUP, ACCOUNT ->
                new Entity(type, text.toLowerCase(Locale.ROOT), text);
            case HOST -> new Entity(type, aliases.host(text.toLowerCase(Locale.ROOT), event.nanos()), text);
            case USER, PROCESS, HASH -> new Entity(type, text.toLowerCase(Locale.ROOT), text);
        };
    }

    private @Nullable Entity address(String text, NormalEvent event) {
        String canonical = Addresses.canonical(text);
        if (canonical == null || Addresses.isUnspecified(canonical)) {
            return null;
        }
        return Addresses.isLoopback(canonical)
                ? ofHost(EntityType.IP, canonical, event)
                : Entity.of(EntityType.IP, canonical);
    }

    private @Nullable Entity domain(String text, NormalEvent event) {
        if (Addresses.canonical(text) != null) {
            return address(text, event);
        }
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (bare.isEmpty() || bare.length() > LONGEST_DOMAIN || bare.indexOf(' ') >= 0) {
            return null;
        }
        return new Entity(EntityType.DOMAIN, ascii(bare).toLowerCase(Locale.ROOT), bare);
    }

    private static String ascii(String domain) {
        if (domain.chars().allMatch(c -> c < 0x80)) {
            return domain;
        }
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException unlike) {
            return domain; // names in the wild break the rules of names; they still name the same thing
        }
    }

    /// A path is one on its machine; those of Windows know no upper case.
    private Entity file(String path, NormalEvent event) {
        boolean windows = path.indexOf('\\') >= 0 || (path.length() > 1 && path.charAt(1) == ':');
        String same = windows ? path.toLowerCase(Locale.ROOT) : path;
        Entity scoped = ofHost(EntityType.FILE, same, event);
        return new Entity(EntityType.FILE, scoped.id(), path);
    }

    private Entity ofHost(EntityType type, String text, NormalEvent event) {
        String host = Hosts.around(event, aliases);
        return new Entity(type, host == null ? text : text + '@' + host, text);
    }

    private static @Nullable Entity hash(NormalEvent event, String prefix) {
        for (String algorithm : HASHES) {
            String value = event.text(prefix + '.' + algorithm);
            if (value != null) {
                String id = algorithm + ':' + value.toLowerCase(Locale.ROOT);
                return new Entity(EntityType.HASH, id, id);
            }
        }
        return null;
    }
}
