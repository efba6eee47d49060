package io.orrery.topics.model;

import java.util.List;

/// How many distinct neighbours of one type by one relation a node shows. Further ones are counted in one node, the
/// bundle, so that a hub does not hide the graph around it.
///
/// @param most bound where no exception fits; 0 shows all
/// @param except bounds of their own; the first that fits counts
public record Bundling(int most, List<Bound> except) {
    /// Bound on exceptions.
    public static final int MAX_EXCEPTIONS = 100;

    /// Shows everything: for uploads, whose authors chose what is in them.
    public static final Bundling NONE = new Bundling(0, List.of());

    /// For feeds that say nothing else.
    public static final Bundling OF_FEEDS = new Bundling(1_000, List.of());

    public Bundling {
        except = List.copyOf(except);
        requireBound(most);
        if (except.size() > MAX_EXCEPTIONS) {
            throw new IllegalArgumentException(
                    "a graph takes at most " + MAX_EXCEPTIONS + " bounds of bundles, got " + except.size());
        }
    }

    /// @param relation empty for any
    /// @param type of the neighbours; empty for any
    /// @param most 0 shows all
    public record Bound(String relation, String type, int most) {
        public Bound {
            requireBound(most);
        }

        private boolean fits(String ofRelation, String ofType) {
            return (relation.isEmpty() || relation.equals(ofRelation)) && (type.isEmpty() || type.equals(ofType));
        }
    }

    private static void requireBound(int most) {
        if (most < 0) {
            throw new IllegalArgumentException("a bound of bundles must not be negative, was " + most);
        }
    }

    /// How many neighbours of `type` a node shows by `relation`; 0 for all.
    public int most(String relation, String type) {
        for (Bound bound : except) {
            if (bound.fits(relation, type)) {
                return bound.most();
            }
        }
        return most;
    }

    public boolean showsAll() {
        return most == 0 && except.stream().allMatch(bound -> bound.most() == 0);
    }
}
