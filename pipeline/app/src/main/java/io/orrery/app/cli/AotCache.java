package io.orrery.app.cli;

import io.orrery.app.DataFolder;
import java.util.List;

final class AotCache {
    private AotCache() {}

    static List<String> options(DataFolder folder) {
        return List.of();
    }
}
