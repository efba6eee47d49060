package io.orrery.ingest.table;

/// Carries a [Refusal] from the place that found it to the one place that reports it. Checked, and without a stack
/// trace: bad input is an
/// answer, not an accident.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    public static RefusedException malformed(String format, String why, Position position) {
        return new RefusedException(new Refusal.Malformed(format, why, position));
    }

    public static RefusedException truncated(String format, String why, Position position) {
        return new RefusedException(new Refusal.Truncated(format, why, position));
    }

    public static RefusedException tooBig(String what, long limit, String unit, Position position) {
        return new RefusedException(new Refusal.TooBig(what, limit, unit, position));
    }

    public static RefusedException unsupported(String why, Position position) {
        return new RefusedException(new Refusal.Unsupported(why, position));
    }

    public static RefusedException empty(String why) {
        return new RefusedException(new Refusal.Empty(why));
    }

    public Refusal refusal() {
        return refusal;
    }
}
