package io.orrery.gateway.access;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Keys that stand for an account without its password: several per account, each revocable by itself, exchanged for
/// a token. Blocks; call from virtual threads.
public final class PersonalKeys {
    private final JdbcClient jdbc;

    public PersonalKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The account that `key` stands for, if it is valid.
    public Optional<Account> authenticate(PersonalKey key) {
        return jdbc.sql("""
                        select a.id, a.name, a.administrator, k.secret_hash
                        from personal_key k join account a on a.id = k.account_id
                        where k.id = :id and k.revoked_at is null and a.active""")
                .param("id", key.id())
                .query((rs, n) -> key.secret().matches(rs.getString("secret_hash"))
                        ? Optional.of(
                                new Account(rs.getLong("id"), rs.getString("name"), rs.getBoolean("administrator")))
                        : Optional.<Account>empty())
                .optional()
                .flatMap(found -> found);
    }

    /// Makes `key` valid for `account`, replacing its secret when the id exists already.
    public void install(Account account, PersonalKey key) {
        jdbc.sql("""
                        insert into personal_key (id, account_id, secret_hash) values (:id, :account, :hash)
                        on conflict (id) do update
                        set secret_hash = excluded.secret_hash, account_id = excluded.account_id, revoked_at = null""")
                .param("id", key.id())
                .param("account", account.id())
                .param("hash", key.secret().fingerprint())
                .update();
    }
}
