package io.orrery.gateway.access;

import io.lettuce.core.api.StatefulRedisConnection;
import io.orrery.gateway.http.Blocking;
import io.orrery.gateway.http.Origins;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The parts that know who is asking.
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    Accounts accounts(JdbcClient jdbc, Passwords passwords) {
        return new Accounts(jdbc, passwords);
    }

    @Bean
    PersonalKeys personalKeys(JdbcClient jdbc) {
        return new PersonalKeys(jdbc);
    }

    @Bean
    SessionStore sessionStore(StatefulRedisConnection<String, String> redis) {
        return new SessionStore(redis.reactive());
    }

    @Bean
    Authenticator authenticator(
            Tokens tokens, SessionStore sessions, Accounts accounts, Origins origins, Blocking blocking, Clock clock) {
        return new Authenticator(tokens, sessions, accounts, origins, blocking, clock);
    }

    @Bean
    RequireAccount requireAccount(Authenticator authenticator) {
        return new RequireAccount(authenticator);
    }

    @Bean
    Tickets tickets(SessionStore sessions, Authenticator authenticator, Accounts accounts, Blocking blocking) {
        return new Tickets(sessions, authenticator, accounts, blocking);
    }

    @Bean
    LoginDesk loginDesk(Accounts accounts, SessionStore sessions, Blocking blocking) {
        return new LoginDesk(accounts, sessions, blocking);
    }

    @Bean
    TokenRoutes tokenRoutes(
            LoginDesk desk,
            Tokens tokens,
            SessionStore sessions,
            Authenticator authenticator,
            PersonalKeys keys,
            Blocking blocking) {
        return new TokenRoutes(desk, tokens, sessions, authenticator, keys, blocking);
    }
}
