package io.orrery.gateway.health;

import io.orrery.stage.StageBoard;
import io.orrery.stage.StageHealth;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// One indicator for each part of each stage. A stage that waits for its broker is [#WAITING]: the door stays open,
/// because what was loaded can still be looked at.
final class StageIndicators implements CompositeHealthContributor {
    static final Status WAITING = new Status("WAITING");

    private final StageBoard board;

    StageIndicators(StageBoard board) {
        this.board = board;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        return stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .map(HealthContributors.Entry::contributor)
                .orElse(null);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
        return board.reports().stream()
                .map(report -> new HealthContributors.Entry(report.stage(), (HealthIndicator) () -> health(report)));
    }

    private static Health health(StageHealth.Report report) {
        Health.Builder builder = Health.status(status(report));
        return report.sentence().isEmpty()
                ? builder.build()
                : builder.withDetail("sentence", report.sentence()).build();
    }

    private static Status status(StageHealth.Report report) {
        if (!report.live() && report.state() != StageHealth.State.CLOSED) {
            return Status.DOWN;
        }
        return switch (report.state()) {
            case UP -> Status.UP;
            case WAITING -> WAITING;
            case DOWN -> Status.DOWN;
            case STARTING, CLOSED -> Status.OUT_OF_SERVICE;
        };
    }
}
