package io.orrery.gateway.fanout;

import io.orrery.gateway.fanout.core.ClientMessage;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.Layout;
import io.orrery.topics.model.OrderBy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Commands as viewers write them. Only those that are a viewer's to give: `look` and `delete` are the gateway's own.
/// Thread-safe.
public final class CommandText {
    /// Settings in one `configure`; more are refused.
    private static final int MAX_SETTINGS = 64;

    private static final int MAX_NAME = 64;

    private CommandText() {}

    /// @return an order, or a refusal that says which field is wrong
    public static ClientMessage parse(JsonNode command) {
        return switch (command.path("type").asString("")) {
            case "play" -> new ClientMessage.Order(new Command.Play());
            case "pause" -> new ClientMessage.Order(new Command.Pause());
            case "relayout" -> new ClientMessage.Order(new Command.Relayout());
            case "arrange" -> arrange(command);
            case "configure" -> configure(command.path("settings"));
            case "pin" -> pin(command);
            case "unpin" ->
                isSlot(command.path("slot"))
                        ? new ClientMessage.Order(
                                new Command.Unpin(command.path("slot").intValue()))
                        : new ClientMessage.Refused("unpin needs a whole number 'slot' from 0 on");
            default ->
                new ClientMessage.Refused(
                        "command 'type' must be play, pause, relayout, arrange, configure, pin or unpin");
        };
    }

    private static ClientMessage arrange(JsonNode command) {
        Optional<Layout> layout = Layout.of(command.path("layout").asString(""));
        if (layout.isEmpty()) {
            return new ClientMessage.Refused("arrange needs a 'layout', one of " + String.join(", ", Layout.words()));
        }
        List<OrderBy> orders = layout.get().orders();
        JsonNode by = command.path("by");
        Optional<OrderBy> order = by.isMissingNode() ? Optional.of(orders.getFirst()) : OrderBy.of(by.asString(""));
        if (order.isEmpty() || !orders.contains(order.get())) {
            return new ClientMessage.Refused("'by' of layout " + layout.get().word() + " must be one of "
                    + String.join(", ", orders.stream().map(OrderBy::word).toList()));
        }
        JsonNode root = command.path("root");
        if (!root.isMissingNode() && !isSlot(root)) {
            return new ClientMessage.Refused("'root' must be a node's slot, a whole number from 0 on");
        }
        int from = root.isMissingNode() ? -1 : root.intValue();
        return new ClientMessage.Order(new Command.Arrange(layout.get(), order.get(), from));
    }

    private static ClientMessage configure(JsonNode settings) {
        if (!settings.isObject() || settings.isEmpty() || settings.size() > MAX_SETTINGS) {
            return new ClientMessage.Refused(
                    "configure needs an object 'settings' with 1 to " + MAX_SETTINGS + " numbers");
        }
        Map<String, Double> values = new HashMap<>();
        for (Map.Entry<String, JsonNode> setting : settings.properties()) {
            JsonNode value = setting.getValue();
            boolean usable = value.isBoolean() || isFinite(value);
            if (!usable || setting.getKey().length() > MAX_NAME) {
                return new ClientMessage.Refused(
                        "every setting must be a finite number or a boolean under a name of at most " + MAX_NAME
                                + " characters");
            }
            values.put(setting.getKey(), value.isBoolean() ? (value.booleanValue() ? 1.0 : 0.0) : value.doubleValue());
        }
        return new ClientMessage.Order(new Command.Configure(values));
    }

    private static ClientMessage pin(JsonNode command) {
        JsonNode x = command.path("x");
        JsonNode y = command.path("y");
        if (!isSlot(command.path("slot")) || !isCoordinate(x) || !isCoordinate(y)) {
            return new ClientMessage.Refused(
                    "pin needs a whole number 'slot' from 0 on and finite numbers 'x' and 'y'");
        }
        return new ClientMessage.Order(
                new Command.Pin(command.path("slot").intValue(), (float) x.doubleValue(), (float) y.doubleValue()));
    }

    private static boolean isSlot(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0;
    }

    private static boolean isFinite(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue());
    }

    private static boolean isCoordinate(JsonNode node) {
        return isFinite(node) && Float.isFinite((float) node.doubleValue());
    }
}
