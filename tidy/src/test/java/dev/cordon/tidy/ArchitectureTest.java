package dev.cordon.tidy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The eleven rules of ARCHITECTURE.md: who may import what, and what nobody may call. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("dev.cordon");

    private static final String[] STAGES = {"initiation", "application", "verification", "conclusion"};
    private static final String[] JDK = {"java..", "javax..", "jdk.."};

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    private static String[] and(String[] packages, String... more) {
        String[] all = new String[packages.length + more.length];
        System.arraycopy(packages, 0, all, 0, packages.length);
        System.arraycopy(more, 0, all, packages.length, more.length);
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"initiation", "application", "verification", "conclusion"})
    void rule1TheFourStagesNeverDependOnEachOther(String stage) {
        for (String other : STAGES) {
            if (!other.equals(stage)) {
                check(noClasses().that().resideInAPackage("dev.cordon." + stage + "..")
                        .should().dependOnClassesThat().resideInAPackage("dev.cordon." + other + ".."));
            }
        }
    }

    @Test
    void rule2ALibraryKnowsNothingOfTheProduct() {
        String[] common = and(JDK, "org.jspecify..", "dev.cordon.bounds..", "dev.cordon.source..");
        check(onlySees(and(JDK, "org.jspecify..", "dev.cordon.bounds.."), "dev.cordon.bounds.."));
        check(onlySees(and(common, "org.snakeyaml.engine.."), "dev.cordon.source.."));
        check(onlySees(and(common, "dev.cordon.files..", "org.jsoup..", "org.apache.commons.compress..",
                "com.github.junrar..", "org.apache.poi.hmef.."), "dev.cordon.files.."));
        check(onlySees(and(common, "dev.cordon.mime.."), "dev.cordon.mime.."));
        check(onlySees(and(common, "dev.cordon.merkle.."), "dev.cordon.merkle.."));
        check(onlySees(and(common, "dev.cordon.mime..", "dev.cordon.mailauth..", "org.bouncycastle.math.ec.rfc8032.."), "dev.cordon.mailauth.."));
        check(onlySees(and(common, "dev.cordon.mql.."), "dev.cordon.mql.."));
        check(onlySees(and(common, "dev.cordon.files..", "dev.cordon.mime..", "dev.cordon.mailauth..", "dev.cordon.mql..", "dev.cordon.mdm..",
                "org.jsoup..", "net.fortuna.ical4j.data..", "org.slf4j"), "dev.cordon.mdm.."));
        check(onlySees(and(JDK, "org.jspecify..", "dev.cordon.access.verifier.."), "dev.cordon.access.verifier.."));
    }

    private static ClassesShouldConjunction onlySees(String[] allowed, String who) {
        return classes().that().resideInAPackage(who).should().onlyDependOnClassesThat(resideInAnyPackage(allowed));
    }

    @Test
    void rule3TheKernelSeesTheJdkOnly() {
        check(onlySees(and(JDK, "org.jspecify..", "dev.cordon.kernel.."), "dev.cordon.kernel.."));
    }

    @Test
    void rule4aApplicationHoldsNoPort() {
        check(noClasses().that().resideInAPackage("dev.cordon.application..")
                .should().dependOnClassesThat().resideInAPackage("dev.cordon.kernel.port.."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"read:initiation", "ask:verification", "act:conclusion"})
    void rules4bToDEachPortIsHeldByItsStageAlone(String pair) {
        String port = pair.split(":")[0];
        String stage = pair.split(":")[1];
        check(noClasses().that(resideOutsideOfPackages("dev.cordon." + stage + "..", "dev.cordon.connectors..", "dev.cordon.runtime..",
                        "dev.cordon.testkit..", "dev.cordon.kernel.port." + port + ".."))
                .should().dependOnClassesThat().resideInAPackage("dev.cordon.kernel.port." + port + ".."));
    }

    @Test
    void rule5TimeAndChanceComeFromTheRuntime() {
        Set<String> banned = Set.of("java.time.Instant.now", "java.time.LocalDate.now", "java.time.LocalDateTime.now",
                "java.time.ZonedDateTime.now", "java.time.OffsetDateTime.now", "java.time.Clock.systemUTC", "java.time.Clock.systemDefaultZone",
                "java.lang.System.currentTimeMillis", "java.lang.System.nanoTime", "java.util.UUID.randomUUID", "java.lang.Math.random",
                "java.lang.Thread.sleep");
        DescribedPredicate<JavaCall<?>> calls = new DescribedPredicate<>("the clock, chance or a sleep") {
            @Override
            public boolean test(JavaCall<?> call) {
                String called = call.getTargetOwner().getName() + "." + call.getName();
                boolean systemClock = called.equals("java.time.InstantSource.system");
                return banned.contains(called) || systemClock;
            }
        };
        check(noClasses().that(resideOutsideOfPackages("dev.cordon.runtime..", "dev.cordon.access.cli..", "dev.cordon.access.demo.."))
                .should().callCodeUnitWhere(DescribedPredicate.describe(calls.getDescription(), calls::test)));
    }

    @Test
    void rule6NoProcessIsStartedNearMail() {
        check(noClasses().that(resideOutsideOfPackages("dev.cordon.runtime.sandbox.."))
                .should().dependOnClassesThat().belongToAnyOf(ProcessBuilder.class)
                .orShould().callMethod(Runtime.class, "exec", String[].class));
    }

    @Test
    void rule7SecretsAreRevealedOnlyWhereTheyAreUsed() {
        DescribedPredicate<JavaCall<?>> reveal = DescribedPredicate.describe("Secret.reveal()", call ->
                call.getName().equals("reveal") && call.getTargetOwner().getName().equals("dev.cordon.kernel.config.Secret"));
        check(noClasses().that(resideOutsideOfPackages("dev.cordon.connectors..", "dev.cordon.runtime.."))
                .should().callCodeUnitWhere(reveal));
    }

    @Test
    void rule8NoPackageCycles() {
        slices().matching("dev.cordon.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void aStageHoldsNoState() {
        for (String stage : STAGES) {
            check(fields().that().areDeclaredInClassesThat().resideInAPackage("dev.cordon." + stage)
                    .and().doNotHaveModifier(JavaModifier.SYNTHETIC).should().beFinal());
        }
    }

    @Test
    void noBacktrackingRegexNearMail() {
        check(noClasses().that().resideInAnyPackage("dev.cordon.files..", "dev.cordon.mime..", "dev.cordon.initiation..", "dev.cordon.application..",
                "dev.cordon.verification..").should().dependOnClassesThat().belongToAnyOf(java.util.regex.Pattern.class));
    }

    @Test
    void theRulesSeeTheWholeProduct() {
        // A rule over nothing holds: these must be on the classpath, or the checks above say nothing.
        for (String name : new String[] {"kernel", "initiation", "application", "verification", "conclusion", "connectors", "runtime",
            "access", "files", "mime", "merkle", "testkit"}) {
            boolean seen = PRODUCT.stream().map(JavaClass::getPackageName).anyMatch(p -> p.startsWith("dev.cordon." + name));
            org.assertj.core.api.Assertions.assertThat(seen).as(name).isTrue();
        }
    }

    @Test
    void plantedViolationsAreCaught() {
        JavaClasses planted = new ClassFileImporter().importClasses(Planted.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> noClasses().should().callMethod(Instant.class, "now").check(planted))
                .isInstanceOf(AssertionError.class);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> noClasses().should().callMethod(UUID.class, "randomUUID").check(planted))
                .isInstanceOf(AssertionError.class);
    }

    /** What no product class may be like. */
    static final class Planted {
        Instant when = Instant.now();
        UUID chance = UUID.randomUUID();
    }
}
