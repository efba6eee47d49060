package io.orrery.ingest.entity;

import java.util.List;

/// One file of rules: what the events of one product family tell.
///
/// @param name of the file, for messages
/// @param datasets whose events it is about; a last `*` stands for any ending
/// @param ignored events that tell nothing worth drawing, each under the name that they are counted by
/// @param rules in the order of the file
public record RuleFile(String name, List<String> datasets, List<Ignored> ignored, List<Rule> rules) {
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

    /// The part of it that can say something about events of one dataset, so that the rest need not be looked at.
    RuleFile of(String dataset) {
        return new RuleFile(
                name,
                List.of(dataset),
                ignored.stream().filter(one -> allows(one.when(), dataset)).toList(),
                rules.stream().filter(rule -> allows(rule.when(), dataset)).toList());
    }

    private static boolean allows(List<Condition> conditions, String dataset) {
        return conditions.stream().allMatch(condition -> !condition.isOfDataset() || condition.allows(dataset));
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
