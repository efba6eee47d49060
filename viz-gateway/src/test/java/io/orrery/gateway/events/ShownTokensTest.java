package io.orrery.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTokensTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            Bearer abc,             abc
            bearer   abc,           abc
            Splunk abc,             abc
            SPLUNK abc,             abc
            Basic YW55Om15LXRva2Vu, my-token
            ApiKey aWQ6bXktdG9rZW4, my-token|aWQ6bXktdG9rZW4
            ApiKey my_token,        my_token
            Basic !!!,              ''
            Digest abc,             ''
            Bearer,                 ''
            abc,                    ''
            """)
    void finds_the_token_in_every_scheme(String authorization, String tokens) {
        assertThat(ShownTokens.of(authorization)).isEqualTo(tokens.isEmpty() ? List.of() : List.of(tokens.split("\\|")));
    }
}
