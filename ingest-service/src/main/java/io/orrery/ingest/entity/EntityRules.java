package io.orrery.ingest.entity;

import io.orrery.ingest.normal.NormalEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The rules that a feed's events are read by. Of several files about a dataset the first one counts, so that a feed's
/// own come before those that are there for everybody. Thread-safe.
public final class EntityRules {
    /// Counted name of events whose dataset has rules, none of which is about them.
    public static final String NO_RELATION = "no-relation";

    private static final int MAX_KNOWN = 10_000;
    private static final String BYTES = "network.bytes";

    private final List<RuleFile> files;
    private final Set<String> wanted;
    private final Map<String, RuleFile> known = new ConcurrentHashMap<>();

    /// @param files the first about a dataset counts; the last should be about all (`*`)
    /// @param wanted noisy relations to keep, as `dataset/relation` or `relation`
    public EntityRules(List<RuleFile> files, Set<String> wanted) {
        this.files = List.copyOf(files);
        this.wanted = Set.copyOf(wanted);
    }

    public Told tell(NormalEvent event) {
        RuleFile file = file(event.dataset());
        if (file == null) {
            return new Told.Filtered("no-rules");
        }
        for (RuleFile.Ignored ignored : file.ignored()) {
            if (ignored.when().stream().allMatch(condition -> condition.holds(event))) {
                return new Told.Filtered(ignored.name());
            }
        }
        return told(file, event);
    }

    private @Nullable RuleFile file(String dataset) {
        RuleFile found = known.get(dataset);
        if (found == null) {
            found = files.stream()
                    .filter(file -> file.isAbout(dataset))
                    .findFirst()
                    .map(file -> file.of(dataset))
                    .orElse(null);
            if (found != null && known.size() < MAX_KNOWN) {
                known.put(dataset, found);
            }
        }
        return found;
    }

    private Told told(RuleFile file, NormalEvent event) {
        Set<Observation> observations = new LinkedHashSet<>();
        Rule incomplete = null;
        String noisy = "";
        for (Rule rule : file.rules()) {
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
    private static boolean observe(Rule rule, NormalEvent event, Set<Observation> observations) {
        List<Entity> sources = Identities.of(rule.from(), event);
        List<Entity> destinations = sources.isEmpty() ? List.of() : Identities.of(rule.to(), event);
        if (destinations.isEmpty()) {
            return false;
        }
        String label = rule.label().isEmpty() ? null : event.text(rule.label());
        String technique = event.text("threat.technique.id");
        for (Entity source : sources) {
            for (Entity destination : destinations) {
                observations.add(new Observation(
                        source,
                        destination,
                        rule.name(),
                        label == null ? "" : label,
                        bytes(event),
                        "failure".equals(event.text("event.outcome")),
                        technique == null ? "" : technique));
            }
        }
        return true;
    }

    private static long bytes(NormalEvent event) {
        if (event.value(BYTES) instanceof Long whole) {
            return Math.max(0, whole);
        }
        long sent = event.value("source.bytes") instanceof Long bytes ? bytes : 0;
        long answered = event.value("destination.bytes") instanceof Long bytes ? bytes : 0;
        return Math.max(0, sent) + Math.max(0, answered);
    }

    private static List<End> missing(Rule rule, NormalEvent event) {
        List<End> missing = new ArrayList<>();
        if (Identities.of(rule.from(), event).isEmpty()) {
            missing.add(rule.from());
        }
        if (Identities.of(rule.to(), event).isEmpty()) {
            missing.add(rule.to());
        }
        return missing;
    }
}
