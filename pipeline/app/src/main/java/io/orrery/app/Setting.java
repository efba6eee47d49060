package io.orrery.app;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Every setting there is, as the environment variable that carries it. Services read theirs from the same names
/// when they run alone; a variable that begins with `ORRERY_` and is not here is a typing error and refuses the
/// start. The names without that prefix are those that Graphistry's users know.
public enum Setting {
    ORRERY_DATA("folder of all data; the flag --data wins", false),
    ORRERY_BIND_ADDRESS("interface of both ports, 127.0.0.1 unless set", false),
    ORRERY_PORT("public port, 8080 unless set; 0 picks a free one", false),
    ORRERY_MANAGEMENT_PORT("port of health and metrics, 8081 unless set; 0 picks a free one", false),
    ORRERY_DEMO("true loads the demo, false does not", false),
    ORRERY_DEMO_RATE("events per second of the demo's feed", false),
    ORRERY_ADMIN_PASSWORD("password of the first administrator, used on the first start only", true),
    ORRERY_ALLOWED_ORIGINS("further origins whose pages may use cookies, separated by commas", false),
    ORRERY_HTTPS("true when browsers come through TLS", false),
    ORRERY_UPLOAD_MAX_BYTES("largest file taken", false),
    ORRERY_DOORS("file of further doors for events, such as syslog listeners; none unless set", false),
    ORRERY_PARTITIONS("partitions of every topic, 4 unless set; fixed once the topics exist", false),
    ORRERY_KAFKA_BOOTSTRAP_SERVERS("host:port of a Kafka of your own; none is embedded then", false),
    ORRERY_KAFKA_REPLICATION_FACTOR("copies of every topic on a Kafka of your own", false),
    ORRERY_POSTGRES_URL("JDBC address of a PostgreSQL of your own; none is embedded then", false),
    ORRERY_POSTGRES_USER("its user", false),
    ORRERY_POSTGRES_PASSWORD("its password", true),
    ORRERY_REDIS_URL("redis://user:password@host:port of a Redis of your own; none is embedded then", true),
    ORRERY_TOKEN_KEY("signs tokens, at least 32 bytes; made and kept in the data folder unless set", true),
    ORRERY_CLI_KEY("personal key of the command line, ID:SECRET; made and kept in the data folder unless set", true),
    ORRERY_TRANSFORM_STATE_DIRECTORY("local state of the transform; in the data folder unless set", false),
    ORRERY_TRANSFORM_THREADS("stream threads of the transform, 1 unless set", false),
    ORRERY_TRANSFORM_RESIDENT_BYTES(
            "bytes of graphs that the transform keeps in memory, a share of the heap unless set", false),
    ORRERY_TRANSFORM_LATENESS_MILLIS("how far events may come out of order, 10,000 unless set", false),
    ORRERY_INGEST_SPOOL_DIRECTORY("disk space for uploads being read; in the data folder unless set", false),
    ORRERY_INGEST_SPOOL_BYTES("most that uploads being read take there, 8 GiB unless set", false),
    ORRERY_INGEST_UPLOAD_WORKERS("uploads read at the same time, 2 unless set", false),
    ORRERY_INGEST_EVENT_WORKERS("loops that read events, 1 unless set", false),
    ORRERY_INGEST_INSTANCE("tells this ingest from others on the same Kafka, 0 unless set", false),
    ORRERY_LAYOUT_THREADS("cores that lay out; 0, the default, takes all", false),
    ORRERY_LAYOUT_DEVICE("what lays out: auto, cpu, opencl, cuda or one device like opencl:1; auto unless set", false),
    ORRERY_LAYOUT_DEVICE_MEMORY_WARN_PERCENT(
            "share of a device's memory from which on a graph is logged, 75 unless set", false),
    ORRERY_LAYOUT_DEVICE_MEMORY_REFUSE_PERCENT(
            "share of a device's memory above which a graph is laid out on the CPU, 90 unless set", false),
    ORRERY_LAYOUT_RESIDENT_BYTES(
            "bytes of graphs that the layout keeps in memory, a share of the heap unless set", false),
    ORRERY_LAYOUT_FRAMES_PER_SECOND("most pictures a second of one graph, 20 unless set", false),
    ORRERY_LAYOUT_FRAME_BYTES_PER_SECOND("most bytes of pictures a second of one graph, 8,000,000 unless set", false),
    ORRERY_AOT("false keeps the launcher from making an ahead-of-time cache for faster starts", false),
    ORRERY_JVM_OPTIONS("further options for the server's Java, read by the launcher", false),
    ORRERY_JAVA_HOME("the JDK, read by the launcher", false),
    CUDA_VISIBLE_DEVICES("GPUs that the driver shows to anything here, by number or UUID", false),
    STREAMGL_CUDA_VISIBLE_DEVICES("those of them that lay out, in this order", false),
    STREAMGL_NUM_WORKERS("workers of the layout, 1 unless set; each has a device by turns", false),
    FORGE_CUDA_VISIBLE_DEVICES("no effect: uploads and feeds are read on the CPU", false),
    FORGE_NUM_WORKERS("uploads read at the same time, where ORRERY_INGEST_UPLOAD_WORKERS is not set", false),
    DCW_CUDA_VISIBLE_DEVICES("no effect: the transform computes on the CPU", false),
    DASK_NUM_WORKERS("stream threads of the transform, where ORRERY_TRANSFORM_THREADS is not set", false);

    /// Properties for every Kafka client: `ORRERY_KAFKA_CLIENT_SASL_MECHANISM` is `sasl.mechanism`.
    public static final String KAFKA_CLIENT_PREFIX = "ORRERY_KAFKA_CLIENT_";

    private static final String PREFIX = "ORRERY_";

    private final String meaning;
    private final boolean secret;

    Setting(String meaning, boolean secret) {
        this.meaning = meaning;
        this.secret = secret;
    }

    public String meaning() {
        return meaning;
    }

    /// Whether its value must never be printed.
    public boolean secret() {
        return secret;
    }

    /// The value in `environment`; blank counts as not set.
    public Optional<String> in(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name())).map(String::strip).filter(value -> !value.isEmpty());
    }

    static boolean isOurs(String variable) {
        return variable.startsWith(PREFIX) || isKnown(variable);
    }

    static boolean isKnown(String variable) {
        return variable.startsWith(KAFKA_CLIENT_PREFIX)
                || Arrays.stream(values()).anyMatch(setting -> setting.name().equals(variable));
    }

    static boolean isSecret(String variable) {
        return variable.startsWith(KAFKA_CLIENT_PREFIX)
                || Arrays.stream(values())
                        .anyMatch(setting -> setting.secret && setting.name().equals(variable));
    }
}
