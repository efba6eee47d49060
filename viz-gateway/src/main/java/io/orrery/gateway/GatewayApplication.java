package io.orrery.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.orrery.gateway.access.Secret;
import io.orrery.gateway.sockets.ListenException;
import io.orrery.stage.StageBoard;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// The gateway as a thing to start and to close; several may live in one JVM. Reads nothing but its [GatewayConfig]:
/// no environment, no files but the certificates that it names, and it leaves the host's logging alone.
public final class GatewayApplication implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private GatewayApplication(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// Starts and returns once the port answers.
    ///
    /// @param stages what runs in this process beside the gateway, for the health page
    /// @throws RuntimeException when a port is taken or a server it needs cannot be reached
    public static GatewayApplication start(GatewayConfig config, StageBoard stages) {
        var builder = new SpringApplicationBuilder(GatewayConfiguration.class)
                .web(WebApplicationType.REACTIVE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(context -> {
                    context.getEnvironment().getPropertySources().addFirst(properties(config));
                    var beans = (GenericApplicationContext) context;
                    beans.registerBean(GatewayConfig.class, () -> config);
                    beans.registerBean(StageBoard.class, () -> stages);
                });
        var application = builder.application();
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        try {
            return new GatewayApplication(builder.run());
        } catch (RuntimeException failed) {
            throw explained(failed);
        }
    }

    /// A taken port is what goes wrong most; Spring says so somewhere at the bottom.
    private static RuntimeException explained(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return new IllegalStateException("port " + taken.getPort() + " is taken by another program", failed);
            }
            if (cause instanceof ListenException closed) {
                return closed;
            }
        }
        return failed;
    }

    /// The public port in use.
    public int port() {
        return port("local.server.port");
    }

    public int managementPort() {
        return port("local.management.port");
    }

    /// What `/actuator/prometheus` shows.
    public MeterRegistry meters() {
        return context.getBean(PrometheusMeterRegistry.class);
    }

    /// The first administrator's password if this start made it up. It is stored nowhere: show it now.
    public Optional<Secret> generatedAdminPassword() {
        return context.getBean(FirstRun.class).generatedPassword();
    }

    /// For tests that look at the running router.
    ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }

    private int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private static MapPropertySource properties(GatewayConfig config) {
        return new MapPropertySource(
                "gateway",
                Map.ofEntries(
                        Map.entry("server.address", config.bindAddress()),
                        Map.entry("server.port", config.port()),
                        Map.entry("server.shutdown", "graceful"),
                        Map.entry("server.netty.idle-timeout", "60s"),
                        Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
                        Map.entry("spring.web.resources.add-mappings", false),
                        Map.entry("management.server.address", config.bindAddress()),
                        Map.entry("management.server.port", config.managementPort()),
                        Map.entry("management.endpoints.access.default", "read-only"),
                        Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                        Map.entry("management.endpoint.health.probes.enabled", true),
                        Map.entry("management.endpoint.health.group.readiness.include", "readinessState,stages"),
                        Map.entry("management.endpoint.health.status.order", "down,out-of-service,waiting,up,unknown"),
                        Map.entry("management.endpoint.health.show-details", "always")));
    }
}
