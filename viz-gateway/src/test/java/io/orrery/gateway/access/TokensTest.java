package io.orrery.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final Secret KEY = new Secret("0123456789abcdef0123456789abcdef");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Account ADA = new Account(7, "ada", false);

    @Test
    void carries_the_claims_that_the_client_decodes() {
        String token = at(NOON).issue(ADA);
        String payload = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(payload)
                .contains("\"username\":\"ada\"", "\"user_id\":7")
                .contains("\"iat\":" + NOON.getEpochSecond(), "\"orig_iat\":" + NOON.getEpochSecond())
                .contains("\"exp\":" + NOON.plusSeconds(3600).getEpochSecond());
    }

    @Test
    void expires_after_an_hour_and_not_before() {
        Tokens.Claims claims = at(NOON).read(at(NOON).issue(ADA)).orElseThrow();
        assertThat(at(NOON.plusSeconds(3599)).isExpired(claims)).isFalse();
        assertThat(at(NOON.plusSeconds(3600)).isExpired(claims)).isTrue();
    }

    @Test
    void stays_refreshable_for_a_day_after_the_login_in_the_same_family() {
        Tokens.Claims first = at(NOON).read(at(NOON).issue(ADA)).orElseThrow();
        Instant nearlyADay = NOON.plus(Duration.ofHours(24)).minusSeconds(1);
        Tokens.Claims second =
                at(nearlyADay).read(at(nearlyADay).refresh(first).orElseThrow()).orElseThrow();
        assertThat(second.family()).isEqualTo(first.family());
        assertThat(second.firstIssued()).isEqualTo(NOON);
        assertThat(at(NOON.plus(Duration.ofHours(24))).refresh(second)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS384\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"HS256\",\"crit\":[\"x\"],\"x\":1}",
                "{}"
            })
    void accepts_no_header_but_its_own_even_under_the_right_key(String header) throws Exception {
        String payload = at(NOON).issue(ADA).split("\\.")[1];
        String signed = base64(header.getBytes(StandardCharsets.UTF_8)) + "." + payload;
        assertThat(at(NOON).read(signed + "." + hs256(signed))).isEmpty();
        assertThat(at(NOON).read(signed + ".")).isEmpty();
    }

    @Test
    void the_same_hand_made_token_with_the_right_header_is_accepted() throws Exception {
        String payload = at(NOON).issue(ADA).split("\\.")[1];
        String signed = base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "." + payload;
        assertThat(at(NOON).read(signed + "." + hs256(signed))).isPresent();
    }

    @Test
    void accepts_nothing_from_another_key_nothing_altered_and_nothing_huge() {
        String token = at(NOON).issue(ADA);
        Tokens other = new Tokens(new Secret("another key with thirty-two bytes"), Clock.fixed(NOON, ZoneOffset.UTC));
        assertThat(other.read(token)).isEmpty();
        assertThat(at(NOON).read(token.replace('.', '!'))).isEmpty();
        assertThat(at(NOON).read(token.substring(0, token.length() - 2))).isEmpty();
        assertThat(at(NOON).read("a".repeat(1_000_000))).isEmpty();
    }

    private static Tokens at(Instant now) {
        return new Tokens(KEY, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String hs256(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
