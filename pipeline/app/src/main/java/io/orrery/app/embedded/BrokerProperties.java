package io.orrery.app.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The embedded broker's settings: one node, both roles, small.
final class BrokerProperties {
    static final int NODE = 1;
    static final String BROKER = "BROKER";
    static final String CONTROLLER = "CONTROLLER";
    private static final String USER = "orrery";
    /// Members that died with the process hold their partitions until their session ends: nobody waits longer.
    private static final String SESSION_MILLIS = "4000";

    private static final String HEARTBEAT_MILLIS = "500";
    private static final String MEBIBYTE = "1048576";

    private BrokerProperties() {}

    static Properties of(Path data, int broker, int controller, String password) {
        Properties p = new Properties();
        listeners(p, broker, controller);
        passwords(p, password);
        singleNode(p);
        p.put("log.dirs", data.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("num.io.threads", "4");
        p.put("num.network.threads", "2");
        p.put("log.cleaner.dedupe.buffer.size", "4194304"); // the default takes 128 MiB of heap
        p.put("log.segment.bytes", "67108864");
        p.put("metadata.log.segment.bytes", "16777216");
        // Every topic is made from the catalogue with its own limits; these are for Kafka's internal ones.
        p.put("message.max.bytes", "2097152");
        p.put("socket.request.max.bytes", "104857600");
        p.put("replica.fetch.max.bytes", MEBIBYTE);
        return p;
    }

    /// The controller on its own, which gives up a silent broker at once.
    static Properties controllerOnly(Path data, int controller, String password) {
        Properties p = of(data, 0, controller, password);
        String listener = CONTROLLER + "://127.0.0.1:" + controller;
        p.put("process.roles", "controller");
        p.put("listeners", listener);
        p.put("advertised.listeners", listener);
        p.remove("inter.broker.listener.name");
        p.put("broker.session.timeout.ms", "300");
        p.put("broker.heartbeat.interval.ms", "100");
        return p;
    }

    private static void listeners(Properties p, int broker, int controller) {
        String listeners = BROKER + "://127.0.0.1:" + broker + "," + CONTROLLER + "://127.0.0.1:" + controller;
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(NODE));
        p.put("listeners", listeners);
        p.put("advertised.listeners", listeners);
        p.put("inter.broker.listener.name", BROKER);
        p.put("controller.listener.names", CONTROLLER);
        p.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controller);
    }

    /// Loopback is open to every user of the machine, so both listeners ask for a password.
    private static void passwords(Properties p, String password) {
        p.put("listener.security.protocol.map", BROKER + ":SASL_PLAINTEXT," + CONTROLLER + ":SASL_PLAINTEXT");
        p.put("sasl.enabled.mechanisms", "PLAIN");
        p.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        p.put("sasl.mechanism.controller.protocol", "PLAIN");
        for (String listener : List.of("broker", "controller")) {
            p.put(
                    "listener.name." + listener + ".plain.sasl.jaas.config",
                    login(password, " user_" + USER + "=\"" + password + "\""));
        }
    }

    /// What clients of this broker may set, and those of others may not.
    static Map<String, String> clientSession() {
        return Map.of("session.timeout.ms", SESSION_MILLIS, "heartbeat.interval.ms", HEARTBEAT_MILLIS);
    }

    static String clientLogin(String password) {
        return login(password, "");
    }

    private static String login(String password, String more) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + USER + "\" password=\""
                + password + "\"" + more + ";";
    }

    /// One node is all there is: Kafka's own topics must not wait for three, and nobody waits for absent members.
    private static void singleNode(Properties p) {
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            p.put(topic + ".replication.factor", "1");
            p.put(topic + ".num.partitions", "4");
        }
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        // After a kill the restarted broker waits for its own old session; below 3 s a slow machine would fence it.
        p.put("broker.session.timeout.ms", "3000");
        p.put("broker.heartbeat.interval.ms", "500");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("group.min.session.timeout.ms", SESSION_MILLIS);
        // What a killed process left open is rolled back as soon as it may be, because readers wait for it.
        p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    }
}
