package io.orrery.ingest.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The rules that are there for every feed: one file for each product family.
public final class DefaultRules {
    /// The more particular first.
    private static final List<String> FILES = List.of(
            "windows-sysmon",
            "windows-security",
            "windows-other",
            "zeek",
            "suricata",
            "cef",
            "cloud",
            "flows",
            "linux",
            "web",
            "ocsf",
            "endpoint",
            "any");

    private DefaultRules() {}

    public static List<RuleFile> load() {
        List<RuleFile> files = new ArrayList<>();
        for (String name : FILES) {
            try {
                files.add(RuleReader.read(name + ".yaml", text(name)));
            } catch (RuleException broken) {
                throw new IllegalStateException("our own rules cannot be read", broken);
            }
        }
        return List.copyOf(files);
    }

    /// The text of a family's file, for whoever wants to start from it.
    ///
    /// @throws IllegalArgumentException when there is no such file
    public static String text(String name) {
        if (!FILES.contains(name)) {
            throw new IllegalArgumentException("there are no rules called " + name);
        }
        try (InputStream in = DefaultRules.class.getResourceAsStream("rules/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("rules/" + name + ".yaml is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> names() {
        return FILES;
    }
}
