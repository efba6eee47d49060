package io.orrery.app.cli;

import io.orrery.app.Configuration;
import io.orrery.app.DataFolder;
import io.orrery.app.FirstAdministrator;
import io.orrery.app.RunState;
import io.orrery.app.Setting;
import io.orrery.app.embedded.Secrets;
import io.orrery.app.http.Api;
import io.orrery.gateway.GatewayConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Starts the server and returns when it is ready.
@Command(
        name = "up",
        description = "Starts everything and prints the address. Does nothing when it runs already.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    private static final Duration READY = Duration.ofMinutes(3);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Option(names = "--port", paramLabel = "N", description = "Public port. Default: 8080; 0 picks a free one.")
    private @Nullable Integer port;

    @Option(
            names = "--management-port",
            paramLabel = "N",
            description = "Port of health and metrics. Default: 8081; 0 picks a free one.")
    private @Nullable Integer managementPort;

    @Option(names = "--no-demo", description = "Start without the demo's graph and feed.")
    private boolean noDemo;

    @Option(names = "--foreground", description = "Stay in the foreground; Ctrl-C stops Orrery.")
    private boolean foreground;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration configuration = data.configuration(flags());
        DataFolder folder = new DataFolder(configuration.data());
        ServerProcess server = new ServerProcess(folder);
        PrintWriter out = spec.commandLine().getOut();
        Optional<RunState> running = server.running();
        if (running.isPresent()) {
            ProcessHandle process = ProcessHandle.of(running.get().pid()).orElseThrow();
            RunState ready = server.awaitReady(process, READY);
            out.println("Orrery is already running at " + ready.url());
            return CommandLine.ExitCode.OK;
        }
        requireFree(configuration, Setting.ORRERY_PORT, GatewayConfig.PORT, "--port");
        requireFree(configuration, Setting.ORRERY_MANAGEMENT_PORT, GatewayConfig.MANAGEMENT_PORT, "--management-port");
        long begin = System.nanoTime();
        out.println("Starting Orrery on " + folder.root());
        out.flush();
        Process process = server.start(configuration, foreground);
        RunState ready = server.awaitReady(process.toHandle(), READY);
        String seconds = String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begin) / 1e9);
        out.println("Orrery is ready after " + seconds + " s: " + ready.url());
        showPassword(folder, configuration, ready, out);
        out.flush();
        AotCache.prepare(configuration);
        return foreground ? process.waitFor() : CommandLine.ExitCode.OK;
    }

    private Map<String, String> flags() {
        Map<String, String> flags = new HashMap<>();
        if (port != null) {
            flags.put(Setting.ORRERY_PORT.name(), port.toString());
        }
        if (managementPort != null) {
            flags.put(Setting.ORRERY_MANAGEMENT_PORT.name(), managementPort.toString());
        }
        if (noDemo) {
            flags.put(Setting.ORRERY_DEMO.name(), "false");
        }
        return flags;
    }

    /// Prints the made-up password if this is the first time and it does open the door; then forgets it.
    private static void showPassword(DataFolder folder, Configuration configuration, RunState ready, PrintWriter out)
            throws IOException {
        FirstAdministrator administrator = new FirstAdministrator(new Secrets(folder.secrets()));
        Optional<String> password = administrator.pending();
        if (password.isPresent() && !configuration.has(Setting.ORRERY_ADMIN_PASSWORD)) {
            if (Api.canLogIn(ready.url(), FirstAdministrator.NAME, password.get())) {
                out.println("Log in as " + FirstAdministrator.NAME + " with the one-time password " + password.get()
                        + " (shown only now)");
            }
            administrator.shown();
        }
    }

    private static void requireFree(Configuration configuration, Setting setting, int fallback, String flag) {
        int port = configuration.number(setting, fallback);
        String address =
                Setting.ORRERY_BIND_ADDRESS.in(configuration.settings()).orElse("127.0.0.1");
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new CommandFailure(
                    "port " + port + " of " + address + " is taken or not allowed: choose another with " + flag, e);
        }
    }
}
