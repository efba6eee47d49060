package io.orrery.layout.follow;

import io.orrery.layout.force.ForceSettings;
import io.orrery.layout.live.LiveLayout;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.Layout;
import io.orrery.topics.model.OrderBy;
import java.util.LinkedHashMap;
import java.util.Map;

/// What people have asked of a graph and what still holds: paused, layout, settings, pins. Survives the
/// layout's coming and going in memory, since commands are read again after a restart.
public final class Wishes {
    /// Bound on the pins of one graph; the oldest gives way.
    static final int MAX_PINS = 10_000;

    private final Map<Integer, Command.Pin> pins = new LinkedHashMap<>();
    private ForceSettings settings = ForceSettings.DEFAULTS;
    private Command.Arrange arrangement = new Command.Arrange(Layout.FORCE, OrderBy.NONE, -1);
    private boolean paused;
    private int viewers;

    public boolean paused() {
        return paused;
    }

    /// The layout that is on.
    public Command.Arrange arrangement() {
        return arrangement;
    }

    public ForceSettings settings() {
        return settings;
    }

    /// Whether the force model stands still: paused, or another layout says where nodes are.
    public boolean still() {
        return paused || arrangement.layout().isFixed();
    }

    public int viewers() {
        return viewers;
    }

    /// Remembers a command.
    ///
    /// @throws IllegalArgumentException when it asks for a setting that does not exist or is out of range
    public void remember(Command command) {
        switch (command) {
            case Command.Look look -> viewers = look.viewers();
            case Command.Play play -> paused = false;
            case Command.Pause pause -> paused = true;
            case Command.Relayout relayout -> paused = false;
            case Command.Arrange arrange -> {
                arrangement = arrange;
                paused = false;
            }
            case Command.Configure configure -> settings = changed(configure.settings());
            case Command.Pin pin -> {
                pins.remove(pin.slot());
                if (pins.size() == MAX_PINS) {
                    pins.remove(pins.keySet().iterator().next());
                }
                pins.put(pin.slot(), pin);
            }
            case Command.Unpin unpin -> pins.remove(unpin.slot());
            case Command.Delete delete -> pins.clear();
        }
    }

    private ForceSettings changed(Map<String, Double> wanted) {
        ForceSettings result = settings;
        for (Map.Entry<String, Double> entry : wanted.entrySet()) {
            result = result.with(entry.getKey(), entry.getValue());
        }
        return result;
    }

    /// Does at once what a command asks of a layout in memory.
    public void act(Command command, LiveLayout layout) {
        boolean forced = !arrangement.layout().isFixed();
        switch (command) {
            case Command.Play play -> {
                if (forced) {
                    layout.release();
                }
            }
            case Command.Relayout relayout -> {
                if (forced) {
                    layout.relayout();
                }
            }
            case Command.Arrange arrange -> {
                layout.emphasise(new float[0]);
                if (forced) {
                    // From where everything is now: the eye can follow.
                    layout.release();
                }
            }
            case Command.Configure configure -> {
                if (forced) {
                    layout.configure(settings);
                } else {
                    layout.adopt(settings);
                }
            }
            case Command.Pin pin -> layout.pin(pin.slot(), pin.x(), pin.y());
            case Command.Unpin unpin -> layout.unpin(unpin.slot());
            case Command.Look look -> {}
            case Command.Pause pause -> {}
            case Command.Delete delete -> {}
        }
    }

    /// Prepares a layout that has just been loaded: settings and pins hold again, without waking it.
    public void prepare(LiveLayout layout) {
        layout.adopt(settings);
        for (Command.Pin pin : pins.values()) {
            layout.hold(pin.slot(), pin.x(), pin.y());
        }
    }
}
