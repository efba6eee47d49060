package io.orrery.ingest.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The beginning of a file on disk, unpacked: what tells a list of edges, which has no header, from a table. Bytes that
/// are no text are replaced; whoever reads the whole file says where they are.
public final class FileHead {
    private static final int BYTES = 1 << 16;
    private static final int LINES = 50;
    private static final Pattern EDGE = Pattern.compile("\\s*-?[0-9]+(?:[\\s,;|]+-?[0-9.eE+]+)+\\s*");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FileHead() {}

    /// The first line, empty when the file is; without what does not fit into 64 kB.
    public static String firstLine(Path file) throws IOException {
        return text(file).lines().findFirst().orElse("");
    }

    /// Whether the file begins with numbers, two or more in every line, or with a comment and pairs of words after it.
    public static boolean isEdgeList(Path file) throws IOException {
        List<String> lines =
                text(file).lines().limit(LINES).filter(line -> !line.isBlank()).toList();
        // The last line may be cut.
        List<String> whole = lines.size() > 1 ? lines.subList(0, lines.size() - 1) : lines;
        boolean commented =
                whole.stream().findFirst().filter(FileHead::isComment).isPresent();
        List<String> data = whole.stream().filter(line -> !isComment(line)).toList();
        return !data.isEmpty()
                && data.stream()
                        .allMatch(line -> commented
                                ? line.strip().split("[\\s,;|]+", -1).length >= 2
                                : EDGE.matcher(line).matches());
    }

    private static boolean isComment(String line) {
        return line.startsWith("#") || line.startsWith("%");
    }

    private static String text(Path file) throws IOException {
        try (BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(Packing.HEAD_BYTES);
            Packing packing = Packing.of(in.readNBytes(Packing.HEAD_BYTES)).orElse(null);
            in.reset();
            try (InputStream plain = packing == null ? in : packing.open(in)) {
                byte[] head = plain.readNBytes(BYTES);
                String text = new String(head, charset(head));
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
            }
        }
    }

    /// Text of two bytes a character is refused later, by a sentence that says so; until then its names are of use.
    private static Charset charset(byte[] head) {
        int mark = head.length < 2 ? 0 : (head[0] & 0xFF) << 8 | (head[1] & 0xFF);
        return switch (mark) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
