package io.orrery.gateway.sockets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One case of a case file: blocks are separated by blank lines, the first line is the name.
public record Block(String name, List<String> lines) {

    public static List<Block> read(Path file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                open.add(line);
            } else if (line.isEmpty()) {
                close(open, blocks);
            }
        }
        close(open, blocks);
        return blocks;
    }

    private static void close(List<String> open, List<Block> blocks) {
        if (!open.isEmpty()) {
            blocks.add(new Block(open.getFirst(), List.copyOf(open.subList(1, open.size()))));
            open.clear();
        }
    }

    /// What stands behind `prefix` in the lines that begin with it.
    public List<String> after(String prefix) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
