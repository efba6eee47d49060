package io.orrery.gateway;

import io.orrery.gateway.access.Secret;

/// Where PostgreSQL is.
///
/// @param url a JDBC URL, `jdbc:postgresql://...`, without user and password
public record Database(String url, String user, Secret password) {
    public Database {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("postgres.url must start with jdbc:postgresql:, was '" + url + "'");
        }
    }
}
