package io.orrery.device.assign;

import io.orrery.device.compute.Device;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a user asked for: `auto`, `cpu`, `opencl`, `cuda`, or one device as `opencl:1`.
///
/// @param backend the first part
/// @param ordinal the second; any when empty
record Wish(String backend, OptionalInt ordinal) {
    static final Wish AUTO = new Wish("auto", OptionalInt.empty());

    private static final Pattern FORM = Pattern.compile("(auto|cpu)|(opencl|cuda)(?::(\\d{1,4}))?");

    /// @throws IllegalArgumentException when it has another form; names the setting
    static Wish parse(String setting, String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    setting + " must be auto, cpu, opencl, cuda or one device like opencl:1, was '" + text + "'");
        }
        if (form.group(1) != null) {
            return new Wish(form.group(1), OptionalInt.empty());
        }
        return new Wish(
                form.group(2),
                form.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(form.group(3))));
    }

    boolean isAuto() {
        return equals(AUTO);
    }

    boolean means(Device device) {
        return device.backend().equals(backend) && (ordinal.isEmpty() || ordinal.getAsInt() == device.ordinal());
    }

    @Override
    public String toString() {
        return ordinal.isEmpty() ? backend : backend + ":" + ordinal.getAsInt();
    }
}
