package io.orrery.app;

import io.orrery.app.demo.Demo;
import io.orrery.app.demo.DemoRunner;
import io.orrery.app.embedded.Secrets;
import io.orrery.gateway.GatewayApplication;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The whole of Orrery in this process: backends, topics and services. One instance a data folder; several folders
/// may run in one JVM, each with ports of its own.
public final class OrreryApplication implements AutoCloseable {
    private final FileChannel lock;
    private final Lifecycle lifecycle;
    private final DataFolder folder;
    private RunState state;

    private OrreryApplication(FileChannel lock, Lifecycle lifecycle, DataFolder folder, RunState state) {
        this.lock = lock;
        this.lifecycle = lifecycle;
        this.folder = folder;
        this.state = state;
    }

    /// Starts everything and returns when the public port answers. What had started is stopped again when a later
    /// part fails.
    ///
    /// @param broken told, in one sentence and at most once a server, that an embedded server ended by itself
    /// @throws RuntimeException with one sentence that says what failed
    public static OrreryApplication start(Configuration configuration, Consumer<String> broken) throws IOException {
        DataFolder folder = new DataFolder(configuration.data());
        folder.create();
        FileChannel lock = folder.lock();
        OrreryApplication application =
                new OrreryApplication(lock, new Lifecycle(), folder, RunState.starting("starting the servers"));
        try {
            application.start(configuration, new Secrets(folder.secrets()), broken);
            return application;
        } catch (IOException | RuntimeException | Error e) {
            application.lifecycle.close();
            application.write(application.state.with(RunState.Phase.FAILED, sentence(e)));
            lock.close();
            throw e;
        }
    }

    private void start(Configuration configuration, Secrets secrets, Consumer<String> broken) throws IOException {
        Logger log = LoggerFactory.getLogger(OrreryApplication.class);
        log.info("starting with {}", configuration);
        write(state);
        folder.emptyTemporary();
        Backends backends = Backends.start(lifecycle, configuration, folder, secrets);
        Map<String, String> environment = backends.awaitEnvironment();
        backends.watch(broken);
        write(state.with(RunState.Phase.STARTING, "starting the services"));
        GatewayApplication gateway = Services.start(lifecycle, environment, folder);
        String host = Setting.ORRERY_BIND_ADDRESS.in(environment).orElse("127.0.0.1");
        write(new RunState(
                RunState.Phase.READY,
                state.pid(),
                address(host, gateway.port()),
                address(host, gateway.managementPort()),
                "ready"));
        if (configuration.demo()) {
            startDemo(configuration, environment);
        }
        log.info("ready at {}", state.url());
    }

    private void startDemo(Configuration configuration, Map<String, String> environment) {
        String key = Setting.ORRERY_CLI_KEY.in(environment).orElseThrow();
        double rate = configuration.number(Setting.ORRERY_DEMO_RATE, (int) Demo.DEFAULT_RATE);
        Path home = Path.of(System.getProperty("orrery.home", ""));
        lifecycle.start("demo", () -> DemoRunner.start(state.url(), key, home, rate));
    }

    /// An address that works on this machine; a server on all interfaces answers on loopback too.
    private static String address(String host, int port) {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    public RunState state() {
        return state;
    }

    /// Stops everything in the reverse order of the start.
    @Override
    public void close() throws IOException {
        write(state.with(RunState.Phase.STOPPING, "stopping"));
        lifecycle.close();
        write(state.with(RunState.Phase.STOPPED, "stopped"));
        lock.close();
    }

    private void write(RunState next) throws IOException {
        state = next;
        next.write(folder.stateFile());
    }

    /// The failure as one sentence for whoever waits at the command line.
    static String sentence(Throwable failure) {
        Throwable root = failure;
        while (root.getMessage() == null && root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
