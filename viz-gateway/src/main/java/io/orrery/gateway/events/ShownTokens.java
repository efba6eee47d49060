package io.orrery.gateway.events;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The token in a request's `Authorization`, in whichever scheme the shipper knows: `Bearer`, `Splunk`, `ApiKey` (as it
/// stands, or the part behind the colon of its Base64) or `Basic` (the password; the user may be anything). Pure.
public final class ShownTokens {
    private static final int MAX_CHARACTERS = 2_048;

    private ShownTokens() {}

    /// What may be a token, none when the header is missing or in no scheme that we know.
    public static List<String> of(@Nullable String authorization) {
        if (authorization == null || authorization.length() > MAX_CHARACTERS) {
            return List.of();
        }
        String[] parts = authorization.strip().split(" +", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            return List.of();
        }
        String shown = parts[1].strip();
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer", "splunk" -> List.of(shown);
            case "apikey" -> behindColon(shown).isEmpty() ? List.of(shown) : List.of(behindColon(shown), shown);
            case "basic" -> behindColon(shown).isEmpty() ? List.of() : List.of(behindColon(shown));
            default -> List.of();
        };
    }

    private static String behindColon(String base64) {
        try {
            String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }
}
