package io.orrery.layout.arrange;

/// Boxes with given shares of a rectangle, as near to squares as rows and columns allow: Bruls, Huizing and van Wijk,
/// "Squarified Treemaps", 2000. The first box is at the top left.
final class Treemap {
    private final double[] areas;
    private final Box[] boxes;
    private Box rest;

    private Treemap(double[] areas, Box whole) {
        this.areas = areas;
        this.boxes = new Box[areas.length];
        this.rest = whole;
    }

    /// @param sizes above 0, largest first
    static Box[] of(double[] sizes, Box whole) {
        double sum = 0;
        for (double size : sizes) {
            sum += size;
        }
        double[] areas = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            areas[i] = sizes[i] / sum * whole.width() * whole.height();
        }
        Treemap map = new Treemap(areas, whole);
        map.fill();
        return map.boxes;
    }

    private void fill() {
        int begin = 0;
        while (begin < areas.length) {
            double side = Math.min(rest.width(), rest.height());
            int end = begin + 1;
            double area = areas[begin];
            double worst = worst(area, areas[begin], areas[begin], side);
            while (end < areas.length) {
                double next = worst(area + areas[end], areas[end], areas[begin], side);
                if (next > worst) {
                    break;
                }
                worst = next;
                area += areas[end++];
            }
            cut(begin, end, area);
            begin = end;
        }
    }

    /// The worst aspect ratio in a row of this area along this side.
    private static double worst(double area, double least, double most, double side) {
        double square = side * side;
        return Math.max(square * most / (area * area), area * area / (square * least));
    }

    private void cut(int begin, int end, double area) {
        if (rest.width() >= rest.height()) {
            double width = area / rest.height();
            double top = rest.bottom() + rest.height();
            for (int i = begin; i < end; i++) {
                double height = areas[i] / width;
                top -= height;
                boxes[i] = new Box(rest.left(), top, width, height);
            }
            rest = new Box(rest.left() + width, rest.bottom(), rest.width() - width, rest.height());
        } else {
            double height = area / rest.width();
            double left = rest.left();
            for (int i = begin; i < end; i++) {
                double width = areas[i] / height;
                boxes[i] = new Box(left, rest.bottom() + rest.height() - height, width, height);
                left += width;
            }
            rest = new Box(rest.left(), rest.bottom(), rest.width(), rest.height() - height);
        }
    }
}
