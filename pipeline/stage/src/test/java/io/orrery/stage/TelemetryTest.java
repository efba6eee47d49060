package io.orrery.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orrery.topics.model.Reason;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TelemetryTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Telemetry telemetry = new Telemetry(meters, "ingest");

    @Test
    void everyNumberCarriesItsStageAndNothingOfTheInput() {
        telemetry.records("accepted", 3);
        telemetry.rejected(Reason.MISSING_COLUMN, 2);
        telemetry.step("apply", 2_000_000);
        telemetry.aborted("weather");
        telemetry.lag(17);
        telemetry.endToEnd(1_000_000, 1_250_000);
        telemetry.endToEnd(0, 1_250_000);

        assertThat(meters.get("orrery.stage.records")
                        .tag("outcome", "accepted")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(meters.get("orrery.stage.rejected")
                        .tag("reason", "missing-column")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(meters.get("orrery.stage.step").tag("phase", "apply").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(2);
        assertThat(meters.get("orrery.stage.lag.records").gauge().value()).isEqualTo(17);
        assertThat(meters.get("orrery.end.to.end").timer().count()).isEqualTo(1);
        assertThat(meters.get("orrery.end.to.end").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250);
        assertThat(meters.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().getTag("stage")).isEqualTo("ingest"));
    }
}
