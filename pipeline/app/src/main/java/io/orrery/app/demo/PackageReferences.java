package io.orrery.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// Which packages lie in a jar or folder, and how often their classes name classes of other packages.
///
/// @param packages dotted names
/// @param counts number of named classes by pair of packages
record PackageReferences(Set<String> packages, Map<Pair, Long> counts) {
    /// From one package to another.
    record Pair(String from, String to) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int order = from.compareTo(other.from);
            return order != 0 ? order : to.compareTo(other.to);
        }
    }

    static PackageReferences of(Path path) throws IOException {
        PackageReferences references = new PackageReferences(new TreeSet<>(), new TreeMap<>());
        if (Files.isDirectory(path)) {
            references.addFolder(path);
        } else if (path.toString().endsWith(".jar")) {
            references.addJar(path);
        }
        return references;
    }

    private void addJar(Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                if (isClass(entry.getName())) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        add(in.readAllBytes());
                    }
                }
            }
        }
    }

    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> classes = files.filter(
                            file -> isClass(folder.relativize(file).toString()))
                    .toList();
            for (Path file : classes) {
                add(Files.readAllBytes(file));
            }
        }
    }

    /// Versions for other Java releases repeat what the main one says.
    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
    }

    private void add(byte[] bytes) {
        try {
            ClassModel model = ClassFile.of().parse(bytes);
            String from = packageOf(model.thisClass().asInternalName());
            packages.add(from);
            for (PoolEntry entry : model.constantPool()) {
                if (entry instanceof ClassEntry named) {
                    String to = packageOf(named.asInternalName());
                    if (!to.isEmpty() && !to.equals(from)) {
                        counts.merge(new Pair(from, to), 1L, Long::sum);
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return; // A file that only pretends to be a class says nothing about packages.
        }
    }

    /// Arrays are named `[Lpackage/Class;`; those of primitives have no package.
    private static String packageOf(String internalName) {
        int slash = internalName.lastIndexOf('/');
        if (slash < 0) {
            return "";
        }
        int begin = internalName.startsWith("[") ? internalName.indexOf('L') + 1 : 0;
        return internalName.substring(begin, slash).replace('/', '.');
    }
}
