package io.orrery.gateway.sockets;

import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.DatagramPacket;
import io.orrery.gateway.http.Blocking;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.resources.LoopResources;
import reactor.netty.udp.UdpInbound;
import reactor.netty.udp.UdpServer;

/// A listener for datagrams, each of which is a message. A sender cannot be told to wait, so what comes in faster than
/// the broker takes it stands in a bounded buffer, and what finds that full is dropped and counted, with what the
/// kernel drops before. Thread-safe.
public final class DatagramServer implements OpenListener {
    private static final Logger log = LoggerFactory.getLogger(DatagramServer.class);
    private static final int LARGEST = 65_535;
    private static final int KERNEL_BUFFER_BYTES = 4 << 20;
    private static final int UNDER_WAY = 4_096;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LISTEN_FOR = Duration.ofMillis(50);

    private final Listener listener;
    private final Function<byte[], Step.Store> protocol;
    private final SocketMeters meters;
    private final Sender sender;
    private final DatagramQueue queue = new DatagramQueue();
    private final Semaphore underWay = new Semaphore(UNDER_WAY);
    private final CountDownLatch drained = new CountDownLatch(1);
    private final CountDownLatch leaving = new CountDownLatch(1);
    private final AtomicLong unwritten = new AtomicLong();
    private final AtomicLong losses = new AtomicLong();
    private final Connection server;
    private final int port;
    private long kernelDrops;

    /// Opens the port.
    ///
    /// @param protocol makes a message of a datagram
    /// @throws ListenException when that is not possible
    public DatagramServer(
            Listener listener,
            Function<byte[], Step.Store> protocol,
            Intake intake,
            Blocking blocking,
            SocketMeters meters,
            LoopResources loops) {
        this.listener = listener;
        this.protocol = protocol;
        this.meters = meters;
        this.sender = new Sender(listener, intake, meters);
        this.server = Opening.of(
                listener,
                UdpServer.create()
                        .runOn(loops)
                        .host(listener.bind())
                        .port(listener.port())
                        .option(ChannelOption.SO_RCVBUF, KERNEL_BUFFER_BYTES)
                        .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST))
                        .handle((in, out) -> receive(in))::bindNow);
        this.port = ((InetSocketAddress) server.channel().localAddress()).getPort();
        this.kernelDrops = KernelDrops.of(port).orElse(0);
        blocking.run(this::drain).subscribe();
        blocking.run(this::watchKernel).subscribe();
    }

    private Mono<Void> receive(UdpInbound in) {
        return in.receiveObject()
                .ofType(DatagramPacket.class)
                .doOnNext(this::offer)
                .then();
    }

    private void offer(DatagramPacket packet) {
        byte[] bytes = new byte[packet.content().readableBytes()];
        packet.content().readBytes(bytes);
        if (!queue.offer(new DatagramQueue.Datagram(bytes, packet.sender()))) {
            dropped(1);
        }
    }

    private void drain() {
        try {
            while (true) {
                DatagramQueue.Datagram datagram = queue.poll(LISTEN_FOR);
                if (datagram != null) {
                    underWay.acquire();
                    unwritten.incrementAndGet();
                    var _ = sender.store(protocol.apply(datagram.bytes()), transport(datagram.sender()))
                            .thenAccept(this::written);
                } else if (leaving.getCount() == 0) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            drained.countDown();
        }
    }

    private void written(Outcome outcome) {
        if (!(outcome instanceof Outcome.Unwritten)) {
            unwritten.decrementAndGet();
        }
        underWay.release();
    }

    private Map<String, String> transport(InetSocketAddress from) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("protocol", listener.protocol().word());
        words.put("address", from.getAddress().getHostAddress());
        words.put("port", Integer.toString(from.getPort()));
        words.put("listener", Integer.toString(port));
        return words;
    }

    private void watchKernel() {
        try {
            while (!leaving.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                lookAtKernel();
                tellLosses();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void lookAtKernel() {
        long now = KernelDrops.of(port).orElse(kernelDrops);
        if (now > kernelDrops) {
            dropped(now - kernelDrops);
            kernelDrops = now;
        }
    }

    private void dropped(long datagrams) {
        meters.events().dropped(listener.protocol().door(), listener.feedLabel(), datagrams);
        losses.addAndGet(datagrams);
    }

    private void tellLosses() {
        long lost = losses.getAndSet(0);
        if (lost > 0) {
            log.error("{} datagrams to {} are lost: they came faster than they could be written", lost, listener);
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void leave() {
        lookAtKernel();
        tellLosses();
        server.dispose();
        leaving.countDown();
    }

    @Override
    public int awaitLeft(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            if (drained.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                underWay.tryAcquire(UNDER_WAY, Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Math.toIntExact(unwritten.get()) + queue.size();
    }
}
