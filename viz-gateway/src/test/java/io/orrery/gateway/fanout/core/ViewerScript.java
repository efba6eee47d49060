package io.orrery.gateway.fanout.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.fanout.core.ViewerProtocol.Moment;
import io.orrery.topics.model.Command;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Plays one case file: a line is an input (`>` from the viewer, otherwise news of the graph or the socket), the
/// `<` lines after it are exactly what the protocol must answer. `cases/fanout/README.md` lists the words.
final class ViewerScript {
    private final Map<byte[], String> names = new IdentityHashMap<>();
    private final HistoryKeeper keeper = new HistoryKeeper(100);
    private final PositionsAssembler assembler = new PositionsAssembler();
    private ViewerLimits limits = new ViewerLimits(1_000, 400, 500, Duration.ofSeconds(25), 100);
    private GraphView view = new GraphView(true, null, null, "quiet", null);
    private ViewerProtocol viewer = new ViewerProtocol(limits, true, 0);
    private long millis;
    private long queued;

    void play(List<String> lines) {
        List<String> script = lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        int at = 0;
        while (at < script.size()) {
            String input = script.get(at++);
            List<String> expected = new ArrayList<>();
            while (at < script.size() && script.get(at).startsWith("<")) {
                expected.add(script.get(at++).substring(1).strip());
            }
            List<String> answered = perform(input).stream().map(this::describe).toList();
            assertThat(answered)
                    .as("after '%s' (line %d of the script)", input, at)
                    .isEqualTo(expected);
        }
    }

    private List<Output> perform(String line) {
        Deque<String> words = new ArrayDeque<>(Arrays.asList(line.split("\\s+")));
        String verb = words.remove();
        switch (verb) {
            case ">" -> {
                return viewer.received(message(words), now());
            }
            case "viewer" -> {
                viewer = new ViewerProtocol(limits, words.remove().equals("editor"), millis);
                return List.of();
            }
            case "snapshot" -> begin(words, false);
            case "newer" -> begin(words, true);
            case "change" -> {
                int epoch = number(words);
                int seq = number(words);
                keeper.append(new Change(epoch, seq, 0, frames("C" + seq, words)));
                view = view.with(keeper.history());
            }
            case "positions" -> positions(words);
            case "summary" -> view = view.withSummary(words.remove());
            case "loading" -> view = GraphView.opening("quiet");
            case "deleted" -> view = view.ended(CloseReason.DELETED);
            case "too-large" -> view = view.ended(CloseReason.TOO_LARGE);
            case "queued" -> queued = number(words);
            case "wait" -> {
                millis += number(words);
                return viewer.ticked(now());
            }
            default -> throw new IllegalArgumentException("no such word: " + line);
        }
        return viewer.changed(now());
    }

    private void begin(Deque<String> words, boolean newer) {
        int epoch = number(words);
        int seq = number(words);
        List<byte[]> frames = frames("S" + seq, words);
        if (newer) {
            assertThat(keeper.rebase(epoch, seq, 7, 9, frames)).isTrue();
        } else {
            keeper.begin(epoch, seq, 7, 9, frames);
        }
        view = view.with(keeper.history());
    }

    private void positions(Deque<String> words) {
        int epoch = number(words);
        List<byte[]> chunks = frames("P", words);
        Positions complete = null;
        for (int i = 0; i < chunks.size(); i++) {
            complete = assembler.add(epoch, 1, i, chunks.size(), 0, chunks.get(i));
        }
        view = view.with(complete);
    }

    private ClientMessage message(Deque<String> words) {
        return switch (words.remove()) {
            case "hello" -> {
                long credit = number(words);
                yield new ClientMessage.Hello(
                        words.isEmpty() ? null : new ClientMessage.Resume(number(words), number(words)), credit);
            }
            case "credit" -> new ClientMessage.Credit(number(words));
            case "frame" -> new ClientMessage.Frame();
            case "ping" -> new ClientMessage.Ping(number(words));
            case "pause" -> new ClientMessage.Order(new Command.Pause());
            default -> new ClientMessage.Malformed("not understood");
        };
    }

    private List<byte[]> frames(String name, Deque<String> sizes) {
        List<byte[]> frames = new ArrayList<>();
        while (!sizes.isEmpty()) {
            byte[] frame = new byte[number(sizes)];
            names.put(frame, name + "." + frames.size());
            frames.add(frame);
        }
        return frames;
    }

    private String describe(Output output) {
        return switch (output) {
            case Output.Say say -> describe(say.message());
            case Output.Send send -> "send " + names.get(send.frame());
            case Output.Place place -> "positions " + place.positions().number() + " skipped " + place.skipped();
            case Output.Publish publish -> "publish " + publish.command();
            case Output.Close close -> "close " + close.reason();
        };
    }

    private static String describe(ServerMessage message) {
        return switch (message) {
            case ServerMessage.Welcome welcome ->
                "welcome " + welcome.epoch() + " " + welcome.seq()
                        + (welcome.resumed() ? " resumed" : " frames " + welcome.snapshotFrames());
            case ServerMessage.Status status -> "status " + status.graph();
            case ServerMessage.Pong pong -> "pong " + pong.id();
            case ServerMessage.Lost lost -> "lost " + lost.reason();
            case ServerMessage.Deleted ignored -> "deleted";
            case ServerMessage.Problem error -> "error " + error.code();
        };
    }

    private Moment now() {
        return new Moment(view, millis, queued);
    }

    private static int number(Deque<String> words) {
        return Integer.parseInt(words.remove());
    }
}
