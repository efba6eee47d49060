package io.orrery.gateway.access;

import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The accounts table. Blocks; call from virtual threads.
public final class Accounts {
    private final JdbcClient jdbc;
    private final Passwords passwords;

    public Accounts(JdbcClient jdbc, Passwords passwords) {
        this.jdbc = jdbc;
        this.passwords = passwords;
    }

    /// The account whose name and password these are. Takes as long for an unknown name as for a wrong password.
    public Optional<Account> authenticate(String name, Secret password) {
        Optional<Row> row = jdbc.sql(
                        "select id, name, administrator, password_hash from account where name = :name and active")
                .param("name", canonical(name))
                .query((rs, n) -> new Row(
                        new Account(rs.getLong("id"), rs.getString("name"), rs.getBoolean("administrator")),
                        rs.getString("password_hash")))
                .optional();
        boolean right = passwords.matches(password, row.map(Row::hash).orElse(passwords.decoy()));
        return right ? row.map(Row::account) : Optional.empty();
    }

    public Optional<Account> byId(long id) {
        return jdbc.sql("select id, name, administrator from account where id = :id and active")
                .param("id", id)
                .query((rs, n) -> new Account(rs.getLong("id"), rs.getString("name"), rs.getBoolean("administrator")))
                .optional();
    }

    public Optional<Account> byName(String name) {
        return jdbc.sql("select id, name, administrator from account where name = :name and active")
                .param("name", canonical(name))
                .query((rs, n) -> new Account(rs.getLong("id"), rs.getString("name"), rs.getBoolean("administrator")))
                .optional();
    }

    public boolean isEmpty() {
        return !jdbc.sql("select exists (select 1 from account)")
                .query(Boolean.class)
                .single();
    }

    /// Adds an account.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
    public Account create(String name, Secret password, boolean administrator) {
        long id = jdbc.sql(
                        "insert into account (name, password_hash, administrator) values (:name, :hash, :admin) returning id")
                .param("name", canonical(name))
                .param("hash", passwords.hash(password))
                .param("admin", administrator)
                .query(Long.class)
                .single();
        return new Account(id, canonical(name), administrator);
    }

    /// Names are equal whatever their case.
    static String canonical(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private record Row(Account account, String hash) {}
}
