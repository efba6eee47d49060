package io.orrery.gateway;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// PostgreSQL with its schema, and Redis. Both are small: a pool of eight and one multiplexed connection.
@Configuration(proxyBeanMethods = false)
public class StorageConfiguration {
    private static final String MIGRATIONS = "classpath:io/orrery/gateway/migrations";
    private static final int POOL = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration REDIS_PATIENCE = Duration.ofSeconds(2);

    @Bean
    HikariDataSource dataSource(GatewayConfig config) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("gateway");
        hikari.setJdbcUrl(config.database().url());
        hikari.setUsername(config.database().user());
        hikari.setPassword(config.database().password().value());
        hikari.setMaximumPoolSize(POOL);
        hikari.setMinimumIdle(1);
        hikari.setConnectionTimeout(PATIENCE.toMillis());
        return new HikariDataSource(hikari);
    }

    /// Depends on the migrations having run: whoever injects the client finds the schema in place.
    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        Flyway.configure(StorageConfiguration.class.getClassLoader())
                .dataSource(dataSource)
                .locations(MIGRATIONS)
                .load()
                .migrate();
        return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean(destroyMethod = "shutdown")
    RedisClient redisClient(GatewayConfig config) {
        RedisClient client = RedisClient.create(RedisURI.create(config.redis().value()));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(REDIS_PATIENCE).build())
                .timeoutOptions(TimeoutOptions.enabled(REDIS_PATIENCE))
                .build());
        return client;
    }

    @Bean(destroyMethod = "close")
    StatefulRedisConnection<String, String> redisConnection(RedisClient client) {
        return client.connect();
    }
}
