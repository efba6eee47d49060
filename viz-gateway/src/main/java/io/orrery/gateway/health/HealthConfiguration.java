package io.orrery.gateway.health;

import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.orrery.gateway.fanout.LogState;
import io.orrery.stage.StageBoard;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The indicators; their names are what the health page shows.
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean("stages")
    HealthContributor stages(StageBoard board) {
        return new StageIndicators(board);
    }

    @Bean("log")
    HealthIndicator log(LogState log) {
        return () -> log.isFollowed()
                ? Health.up().build()
                : Health.down()
                        .withDetail("sentence", "a reader of the log has ended; only a restart helps")
                        .build();
    }

    @Bean("redis")
    HealthIndicator redis(StatefulRedisConnection<String, String> connection) {
        return () -> {
            try {
                connection.sync().ping();
                return Health.up().build();
            } catch (RedisException away) {
                return Health.down()
                        .withDetail("sentence", "Redis does not answer: " + away.getMessage())
                        .build();
            }
        };
    }
}
