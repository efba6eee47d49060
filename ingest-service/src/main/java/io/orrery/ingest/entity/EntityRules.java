package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The rules that a feed's events are read by: everybody's, and a feed's own, which add to them or take their place.
/// Thread-safe.
public final class EntityRules {
    /// Counted name of events whose dataset has rules, none of which is about them.
    public static final String NO_RELATION = "no-relation";

    private static final int MAX_KNOWN = 10_000;
    private static final String BYTES = "network.bytes";

    private final List<RuleFile> own;
    private final List<RuleFile> everybodys;
    private final Set<String> wanted;
    private final Identities identities;
    private final UnknownEvents unknown;
    private final Map<String, DatasetRules> known = new ConcurrentHashMap<>();

    /// @param own the feed's files, which change what everybody's say
    /// @param everybodys the first about a dataset counts; the last should be about all (`*`)
    /// @param wanted noisy relations to keep, as `dataset/relation` or `relation`
    /// @param unknown what is made of events that none of the rules tells anything of
    public EntityRules(List<RuleFile> own, List<RuleFile> everybodys, Set<String> wanted, UnknownEvents unknown) {
        this.own = List.copyOf(own);
        this.everybodys = List.copyOf(everybodys);
        Set<String> all = new HashSet<>(wanted);
        own.forEach(file -> all.addAll(file.switches().on()));
        this.wanted = Set.copyOf(all);
        this.identities = new Identities(Aliases.of(own));
        this.unknown = unknown;
    }

    public Told tell(NormalEvent event) {
        DatasetRules rules = rules(event.dataset());
        for (RuleFile.Ignored ignored : rules.ignored()) {
            if (ignored.when().stream().allMatch(condition -> condition.holds(event))) {
                return new Told.Filtered(ignored.name());
            }
        }
        Told told = told(rules, event);
        if (rules.known()
                || !(told instanceof Told.Filtered filtered)
                || !filtered.rule().equals(NO_RELATION)) {
            return told;
        }
        List<Observation> guessed = unknown.tell(event, identities);
        return guessed.isEmpty() ? told : new Told.Relations(guessed);
    }

    private DatasetRules rules(String dataset) {
        DatasetRules found = known.get(dataset);
        if (found == null) {
            found = DatasetRules.of(dataset, own, everybodys);
            if (known.size() < MAX_KNOWN) {
                known.put(dataset, found);
            }
        }
        return found;
    }

    private Told told(DatasetRules all, NormalEvent event) {
        Set<Observation> observations = new LinkedHashSet<>();
        Rule incomplete = null;
        String noisy = "";
        for (Rule rule : all.rules()) {
            if (!rule.applies(event)) {
                continue;
            }
            if (rule.noisy() && !isWanted(event.dataset(), rule)) {
                noisy = rule.name();
            } else if (!observe(rule, event, observations) && !rule.when().isEmpty()) {
                // A rule without conditions claims no event: where it finds no ends it has nothing to say.
                incomplete = incomplete == null ? rule : incomplete;
            }
        }
        if (!observations.isEmpty()) {
            return new Told.Relations(List.copyOf(observations));
        }
        if (incomplete != null) {
            return new Told.Incomplete(incomplete.name(), missing(incomplete, event));
        }
        return new Told.Filtered(noisy.isEmpty() ? NO_RELATION : "noisy-" + noisy);
    }

    private boolean isWanted(String dataset, Rule rule) {
        return wanted.contains(rule.name()) || wanted.contains(dataset + '/' + rule.name());
    }

    /// Whether both ends are there.
    private boolean observe(Rule rule, NormalEvent event, Set<Observation> observations) {
        List<Entity> sources = identities.of(rule.from(), event);
        List<Entity> destinations = sources.isEmpty() ? List.of() : identities.of(rule.to(), event);
        if (destinations.isEmpty()) {
            return false;
        }
        String label = label(rule, event);
        String named = event.text("threat.technique.id");
        String technique = named == null ? rule.technique() : named;
        if (rule.isReversed(event)) {
            List<Entity> from = sources;
            sources = destinations;
            destinations = from;
        }
        for (Entity source : sources) {
            for (Entity destination : destinations) {
                observations.add(new Observation(
                        source,
                        destination,
                        rule.name(),
                        label,
                        bytes(event),
                        "failure".equals(event.text("event.outcome")),
                        technique));
            }
        }
        return true;
    }

    private static String label(Rule rule, NormalEvent event) {
        String label = "";
        for (String field : rule.label()) {
            String text = event.text(field);
            label = text == null ? label : label.isEmpty() ? text : label + ", " + text;
        }
        return label;
    }

    private static long bytes(NormalEvent event) {
        if (event.value(BYTES) instanceof Long whole) {
            return Math.max(0, whole);
        }
        long sent = event.value("source.bytes") instanceof Long bytes ? bytes : 0;
        long answered = event.value("destination.bytes") instanceof Long bytes ? bytes : 0;
        return Math.max(0, sent) + Math.max(0, answered);
    }

    private List<End> missing(Rule rule, NormalEvent event) {
        List<End> missing = new ArrayList<>();
        if (identities.of(rule.from(), event).isEmpty()) {
            missing.add(rule.from());
        }
        if (identities.of(rule.to(), event).isEmpty()) {
            missing.add(rule.to());
        }
        return missing;
    }
}
