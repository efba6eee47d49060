package io.orrery.ingest.graph.text;

import io.orrery.ingest.table.RefusedException;
import java.io.IOException;
import java.util.Locale;

/// Cuts DOT into tokens, one of which can be looked at ahead.
final class DotTokens {
    /// What a token is; [#SIGN] is one of `{ } [ ] ; , = :`.
    enum Kind {
        KEYWORD,
        ID,
        SIGN,
        EDGE,
        END
    }

    /// @param text of an id without quotes and escapes, of a keyword in lower case
    record Token(Kind kind, String text) {
        boolean is(char sign) {
            return kind == Kind.SIGN && text.charAt(0) == sign;
        }

        boolean isKeyword(String word) {
            return kind == Kind.KEYWORD && text.equals(word);
        }
    }

    private final ByteSource source;
    private Token ahead;

    DotTokens(ByteSource source) throws RefusedException, IOException {
        this.source = source;
        this.ahead = read();
    }

    Token peek() {
        return ahead;
    }

    Token take() throws RefusedException, IOException {
        Token token = ahead;
        if (token.kind != Kind.END) {
            ahead = read();
        }
        return token;
    }

    /// Takes the sign if it comes next.
    boolean takeIf(char sign) throws RefusedException, IOException {
        if (ahead.is(sign)) {
            take();
            return true;
        }
        return false;
    }

    RefusedException unexpected(String wanted) {
        return ahead.kind == Kind.END
                ? source.truncated("it ends where " + wanted + " must come")
                : source.malformed("\"" + io.orrery.ingest.table.Refusal.shown(ahead.text) + "\" stands where " + wanted
                        + " must come");
    }

    ByteSource source() {
        return source;
    }

    private Token read() throws RefusedException, IOException {
        skip();
        source.beginWord();
        int b = source.peek();
        return switch (b) {
            case ByteSource.END -> new Token(Kind.END, "");
            case '{', '}', '[', ']', ';', ',', '=', ':' ->
                new Token(Kind.SIGN, Character.toString((char) source.take()));
            case '"' -> quoted();
            case '<' -> html();
            case '-' -> minus();
            default -> word();
        };
    }

    private Token minus() throws RefusedException, IOException {
        source.append(source.take());
        int b = source.peek();
        if (b == '>' || b == '-') {
            source.take();
            return new Token(Kind.EDGE, b == '>' ? "->" : "--");
        }
        return word();
    }

    private Token word() throws RefusedException, IOException {
        for (int b = source.peek(); isWord(b); b = source.peek()) {
            source.append(source.take());
        }
        String text = source.word();
        if (text.isEmpty()) {
            throw source.malformed("the character \"" + (char) Math.max(' ', source.peek()) + "\" has no place here");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "strict", "graph", "digraph", "node", "edge", "subgraph" -> new Token(Kind.KEYWORD, lower);
            default -> new Token(Kind.ID, text);
        };
    }

    private static boolean isWord(int b) {
        return (b >= '0' && b <= '9')
                || (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || b == '_'
                || b == '.'
                || b >= 0x80;
    }

    /// Quoted texts with a plus between them are one.
    private Token quoted() throws RefusedException, IOException {
        do {
            source.take();
            quotedPart();
            skip();
        } while (plus());
        return new Token(Kind.ID, source.word());
    }

    private boolean plus() throws RefusedException, IOException {
        if (source.peek() != '+') {
            return false;
        }
        source.take();
        skip();
        if (source.peek() != '"') {
            throw source.malformed("a quoted text must follow the plus");
        }
        return true;
    }

    private void quotedPart() throws RefusedException, IOException {
        for (int b = source.take(); b != '"'; b = source.take()) {
            if (b == ByteSource.END) {
                throw source.truncated("a quoted text is never closed");
            }
            if (b != '\\') {
                source.append(b);
                continue;
            }
            int escaped = source.take();
            switch (escaped) {
                case '"', '\\' -> source.append(escaped);
                case '\n' -> {} // a line that goes on
                case 'n', 'l', 'r' -> source.append('\n');
                default -> {
                    source.append('\\');
                    if (escaped != ByteSource.END) {
                        source.append(escaped);
                    }
                }
            }
        }
    }

    private Token html() throws RefusedException, IOException {
        source.take();
        for (int depth = 1; depth > 0; ) {
            int b = source.take();
            if (b == ByteSource.END) {
                throw source.truncated("a text in < > is never closed");
            }
            depth += b == '<' ? 1 : b == '>' ? -1 : 0;
            if (depth > 0) {
                source.append(b);
            }
        }
        return new Token(Kind.ID, source.word());
    }

    private void skip() throws RefusedException, IOException {
        while (true) {
            int b = source.peek();
            if (b == '#') {
                source.skipLine();
            } else if (b == '/') {
                source.take();
                comment();
            } else if (b == ' ' || b == '\t' || b == '\n' || b == '\f') {
                source.take();
            } else {
                return;
            }
        }
    }

    private void comment() throws RefusedException, IOException {
        int b = source.take();
        if (b == '/') {
            source.skipLine();
            return;
        }
        if (b != '*') {
            throw source.malformed("a / must begin a comment");
        }
        for (int last = 0, now = source.take(); last != '*' || now != '/'; ) {
            if (now == ByteSource.END) {
                throw source.truncated("a comment is never closed");
            }
            last = now;
            now = source.take();
        }
    }
}
