package io.orrery.device.compute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Kernels that are compiled together: one text for every language, its PTX, and a definition of each kernel in Java.
///
/// The text is the resource `NAME.cl`; a prelude of a few lines for each language gives the words that the languages
/// spell differently. Parameters are read from the text, so that they are written down once.
public final class KernelSource {
    private static final Pattern KERNEL = Pattern.compile("KERNEL\\s+void\\s+(\\w+)\\s*\\(([^)]*)\\)");
    private static final String OPENCL_PRELUDE = "prelude.opencl.h";
    private static final String CUDA_PRELUDE = "prelude.cuda.h";

    private final Class<?> home;
    private final String name;
    private final String text;
    private final Map<String, Kernel> kernels = new LinkedHashMap<>();

    /// @param home class beside which the resources lie
    /// @param name of the resources, without ending
    /// @throws IllegalStateException when text and definitions do not name the same kernels
    public KernelSource(Class<?> home, String name, Map<String, Definition> definitions) {
        this.home = home;
        this.name = name;
        text = resource(home, name + ".cl");
        Matcher found = KERNEL.matcher(text);
        while (found.find()) {
            Definition definition = definitions.get(found.group(1));
            if (definition == null) {
                throw new IllegalStateException("kernel " + found.group(1) + " of " + name + " has no definition");
            }
            kernels.put(found.group(1), new Kernel(found.group(1), this, parameters(found.group(2)), definition));
        }
        if (kernels.size() != definitions.size()) {
            throw new IllegalStateException(
                    name + ".cl has the kernels " + kernels.keySet() + ", definitions are of " + definitions.keySet());
        }
    }

    public String name() {
        return name;
    }

    public List<Kernel> kernels() {
        return List.copyOf(kernels.values());
    }

    /// @throws IllegalArgumentException when there is none of this name
    public Kernel kernel(String wanted) {
        Kernel kernel = kernels.get(wanted);
        if (kernel == null) {
            throw new IllegalArgumentException(name + " has no kernel " + wanted);
        }
        return kernel;
    }

    /// What an OpenCL driver compiles.
    public String opencl() {
        return resource(KernelSource.class, OPENCL_PRELUDE) + text;
    }

    /// What a CUDA compiler compiles.
    public String cuda() {
        return resource(KernelSource.class, CUDA_PRELUDE) + text;
    }

    /// What a CUDA driver translates.
    public String ptx() {
        return resource(home, name + ".ptx");
    }

    /// SHA-256 of [#cuda], which the first line of the PTX names too.
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(cuda().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static List<Kernel.Parameter> parameters(String list) {
        List<Kernel.Parameter> parameters = new ArrayList<>();
        for (String parameter : list.split(",", -1)) {
            boolean column = parameter.contains("*");
            if (parameter.contains("float")) {
                parameters.add(column ? Kernel.Parameter.FLOATS : Kernel.Parameter.ONE_FLOAT);
            } else if (parameter.contains("double")) {
                parameters.add(column ? Kernel.Parameter.DOUBLES : Kernel.Parameter.ONE_DOUBLE);
            } else if (parameter.contains("int")) {
                parameters.add(column ? Kernel.Parameter.INTS : Kernel.Parameter.ONE_INT);
            } else {
                throw new IllegalStateException("a kernel's parameter has no type that is known: " + parameter.strip());
            }
        }
        return parameters;
    }

    private static String resource(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read from the jar", e);
        }
    }
}
