package io.orrery.gateway.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `ID:SECRET`, sent as `Authorization: PersonalKey ID:SECRET`.
public record PersonalKey(String id, Secret secret) {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9_-]{4,64}):([A-Za-z0-9_-]{16,128})");
    private static final String SCHEME = "PersonalKey ";

    /// @throws IllegalArgumentException when the text is not `ID:SECRET`
    public static PersonalKey parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "a personal key reads ID:SECRET, 4 to 64 and 16 to 128 of A-Z a-z 0-9 _ -");
        }
        return new PersonalKey(match.group(1), new Secret(match.group(2)));
    }

    static Optional<PersonalKey> fromHeader(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String text = authorization.substring(SCHEME.length()).strip();
        return FORM.matcher(text).matches() ? Optional.of(parse(text)) : Optional.empty();
    }
}
