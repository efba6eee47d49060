package io.orrery.stage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.orrery.stage", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesAreNamedByWhatTheyMean = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..impl..", "..service..", "..dto..", "..helper..")
            .because("a package is named by what it means, not by a layer");

    @ArchTest
    static final ArchRule theShellKnowsNoServiceAndNoFramework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "io.orrery.ingest..",
                    "io.orrery.transform..",
                    "io.orrery.layout..",
                    "io.orrery.gateway..",
                    "io.orrery.app..",
                    "kafka..",
                    "scala..")
            .because("services depend on the shell, never the other way round");

    @ArchTest
    static final ArchRule loopsStreamsAndReadersStandSideBySide = noClasses()
            .that()
            .resideInAPackage("io.orrery.stage.(*)..")
            .and()
            .resideOutsideOfPackage("io.orrery.stage.loop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.orrery.stage.loop..");

    @Test
    void everyPackageSaysWhatItIs() throws IOException {
        Path sources = Path.of("src/main/java");
        List<Path> silent;
        try (Stream<Path> folders = Files.walk(sources)) {
            silent = folders.filter(Files::isDirectory)
                    .filter(ArchitectureTest::holdsClasses)
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
        }
        assertThat(silent).isEmpty();
    }

    private static boolean holdsClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
