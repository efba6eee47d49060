package io.orrery.gateway.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/// Issues and checks the API's tokens: HS256, one hour, refreshable until a day after the login. Pure apart from the
/// clock; revocation is asked separately because it lives elsewhere.
public final class Tokens {
    public static final Duration LIFE = Duration.ofHours(1);
    public static final Duration REFRESHABLE = Duration.ofHours(24);
    /// A token of ours has some 300 characters; more than this is not read.
    static final int MAX_CHARACTERS = 4096;

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Clock clock;

    /// @param key at least 32 bytes
    public Tokens(Secret key, Clock clock) {
        byte[] bytes = key.value().getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
        try {
            signer = new MACSigner(bytes);
            verifier = new MACVerifier(bytes);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the token key needs at least 32 bytes, has " + bytes.length, e);
        }
    }

    /// What a valid token says.
    ///
    /// @param family shared by all tokens refreshed from one login, so that one revocation ends them all
    /// @param firstIssued the login
    public record Claims(String name, long accountId, String family, Instant firstIssued, Instant expires) {}

    /// A token for somebody who has just proved who they are.
    public String issue(Account account) {
        return sign(account.name(), account.id(), Secret.random(12).value(), clock.instant());
    }

    /// A fresh token of the same family; empty when the login is too long ago.
    public Optional<String> refresh(Claims claims) {
        boolean stillRefreshable = clock.instant().isBefore(claims.firstIssued().plus(REFRESHABLE));
        return stillRefreshable
                ? Optional.of(sign(claims.name(), claims.accountId(), claims.family(), claims.firstIssued()))
                : Optional.empty();
    }

    /// The claims of a token that this key has signed; empty for anything else, whatever is wrong with it.
    public Optional<Claims> read(String token) {
        if (token.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            // The verifier refuses what is not HMAC; naming the one algorithm also refuses HS384 and HS512.
            if (!JWSAlgorithm.HS256.equals(jwt.getHeader().getAlgorithm()) || !jwt.verify(verifier)) {
                return Optional.empty();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            String name = claims.getStringClaim("username");
            Long accountId = claims.getLongClaim("user_id");
            Long firstIssued = claims.getLongClaim("orig_iat");
            if (name == null
                    || accountId == null
                    || firstIssued == null
                    || claims.getJWTID() == null
                    || claims.getExpirationTime() == null) {
                return Optional.empty();
            }
            return Optional.of(new Claims(
                    name,
                    accountId,
                    claims.getJWTID(),
                    Instant.ofEpochSecond(firstIssued),
                    claims.getExpirationTime().toInstant()));
        } catch (ParseException | JOSEException e) {
            return Optional.empty(); // a stranger's text, not an event worth a log line
        }
    }

    public boolean isExpired(Claims claims) {
        return !clock.instant().isBefore(claims.expires());
    }

    private String sign(String name, long accountId, String family, Instant firstIssued) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(family)
                .claim("username", name)
                .claim("user_id", accountId)
                .claim("orig_iat", firstIssued.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT jwt = new SignedJWT(header, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing with a checked key cannot fail", e);
        }
        return jwt.serialize();
    }
}
