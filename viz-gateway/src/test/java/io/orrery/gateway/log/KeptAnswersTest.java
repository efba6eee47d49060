package io.orrery.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void knowsAnAnswerForAsLongAsItWasToldAndNoLonger() {
        KeptAnswers answers = new KeptAnswers(DAY, 10_000);
        answers.keep("a", "first", 0);
        assertThat(answers.find("a", DAY.toMillis() - 1)).contains("first");
        assertThat(answers.find("a", DAY.toMillis())).isEmpty();
        assertThat(answers.find("b", 0)).isEmpty();
    }

    @Test
    void forgetsTheOldestWhenThereIsNoRoomAndSaysHowMany() {
        KeptAnswers answers = new KeptAnswers(DAY, 1_000);
        int early = 0;
        for (int i = 0; i < 10; i++) {
            early += answers.keep("key " + i, "answer", i);
        }
        assertThat(early).isEqualTo(6);
        assertThat(answers.find("key 5", 10)).isEmpty();
        assertThat(answers.find("key 6", 10)).contains("answer");
        assertThat(answers.find("key 9", 10)).contains("answer");
    }

    @Test
    void whatIsOverMakesRoomWithoutBeingForgottenEarly() {
        KeptAnswers answers = new KeptAnswers(DAY, 1_000);
        for (int i = 0; i < 100; i++) {
            assertThat(answers.keep("key " + i, "answer", i * DAY.toMillis() / 3))
                    .isZero();
        }
    }

    @Test
    void anAnswerThatIsReadTwiceCountsOnce() {
        KeptAnswers answers = new KeptAnswers(DAY, 1_000);
        for (int i = 0; i < 100; i++) {
            assertThat(answers.keep("same", "answer", i)).isZero();
        }
        assertThat(answers.find("same", 100)).contains("answer");
    }
}
