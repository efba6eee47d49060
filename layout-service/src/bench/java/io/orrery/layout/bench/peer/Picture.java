package io.orrery.layout.bench.peer;

import io.orrery.layout.measure.Drawing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/// Pictures of one graph by several programs, side by side, for the eye to judge what the figures say.
final class Picture {
    private static final int SIDE = 700;
    private static final int MARGIN = 20;
    /// What lies further out than this share of the nodes is cut off, so that strays do not shrink the rest.
    private static final double SHOWN = 0.98;

    private Picture() {}

    static void sideBySide(Path file, List<String> names, List<Drawing> drawings) throws IOException {
        BufferedImage image = new BufferedImage(SIDE * names.size(), SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < names.size(); i++) {
            Graphics2D part = (Graphics2D) pen.create(i * SIDE, 0, SIDE, SIDE);
            draw(part, drawings.get(i));
            part.setColor(Color.WHITE);
            part.drawString(names.get(i), MARGIN, MARGIN);
            part.dispose();
        }
        pen.dispose();
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    private static void draw(Graphics2D pen, Drawing drawing) {
        double[] x = middle(drawing.x());
        double[] y = middle(drawing.y());
        double scale = (SIDE - 2 * MARGIN) / Math.max(x[1] - x[0], y[1] - y[0]);
        pen.setColor(new Color(90, 160, 220, drawing.edges() > 50_000 ? 24 : 80));
        for (int e = 0; e < drawing.edges(); e++) {
            pen.drawLine(
                    at(drawing.x()[drawing.source()[e]], x, scale),
                    at(drawing.y()[drawing.source()[e]], y, scale),
                    at(drawing.x()[drawing.target()[e]], x, scale),
                    at(drawing.y()[drawing.target()[e]], y, scale));
        }
        pen.setColor(new Color(255, 210, 120, 180));
        for (int i = 0; i < drawing.nodes(); i++) {
            pen.fillRect(at(drawing.x()[i], x, scale), at(drawing.y()[i], y, scale), 2, 2);
        }
    }

    private static int at(float value, double[] range, double scale) {
        return (int) (SIDE / 2.0 + (value - (range[0] + range[1]) / 2) * scale);
    }

    private static double[] middle(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = (int) ((1 - SHOWN) / 2 * sorted.length);
        return new double[] {sorted[cut], Math.max(sorted[cut] + 1e-3, sorted[sorted.length - 1 - cut])};
    }
}
