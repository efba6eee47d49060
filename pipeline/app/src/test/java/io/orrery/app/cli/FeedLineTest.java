package io.orrery.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FeedLineTest {
    private static String line(String health) {
        return FeedLine.of(JsonMapper.shared().readTree("{\"name\":\"vpn\",\"health\":" + health + "}"));
    }

    @Test
    void saysRateLagAndTheDeadByReason() {
        assertThat(line("""
                {"received":1210,"taken":1200,"filtered":[{"rule":"a/b","count":4},{"rule":"c/d","count":1}],
                 "rejected":[{"reason":"MALFORMED","count":3},{"reason":"BAD_TIME","count":2}],"perSecond":12.6,"lag":7,
                 "doors":[{"door":"http","accepted":1210,"dropped":0}]}"""))
                .isEqualTo(
                        "feed vpn                        13 events/s, lag 7, received 1,210: taken 1,200, filtered 5, "
                                + "dead 5 (MALFORMED=3 BAD_TIME=2)");
    }

    @Test
    void saysLoudlyWhatWasDropped() {
        assertThat(line("{\"doors\":[{\"door\":\"syslog\",\"dropped\":5},{\"door\":\"http\",\"dropped\":2}]}"))
                .endsWith("dead 0, DROPPED 7");
    }
}
