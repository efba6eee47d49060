package io.orrery.ingest.entity;

import java.util.List;
import java.util.Set;

/// One file of rules: what the events of one product family tell.
///
/// @param name of the file, for messages
/// @param datasets whose events it is about; a last `*` stands for any ending
/// @param ignored events that tell nothing worth drawing, each under the name that they are counted by
/// @param rules in the order of the file
/// @param switches what it changes about the rules that are there for everybody
/// @param same names that mean the same
public record RuleFile(
        String name,
        List<String> datasets,
        List<Ignored> ignored,
        List<Rule> rules,
        Switches switches,
        SameThings same) {
    public RuleFile {
        datasets = List.copyOf(datasets);
        ignored = List.copyOf(ignored);
        rules = List.copyOf(rules);
    }

    /// Events left out on purpose.
    public record Ignored(String name, List<Condition> when) {
        public Ignored {
            when = List.copyOf(when);
        }
    }

    /// What a feed's own file changes about everybody's. Names are `relation` or `dataset/relation`.
    ///
    /// @param replace nothing of everybody's counts for its datasets
    /// @param off relations and ignored events that do not count
    /// @param on noisy relations to keep
    public record Switches(boolean replace, Set<String> off, Set<String> on) {
        static final Switches NONE = new Switches(false, Set.of(), Set.of());

        public Switches {
            off = Set.copyOf(off);
            on = Set.copyOf(on);
        }
    }

    /// The part of it that can say something about events of one dataset, so that the rest need not be looked at.
    RuleFile of(String dataset) {
        return new RuleFile(
                name,
                List.of(dataset),
                ignored.stream().filter(one -> allows(one.when(), dataset)).toList(),
                rules.stream().filter(rule -> allows(rule.when(), dataset)).toList(),
                switches,
                same);
    }

    private static boolean allows(List<Condition> conditions, String dataset) {
        return conditions.stream().allMatch(condition -> !condition.isOfDataset() || condition.allows(dataset));
    }

    /// Whether it is the one for events that no other file is about.
    boolean isForAnything() {
        return datasets.contains("*");
    }

    boolean isAbout(String dataset) {
        for (String pattern : datasets) {
            boolean open = pattern.endsWith("*");
            if (open ? dataset.startsWith(pattern.substring(0, pattern.length() - 1)) : dataset.equals(pattern)) {
                return true;
            }
        }
        return false;
    }
}
