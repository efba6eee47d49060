package io.orrery.ingest.graph.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// GML is ASCII: other characters are written as in HTML, by number or by name. Names beyond these stay as they are.
final class CharacterEntities {
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,6});");
    private static final Map<String, String> NAMES =
            Map.of("quot", "\"", "amp", "&", "lt", "<", "gt", ">", "apos", "'", "nbsp", "\u00A0");

    private CharacterEntities() {}

    static String decoded(String text) {
        return text.indexOf('&') < 0 ? text : ENTITY.matcher(text).replaceAll(CharacterEntities::character);
    }

    private static String character(java.util.regex.MatchResult entity) {
        String name = entity.group(1);
        if (!name.startsWith("#")) {
            return Matcher.quoteReplacement(NAMES.getOrDefault(name, entity.group()));
        }
        int code =
                name.charAt(1) == 'x' ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
        boolean known = Character.isValidCodePoint(code) && code != 0 && (code < 0xD800 || code > 0xDFFF);
        return Matcher.quoteReplacement(known ? Character.toString(code) : entity.group());
    }
}
