package io.orrery.device.compute;

import java.util.List;

/// One kernel of a source.
///
/// @param name as in the source
/// @param source where it is from
/// @param parameters in order
/// @param definition what it computes
public record Kernel(String name, KernelSource source, List<Parameter> parameters, Definition definition) {

    /// What one parameter takes.
    public enum Parameter {
        FLOATS,
        INTS,
        DOUBLES,
        ONE_FLOAT,
        ONE_INT,
        ONE_DOUBLE;

        private boolean takes(Object argument) {
            return switch (this) {
                case FLOATS -> argument instanceof Column column && column.type() == ElementType.FLOAT;
                case INTS -> argument instanceof Column column && column.type() == ElementType.INT;
                case DOUBLES -> argument instanceof Column column && column.type() == ElementType.DOUBLE;
                case ONE_FLOAT -> argument instanceof Float;
                case ONE_INT -> argument instanceof Integer;
                case ONE_DOUBLE -> argument instanceof Double;
            };
        }
    }

    /// A native call would read whatever lies in memory instead.
    ///
    /// @throws IllegalArgumentException when these are not this kernel's arguments
    public void check(Object... arguments) {
        if (arguments.length != parameters.size()) {
            throw new IllegalArgumentException(
                    "kernel " + name + " takes " + parameters.size() + " arguments, not " + arguments.length);
        }
        for (int i = 0; i < arguments.length; i++) {
            if (!parameters.get(i).takes(arguments[i])) {
                throw new IllegalArgumentException("argument " + i + " of kernel " + name + " must be "
                        + parameters.get(i) + ", was " + arguments[i].getClass().getSimpleName());
            }
        }
    }
}
