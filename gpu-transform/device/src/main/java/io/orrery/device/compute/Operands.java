package io.orrery.device.compute;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A launch's arguments as a definition sees them: by their place in the list.
public final class Operands {
    private final Object[] values;

    /// @param values memory segments for columns, boxed numbers for the rest
    public Operands(Object... values) {
        this.values = values.clone();
    }

    public int number(int argument) {
        return (Integer) values[argument];
    }

    public float real(int argument) {
        return (Float) values[argument];
    }

    public double wide(int argument) {
        return (Double) values[argument];
    }

    public Floats floats(int argument) {
        return new Floats((MemorySegment) values[argument]);
    }

    public Ints ints(int argument) {
        return new Ints((MemorySegment) values[argument]);
    }

    public Doubles doubles(int argument) {
        return new Doubles((MemorySegment) values[argument]);
    }

    /// A column of floats.
    public record Floats(MemorySegment memory) {
        public float at(int index) {
            return memory.getAtIndex(ValueLayout.JAVA_FLOAT, index);
        }

        public void put(int index, float value) {
            memory.setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
        }
    }

    /// A column of ints.
    public record Ints(MemorySegment memory) {
        public int at(int index) {
            return memory.getAtIndex(ValueLayout.JAVA_INT, index);
        }

        public void put(int index, int value) {
            memory.setAtIndex(ValueLayout.JAVA_INT, index, value);
        }
    }

    /// A column of doubles.
    public record Doubles(MemorySegment memory) {
        public double at(int index) {
            return memory.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
        }

        public void put(int index, double value) {
            memory.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
        }
    }
}
