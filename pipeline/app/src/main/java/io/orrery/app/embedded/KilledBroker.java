package io.orrery.app.embedded;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/// Lets the controller declare a killed broker dead before its successor starts.
///
/// A broker that comes back begins with the metadata of its former life, in which it still leads its partitions. It
/// loads its transactions and tries to end those that were being committed. Only then the controller notices that a
/// new broker is here and takes all leaders away for a moment; and a marker that is to be written in that moment is
/// given up, because Kafka takes a partition without a leader for a deleted one. The transaction counts as complete and
/// hangs: what it wrote, offsets too, is never visible, and nothing after it. So the controller runs alone first.
final class KilledBroker {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /// A broker that was killed before it ever reached its controller is unknown to it.
    private static final Duration NOBODY = Duration.ofSeconds(5);

    private static final long POLL_MILLIS = 10;
    private static final String CLEAN = ".kafka_cleanshutdown";

    private KilledBroker() {}

    /// Whether the broker on `data` ran and did not stop in peace.
    static boolean wasOn(Path data) {
        return Files.exists(data) && Files.notExists(data.resolve(CLEAN));
    }

    /// Returns when no broker counts as alive.
    ///
    /// @param controller properties of the controller alone
    static void fence(Properties controller) {
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(controller), Time.SYSTEM);
        try {
            server.startup();
            awaitNobodyAlive();
        } finally {
            server.shutdown();
            server.awaitShutdown();
        }
    }

    private static void awaitNobodyAlive() {
        long begin = System.nanoTime();
        try {
            while (brokers("FencedBrokerCount") == 0 || brokers("ActiveBrokerCount") > 0) {
                long waited = System.nanoTime() - begin;
                if (waited > NOBODY.toNanos() && brokers("ActiveBrokerCount") == 0) {
                    return;
                }
                if (waited > LIMIT.toNanos()) {
                    throw new EmbeddedServerException(
                            "the controller did not give up the killed broker within " + LIMIT);
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while the killed broker was given up", interrupted);
        }
    }

    private static int brokers(String count) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName("kafka.controller:type=KafkaController,name=" + count);
            return beans.isRegistered(name) && beans.getAttribute(name, "Value") instanceof Integer value ? value : 0;
        } catch (JMException gone) {
            return 0;
        }
    }
}
