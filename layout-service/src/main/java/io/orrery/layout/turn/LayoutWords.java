package io.orrery.layout.turn;

import io.orrery.layout.follow.Wishes;
import io.orrery.layout.force.ForceSettings;
import io.orrery.topics.model.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the layout's status says in detail: `moving`, `resting` or `paused` first, then `name=value` for the layout
/// that is on and for each setting that is not at its default; `tidier=1` while a tidier layout is offered.
final class LayoutWords {
    private LayoutWords() {}

    /// @param tidier whether a tidier layout waits to be taken
    static List<String> of(String doing, Wishes wishes, boolean tidier) {
        List<String> words = new ArrayList<>();
        words.add(doing);
        Command.Arrange wish = wishes.arrangement();
        words.add("layout=" + wish.layout().word());
        words.add("by=" + wish.by().word());
        Map<String, Double> defaults = ForceSettings.DEFAULTS.values();
        wishes.settings().values().forEach((name, value) -> {
            if (!value.equals(defaults.get(name))) {
                words.add(name + "=" + value);
            }
        });
        if (tidier) {
            words.add("tidier=1");
        }
        return words;
    }
}
