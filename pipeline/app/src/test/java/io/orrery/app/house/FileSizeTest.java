package io.orrery.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Files that a person can hold: none over 400 lines, the median under 90.
class FileSizeTest {
    private static final int LONGEST = 400;
    private static final int MEDIAN = 90;

    @Test
    void noFileIsLongerThanAPersonCanHold() {
        assertThat(main().filter(path -> lines(path) > LONGEST)).isEmpty();
    }

    @Test
    void theMedianFileFitsOnAScreenAndAHalf() {
        List<Integer> sizes = main().filter(path -> path.toString().endsWith(".java"))
                .map(FileSizeTest::lines)
                .sorted()
                .toList();

        assertThat(sizes.get(sizes.size() / 2)).isLessThan(MEDIAN);
    }

    private static Stream<Path> main() {
        return Checkout.files(".java", ".ts", ".tsx").stream()
                .filter(path -> !path.toString().matches(".*/(test|bench|e2e)/.*"));
    }

    private static int lines(Path path) {
        return (int) Checkout.read(path).lines().count();
    }
}
