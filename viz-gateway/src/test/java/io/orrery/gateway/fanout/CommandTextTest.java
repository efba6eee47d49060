package io.orrery.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.orrery.gateway.fanout.core.ClientMessage;
import io.orrery.topics.model.Command;
import io.orrery.topics.model.Layout;
import io.orrery.topics.model.OrderBy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class CommandTextTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static ClientMessage parse(String text) {
        return CommandText.parse(JSON.readTree(text));
    }

    @Test
    void arrange_takes_a_layout_and_fills_in_what_is_not_said() {
        assertThat(parse("{'type':'arrange','layout':'radial'}".replace('\'', '"')))
                .isEqualTo(new ClientMessage.Order(new Command.Arrange(Layout.RADIAL, OrderBy.HOPS, -1)));
        assertThat(parse("{'type':'arrange','layout':'radial','by':'degree','root':7}".replace('\'', '"')))
                .isEqualTo(new ClientMessage.Order(new Command.Arrange(Layout.RADIAL, OrderBy.DEGREE, 7)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'type':'arrange'} | 'layout'",
                "{'type':'arrange','layout':'spiral'} | 'layout'",
                "{'type':'arrange','layout':'tree','by':'degree'} | 'by' of layout tree must be one of none",
                "{'type':'arrange','layout':'circle','by':7} | 'by'",
                "{'type':'arrange','layout':'radial','root':-2} | 'root'",
                "{'type':'arrange','layout':'radial','root':'a'} | 'root'"
            })
    void arrange_names_the_field_that_is_wrong(String text, String named) {
        assertThat(parse(text.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        ClientMessage.Refused.class,
                        refused -> assertThat(refused.problem()).contains(named));
    }
}
