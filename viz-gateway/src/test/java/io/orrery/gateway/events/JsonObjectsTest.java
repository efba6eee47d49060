package io.orrery.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonObjectsTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            {"a":1};                      {"a":1}
            {"a":1}{"b":[{}]};            {"a":1}|{"b":[{}]}
            [{"a":1}, {"b" : 2}] {"c":3}; {"a":1}|{"b" : 2}|{"c":3}
            [];                           ''
            """)
    void finds_objects_as_they_were_written(String text, String objects) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(JsonObjects.problem(bytes)).isEmpty();
        assertThat(String.join(
                        "|",
                        JsonObjects.split(bytes).stream()
                                .map(object -> new String(object, StandardCharsets.UTF_8))
                                .toList()))
                .isEqualTo(objects);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            '';           not a JSON object
            1;            not a JSON object, at byte 0
            {"a":1} 2;    not a JSON object, at byte 8
            [{"a":1},[]]; not a JSON object, at byte 9
            {"a":;        not valid JSON, at byte 5
            """)
    void says_where_something_else_stands(String text, String problem) {
        assertThat(JsonObjects.problem(text.getBytes(StandardCharsets.UTF_8))).hasValue(problem);
    }
}
