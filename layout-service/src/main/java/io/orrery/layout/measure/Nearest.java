package io.orrery.layout.measure;

import java.util.function.IntPredicate;

/// The few nearest of many, as a binary heap with the furthest of them on top. Of two at the same distance the one
/// offered first stays.
final class Nearest {
    private final int[] node;
    private final float[] distance;
    private int size;

    Nearest(int most) {
        node = new int[most];
        distance = new float[most];
    }

    /// The nodes drawn nearest to one, without itself and without those that have no place.
    static Nearest to(int centre, float[] x, float[] y, int most) {
        Nearest nearest = new Nearest(most);
        for (int other = 0; other < x.length; other++) {
            if (other != centre) {
                float dx = x[other] - x[centre];
                float dy = y[other] - y[centre];
                float far = dx * dx + dy * dy;
                if (!Float.isNaN(far)) {
                    nearest.offer(other, far);
                }
            }
        }
        return nearest;
    }

    void offer(int candidate, float far) {
        if (size < node.length) {
            rise(size++, candidate, far);
        } else if (far < distance[0]) {
            sink(candidate, far);
        }
    }

    private void rise(int from, int candidate, float far) {
        int place = from;
        while (place > 0 && distance[(place - 1) / 2] < far) {
            move((place - 1) / 2, place);
            place = (place - 1) / 2;
        }
        put(place, candidate, far);
    }

    private void sink(int candidate, float far) {
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && distance[child + 1] > distance[child]) {
                child++;
            }
            if (distance[child] <= far) {
                break;
            }
            move(child, place);
            place = child;
        }
        put(place, candidate, far);
    }

    private void move(int from, int to) {
        node[to] = node[from];
        distance[to] = distance[from];
    }

    private void put(int place, int candidate, float far) {
        node[place] = candidate;
        distance[place] = far;
    }

    int size() {
        return size;
    }

    boolean has(int wanted) {
        return count(other -> other == wanted) > 0;
    }

    int count(IntPredicate wanted) {
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += wanted.test(node[i]) ? 1 : 0;
        }
        return count;
    }
}
