package io.orrery.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.orrery.app.client.OrreryClient;
import io.orrery.app.process.OrreryProcess;
import io.orrery.app.process.SharedOrrery;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What an analyst does, in a real browser with a real WebGL, on the whole of Orrery.
class BrowserIT {
    private static final String GRAPH_PAGE = "/graph/graph.html?dataset=";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /// Whether these nodes are equally far from the middle of the canvas, which is the middle of the fitted graph.
    private static final String ON_A_CIRCLE = """
            ids => {
              const { width, height } = document.querySelector('[data-testid=canvas]').getBoundingClientRect()
              const places = ids.map(id => window.__app.screenOf(id))
              if (places.includes(null)) return false
              const radii = places.map(({ x, y }) => Math.hypot(x - width / 2, y - height / 2))
              return Math.min(...radii) > 100 && Math.max(...radii) - Math.min(...radii) < 6
            }""";

    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void anAnalystSignsInDropsAFileAndLooksAtIt() throws Exception {
        OrreryProcess orrery = SharedOrrery.get();
        Page page = signedIn(orrery);

        page.getByTestId("file-input")
                .setInputFiles(new FilePayload(
                        "departments.csv", "text/csv", communities(400).getBytes(StandardCharsets.UTF_8)));
        page.getByTestId("upload-start").click();
        page.locator("[data-testid=graph-row]", new Page.LocatorOptions().setHasText("departments"))
                .first()
                .locator("a")
                .click();

        page.getByTestId("graph-page").waitFor();
        awaitState(page, "state.nodes === 440 && state.layout === 'resting'");
        BufferedImage picture = ImageIO.read(Chromium.picture(page, "upload").toFile());
        assertThat(ink(picture)).as("share of pixels that are not background").isGreaterThan(0.005);
        assertThat(colours(picture)).as("different colours drawn").hasSizeGreaterThan(8);
        assertThat(chromium.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void anEventThatIsPostedAppearsInAnOpenPage() throws Exception {
        OrreryProcess orrery = SharedOrrery.get();
        try (OrreryClient client = orrery.admin()) {
            Feed feed = Feed.create(client, "browser");
            feed.post("{\"user\":\"ada\",\"host\":\"ws1\",\"time\":1767225600}\n");
            Page page = signedIn(orrery);
            page.navigate(orrery.address() + GRAPH_PAGE + feed.graph());
            awaitState(page, "state.nodes === 2");

            feed.post("{\"user\":\"mallory\",\"host\":\"ws1\",\"time\":1767225601}\n");

            awaitState(page, "state.nodes === 3 && window.__app.screenOf('mallory') !== null");
            page.context().close();
        }
    }

    @Test
    void aLayoutIsChosenForEverybodyAndSettingsOfTheAddressReachTheLayout() throws Exception {
        OrreryProcess orrery = SharedOrrery.get();
        try (OrreryClient client = orrery.admin()) {
            String csv = communities(80);
            String id = client.upload("layouts", "csv", "user", "host", csv.getBytes(StandardCharsets.UTF_8));
            Page page = signedIn(orrery);
            // As PyGraphistry's layout_settings writes them.
            page.navigate(orrery.address() + GRAPH_PAGE + id + "&gravity=2.5&strongGravity=True&edgeInfluence=0");
            client.awaitGraph(
                    id,
                    LIMIT,
                    graph -> graph.at("/settings/gravity").asDouble(0) == 2.5
                            && graph.at("/settings/strongGravity").asDouble(0) == 1
                            && graph.at("/settings/edgeInfluence").asDouble(1) == 0);

            page.getByTestId("toggle-layouts").click();
            page.getByTestId("layout-circle").click();
            page.getByTestId("order-by").selectOption("degree");
            client.awaitGraph(
                    id,
                    LIMIT,
                    graph -> "circle".equals(graph.at("/arrangement/layout").asString(""))
                            && "degree".equals(graph.at("/arrangement/by").asString("")));
            awaitState(page, "(" + ON_A_CIRCLE + ")(['u0', 'u17', 'u42', 'u79', 'h0', 'h21', 'h39'])");
            Chromium.picture(page, "layout-circle");

            Page other = signedIn(orrery);
            other.navigate(orrery.address() + GRAPH_PAGE + id);
            awaitState(other, "(" + ON_A_CIRCLE + ")(['u0', 'u17', 'u42', 'u79', 'h0', 'h21', 'h39'])");
            other.getByTestId("toggle-layouts").click();
            assertThat(other.getByTestId("layout-circle").getAttribute("aria-checked"))
                    .isEqualTo("true");
            assertThat(chromium.complaints()).isEmpty();
            page.context().close();
            other.context().close();
        }
    }

    @Test
    void markupInLabelsIsText() throws Exception {
        String attack = "<img src=x onerror=alert(1)>";
        String csv = "src,dst,note\n\"" + attack + "\",b,\"" + attack + "\"\n" + attack + ",c,x\n";
        OrreryProcess orrery = SharedOrrery.get();
        try (OrreryClient client = orrery.admin()) {
            String id = client.upload("<b>bold</b>", "csv", "src", "dst", csv.getBytes(StandardCharsets.UTF_8));
            Page page = signedIn(orrery);
            page.navigate(orrery.address() + GRAPH_PAGE + id);
            awaitState(page, "state.nodes === 3 && state.layout === 'resting'");
            page.evaluate("() => window.__app.idle()");

            Map<?, ?> place = (Map<?, ?>) page.evaluate("id => window.__app.screenOf(id)", attack);
            var canvas = page.getByTestId("canvas").first().boundingBox();
            page.mouse().click(canvas.x + number(place.get("x")), canvas.y + number(place.get("y")));
            page.getByTestId("inspector-title").waitFor();

            assertThat(page.getByTestId("inspector-title").innerText()).contains(attack);
            assertThat(page.locator("img[src=x]").count()).isZero();
            assertThat(chromium.complaints()).isEmpty();
            page.context().close();
        }
    }

    private static Page signedIn(OrreryProcess orrery) {
        Page page = chromium.page(1600, 1000);
        page.navigate(orrery.address().toString());
        page.getByTestId("username").fill("admin");
        page.getByTestId("password").fill(OrreryProcess.PASSWORD);
        page.getByTestId("sign-in").click();
        page.getByTestId("list-page").waitFor();
        chromium.complaints().clear(); // asking who is signed in answers 401 before anybody is
        return page;
    }

    private static void awaitState(Page page, String condition) {
        page.waitForFunction(
                "() => { const state = window.__app && window.__app.state(); return state && " + condition + " }");
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    /// Forty hosts with ten users each, and a path between the hosts.
    private static String communities(int users) {
        StringBuilder csv = new StringBuilder("user,host\n");
        for (int user = 0; user < users; user++) {
            csv.append("u%d,h%d\n".formatted(user, user % 40));
        }
        for (int host = 1; host < 40; host++) {
            csv.append("h%d,h%d\n".formatted(host - 1, host));
        }
        return csv.toString();
    }

    private static double ink(BufferedImage picture) {
        long drawn = 0;
        for (int y = 60; y < picture.getHeight() - 40; y++) {
            for (int x = 60; x < 1_200; x++) {
                int rgb = picture.getRGB(x, y);
                int distance =
                        Math.abs((rgb >> 16 & 255) - 11) + Math.abs((rgb >> 8 & 255) - 14) + Math.abs((rgb & 255) - 20);
                drawn += distance > 36 ? 1 : 0;
            }
        }
        return drawn / (1_140.0 * (picture.getHeight() - 100));
    }

    private static Set<Integer> colours(BufferedImage picture) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 60; y < picture.getHeight() - 40; y++) {
            for (int x = 60; x < 1_200; x++) {
                colours.add(picture.getRGB(x, y) & 0xE0E0E0);
            }
        }
        return colours;
    }
}
