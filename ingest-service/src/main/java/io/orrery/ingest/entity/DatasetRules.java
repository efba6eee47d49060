package io.orrery.ingest.entity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What counts for the events of one dataset: a feed's own rules and those of everybody's that these leave.
///
/// @param known whether some file is about the dataset in particular
record DatasetRules(List<RuleFile.Ignored> ignored, List<Rule> rules, boolean known) {
    /// @param own the feed's files: all about the dataset count, in their order
    /// @param everybodys the first about the dataset counts
    static DatasetRules of(String dataset, List<RuleFile> own, List<RuleFile> everybodys) {
        List<RuleFile.Ignored> ignored = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        Set<String> covered = new HashSet<>();
        boolean replaced = false;
        boolean known = false;
        for (RuleFile file : own) {
            file.switches().off().forEach(name -> covered.add(relation(name, dataset)));
            if (file.isAbout(dataset)) {
                RuleFile part = file.of(dataset);
                ignored.addAll(part.ignored());
                rules.addAll(part.rules());
                part.ignored().forEach(one -> covered.add(one.name()));
                part.rules().forEach(one -> covered.add(one.name()));
                replaced |= file.switches().replace();
                known |= !part.rules().isEmpty();
            }
        }
        for (RuleFile file : everybodys) {
            if (!replaced && file.isAbout(dataset)) {
                RuleFile part = file.of(dataset);
                part.ignored().stream()
                        .filter(one -> !covered.contains(one.name()))
                        .forEach(ignored::add);
                part.rules().stream()
                        .filter(one -> !covered.contains(one.name()))
                        .forEach(rules::add);
                known |= !file.isForAnything();
                break;
            }
        }
        return new DatasetRules(List.copyOf(ignored), List.copyOf(rules), known || replaced);
    }

    /// The relation that `dataset/relation` names, if it is of this dataset; else a name that no relation has.
    private static String relation(String name, String dataset) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash).equals(dataset) ? name.substring(slash + 1) : "";
    }
}
