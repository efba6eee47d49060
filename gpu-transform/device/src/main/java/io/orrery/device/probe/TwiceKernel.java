package io.orrery.device.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/// The probe's CUDA kernel as PTX text: `x[i] *= 2`. Written for the oldest instruction set that current drivers
/// translate, so that any driver since CUDA 9 loads it.
final class TwiceKernel {
    static final String NAME = "twice";

    private TwiceKernel() {}

    static byte[] nulTerminated() {
        byte[] text = ptx();
        return Arrays.copyOf(text, text.length + 1);
    }

    static byte[] ptx() {
        try (InputStream in = TwiceKernel.class.getResourceAsStream("twice.ptx")) {
            if (in == null) {
                throw new IllegalStateException("twice.ptx is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("twice.ptx cannot be read from the jar", e);
        }
    }
}
