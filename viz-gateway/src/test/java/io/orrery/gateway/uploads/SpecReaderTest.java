package io.orrery.gateway.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orrery.gateway.http.Answers;
import io.orrery.gateway.http.Refusal;
import io.orrery.topics.model.Encoding;
import io.orrery.topics.model.Encoding.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecReaderTest {

    @Test
    void reads_what_the_client_sends_with_current_before_default_before_bindings() throws IOException {
        SpecReader.Reading reading = read("full.json");
        assertThat(reading.spec().nodeIdColumn()).isEqualTo("id");
        assertThat(reading.spec().relations().getFirst().source().column()).isEqualTo("s");
        assertThat(reading.spec().relations().getFirst().destination().column()).isEqualTo("d");
        assertThat(reading.spec().encodings())
                .containsExactly(
                        new Encoding(Target.NODE_TYPE, "type", new Encoding.Direct()),
                        new Encoding(Target.NODE_LABEL, "title", new Encoding.Direct()),
                        new Encoding(Target.NODE_SIZE, "v", new Encoding.Direct()),
                        new Encoding(Target.EDGE_WEIGHT, "w", new Encoding.Direct()),
                        new Encoding(Target.NODE_SIZE, "v", new Encoding.Categories(Map.of("1", "10", "2", "20"), "5")),
                        new Encoding(Target.EDGE_COLOR, "w", new Encoding.Gradient(List.of("#000", "#fff"))),
                        new Encoding(
                                Target.NODE_COLOR,
                                "v",
                                new Encoding.Bins(
                                        List.of(
                                                new Encoding.Bin(3, "blue"),
                                                new Encoding.Bin(Double.POSITIVE_INFINITY, "red")),
                                        true,
                                        "gray")));
    }

    @Test
    void warns_of_what_it_keeps_and_does_not_draw() throws IOException {
        assertThat(read("full.json").warnings())
                .containsExactly(
                        "Field node_encodings.complex.default.pointIconEncoding is kept but not drawn by this server");
        assertThat(read("bad-encoding.json").warnings())
                .containsExactlyInAnyOrder(
                        "Field node_encodings.complex.default.pointColorEncoding: needs 'colors',"
                                + " 'mapping.categorical' or 'mapping.continuous.bins'",
                        "Field node_encodings.complex.default.pointSizeEncoding.attribute must name a column");
    }

    @Test
    void refuses_edges_without_ends_by_the_name_of_the_field() {
        assertThatThrownBy(() -> read("no-destination.json"))
                .isInstanceOf(Refusal.class)
                .hasMessage("Field edge_encodings.bindings.destination is required and must name a column");
    }

    @Test
    void takes_longitude_and_latitude_for_places_unless_x_and_y_are_bound_too() {
        String text = """
                {"node_encodings": {"bindings": {"node": "id", "node_y": "up", "node_latitude": "lat", "node_longitude": "lon"}},
                 "edge_encodings": {"bindings": {"source": "s", "destination": "d"}}}""";
        assertThat(SpecReader.read(Answers.JSON.readTree(text)).spec().encodings())
                .endsWith(
                        new Encoding(Target.NODE_X, "lon", new Encoding.Direct()),
                        new Encoding(Target.NODE_Y, "lat", new Encoding.Direct()),
                        // Of two for one target the last whose column exists wins.
                        new Encoding(Target.NODE_Y, "up", new Encoding.Direct()));
    }

    private static SpecReader.Reading read(String name) throws IOException {
        return SpecReader.read(
                Answers.JSON.readTree(Files.readString(Path.of("src/test/resources/cases/dataset", name))));
    }
}
