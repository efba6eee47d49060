package io.orrery.ingest.text;

import org.jspecify.annotations.Nullable;

/// A place in a text that moves on. Never throws: what is not there is told. For one thread at a time.
public final class TextScan {
    private final String text;
    private int index;

    public TextScan(String text, int from) {
        this.text = text;
        this.index = from;
    }

    public int index() {
        return index;
    }

    public void skip(int characters) {
        index = Math.min(text.length(), index + characters);
    }

    public boolean atEnd() {
        return index >= text.length();
    }

    public boolean isDigit() {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    /// Whether four digits and a blank stand here.
    public boolean isYear() {
        if (index + 4 >= text.length() || text.charAt(index + 4) != ' ') {
            return false;
        }
        for (int i = 0; i < 4; i++) {
            char c = text.charAt(index + i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    /// Takes the character when it stands here.
    public boolean take(char c) {
        boolean here = index < text.length() && text.charAt(index) == c;
        index += here ? 1 : 0;
        return here;
    }

    public void blanks() {
        while (index < text.length() && text.charAt(index) == ' ') {
            index++;
        }
    }

    /// The number of up to so many digits that stands here; -1 when there is no digit.
    public int number(int mostDigits) {
        int value = -1;
        for (int i = 0; i < mostDigits && isDigit(); i++) {
            value = Math.max(value, 0) * 10 + (text.charAt(index++) - '0');
        }
        return value;
    }

    /// What stands here up to the next blank, which is taken as well; null at the end.
    public @Nullable String word() {
        if (atEnd()) {
            return null;
        }
        int end = text.indexOf(' ', index);
        int stop = end < 0 ? text.length() : end;
        String word = text.substring(index, stop);
        index = Math.min(text.length(), stop + 1);
        return word;
    }

    public String rest() {
        return text.substring(index);
    }
}
