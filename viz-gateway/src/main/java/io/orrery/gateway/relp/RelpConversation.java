package io.orrery.gateway.relp;

import io.orrery.gateway.sockets.Conversation;
import io.orrery.gateway.sockets.Outcome;
import io.orrery.gateway.sockets.Step;
import io.orrery.gateway.syslog.SyslogConversation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// RELP as a server speaks it. A session is opened, then messages come, then one side closes. What cannot be taken now
/// or later is answered with 500; what could not be written yet is not answered at all, so that the sender keeps it.
public final class RelpConversation implements Conversation {
    private static final byte[] NOTHING = {};
    private static final String OFFERS = "\nrelp_version=0\nrelp_software=orrery\ncommands=syslog";
    private static final byte[] SERVER_CLOSE = "0 serverclose 0\n".getBytes(StandardCharsets.US_ASCII);

    private final RelpCutter cutter;
    private boolean isOpen;

    public RelpConversation(int maxBytes) {
        this.cutter = new RelpCutter(maxBytes);
    }

    @Override
    public List<Step> take(ByteBuffer piece) {
        List<Step> steps = new ArrayList<>();
        for (RelpFrame frame : cutter.add(piece)) {
            steps.add(
                    switch (frame) {
                        case RelpFrame.Command command -> step(command);
                        case RelpFrame.Broken broken -> new Step.Close(SERVER_CLOSE, "not RELP: " + broken.why());
                    });
            if (steps.getLast() instanceof Step.Close) {
                break;
            }
        }
        return steps;
    }

    /// A frame that was cut is not answered, so it is sent again.
    @Override
    public List<Step> end() {
        return List.of();
    }

    private Step step(RelpFrame.Command command) {
        return switch (command.name()) {
            case "open" -> open(command);
            case "syslog" ->
                isOpen
                        ? SyslogConversation.framed(command.data(), command.truncated(), command.number())
                        : close(command.number(), "500 open a session first");
            case "close" -> new Step.Close(join(answer(command.number(), "200 OK"), SERVER_CLOSE), "");
            default -> new Step.Answer(answer(command.number(), "500 the command is not supported"));
        };
    }

    private Step open(RelpFrame.Command command) {
        Set<String> offers =
                Set.copyOf(List.of(new String(command.data(), StandardCharsets.US_ASCII).split("\\R", -1)));
        boolean speaksSyslog = offers.stream()
                .filter(offer -> offer.startsWith("commands="))
                .anyMatch(offer -> List.of(offer.substring("commands=".length()).split(",", -1))
                        .contains("syslog"));
        if (!offers.contains("relp_version=0") || !speaksSyslog) {
            return close(command.number(), "500 version 0 and the command syslog are needed");
        }
        isOpen = true;
        return new Step.Answer(answer(command.number(), "200 OK" + OFFERS));
    }

    private static Step close(long number, String why) {
        return new Step.Close(join(answer(number, why), SERVER_CLOSE), why);
    }

    @Override
    public byte[] answer(Step.Store message, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stored stored -> answer(message.number(), "200 OK");
            case Outcome.Refused refused -> answer(message.number(), "500 " + refused.why());
            case Outcome.Unwritten unwritten -> NOTHING;
        };
    }

    @Override
    public byte[] farewell() {
        return SERVER_CLOSE;
    }

    @Override
    public boolean repeats() {
        return true;
    }

    private static byte[] answer(long number, String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return (number + " rsp " + length + " " + text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
