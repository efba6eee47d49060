package io.orrery.app.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.Executors;

/// Who may import whom, and what a core may not do.
@AnalyzeClasses(packages = "io.orrery", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule topicsIsTheLanguage = noClasses()
            .that()
            .resideInAPackage("io.orrery.topics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework..", "io.orrery.stage..")
            .because("fuzzers and other programs' readers load the language without a client or a framework");

    @ArchTest
    static final ArchRule ingestStandsAlone = service("ingest", "transform", "layout", "gateway", "app");

    @ArchTest
    static final ArchRule transformStandsAlone = service("transform", "ingest", "layout", "gateway", "app");

    @ArchTest
    static final ArchRule layoutStandsAlone = service("layout", "ingest", "transform", "gateway", "app");

    @ArchTest
    static final ArchRule gatewayStandsAlone = service("gateway", "ingest", "transform", "layout", "app", "device");

    @ArchTest
    static final ArchRule devicesKnowArrays = noClasses()
            .that()
            .resideInAPackage("io.orrery.device..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.orrery.topics..", "io.orrery.stage..", "org.apache.kafka..", "org.springframework..");

    @ArchTest
    static final ArchRule coresReadNoClock = noClasses()
            .that()
            .resideInAPackage("io.orrery.*.core..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .because("a core that reads no clock can be replayed");

    @ArchTest
    static final ArchRule coresOpenNothing = noClasses()
            .that()
            .resideInAPackage("io.orrery.*.core..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "org.springframework..", "java.net..", "java.nio.file..", "java.sql..");

    @ArchTest
    static final ArchRule packagesAreNamedByMeaning = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..utils..", "..impl..", "..dto..", "..helper..", "..helpers..", "..common..");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value");

    @ArchTest
    static final ArchRule nothingIsFoundByScanning = noClasses()
            .should()
            .beAnnotatedWith("org.springframework.stereotype.Component")
            .orShould()
            .beAnnotatedWith("org.springframework.stereotype.Service")
            .orShould()
            .beAnnotatedWith("org.springframework.context.annotation.ComponentScan");

    @ArchTest
    static final ArchRule poolsAreBounded = noClasses().should().callMethod(Executors.class, "newCachedThreadPool");

    @ArchTest
    static final ArchRule everyPackageSaysWhatItIs = classes()
            .that(areTopLevel())
            .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(inADescribedPackage()))
            .because("a reader opens the package before the class");

    private static ArchRule service(String name, String... others) {
        String[] packages = java.util.Arrays.stream(others)
                .map(other -> "io.orrery." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("io.orrery." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .because("all that passes between services is a topic");
    }

    private static DescribedPredicate<JavaClass> areTopLevel() {
        return DescribedPredicate.describe("are top level", type -> !type.isNestedClass());
    }

    private static DescribedPredicate<JavaClass> inADescribedPackage() {
        return DescribedPredicate.describe(
                "in a package with a null-marked package-info",
                type -> type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"));
    }
}
