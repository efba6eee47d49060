package io.orrery.gateway.doors;

import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.relp.RelpConversation;
import io.orrery.gateway.sockets.DatagramServer;
import io.orrery.gateway.sockets.Intake;
import io.orrery.gateway.sockets.Listener;
import io.orrery.gateway.sockets.OpenListener;
import io.orrery.gateway.sockets.SocketMeters;
import io.orrery.gateway.sockets.StreamServer;
import io.orrery.gateway.syslog.SyslogConversation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.netty.resources.LoopResources;

/// All listeners of the operator's file. Opens after everything that they need, and parts before anything else ends.
public final class OpenDoors implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OpenDoors.class);
    private static final Duration PARTING = Duration.ofSeconds(7);

    private final Doors doors;
    private final Intake intake;
    private final Blocking blocking;
    private final SocketMeters meters;
    private final LoopResources loops;
    private final List<OpenListener> open = new ArrayList<>();

    public OpenDoors(Doors doors, Intake intake, Blocking blocking, SocketMeters meters, LoopResources loops) {
        this.doors = doors;
        this.intake = intake;
        this.blocking = blocking;
        this.meters = meters;
        this.loops = loops;
    }

    /// @throws io.orrery.gateway.sockets.ListenException when one cannot be opened; those before it are closed again
    @Override
    public synchronized void start() {
        try {
            for (Listener listener : doors.listeners()) {
                OpenListener opened = open(listener);
                open.add(opened);
                log.info(
                        "{} is open on port {} for {}",
                        listener.protocol().word(),
                        opened.port(),
                        listener.feed().map(Object::toString).orElse("feeds by token"));
            }
        } catch (RuntimeException failed) {
            stop();
            throw failed;
        }
    }

    private OpenListener open(Listener listener) {
        int bytes = listener.bounds().messageBytes();
        return switch (listener.protocol()) {
            case SYSLOG_UDP ->
                new DatagramServer(
                        listener,
                        datagram -> SyslogConversation.datagram(datagram, bytes),
                        intake,
                        blocking,
                        meters,
                        loops);
            case SYSLOG_TCP, SYSLOG_TLS ->
                new StreamServer(listener, () -> new SyslogConversation(bytes), intake, blocking, meters, loops);
            case RELP -> new StreamServer(listener, () -> new RelpConversation(bytes), intake, blocking, meters, loops);
        };
    }

    /// The ports in use, in the order of the file.
    public synchronized List<Integer> ports() {
        return open.stream().map(OpenListener::port).toList();
    }

    @Override
    public synchronized void stop() {
        long deadline = System.nanoTime() + PARTING.toNanos();
        open.forEach(OpenListener::leave);
        int unwritten = 0;
        for (OpenListener listener : open) {
            unwritten += listener.awaitLeft(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        open.clear();
        intake.close();
        if (unwritten > 0) {
            log.error("{} messages that listeners had read could not be written before the end", unwritten);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !open.isEmpty();
    }
}
