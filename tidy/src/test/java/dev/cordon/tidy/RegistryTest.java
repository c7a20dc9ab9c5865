package dev.cordon.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One file, one line: what can be registered is registered, and the lists stay sorted so that merges do not fight over them. */
class RegistryTest {

    private static final Pattern ENTRY = Pattern.compile("^\\s*(?:new\\s+)?([A-Z]\\w*)\\b.*");

    @ParameterizedTest
    @CsvSource({
        "dev.cordon.application, Analyser, Analysers",
        "dev.cordon.verification, Check, Checks",
        "dev.cordon.conclusion, Guard, Guards",
        "dev.cordon.conclusion, Action, Actions",
        "dev.cordon.connectors, Connector, Connectors"})
    void everythingThatCanBeRegisteredIs(String where, String kind, String registry) {
        JavaClasses classes = new ClassFileImporter().importPackages(where);
        JavaClass type = only(classes, kind);
        JavaClass list = only(classes, registry);
        Set<String> known = new TreeSet<>();
        list.getDirectDependenciesFromSelf().forEach(d -> known.add(d.getTargetClass().getName()));
        Set<String> missing = new TreeSet<>();
        for (JavaClass c : classes) {
            if (c.isAssignableTo(type.getName()) && !c.isInterface() && !c.getModifiers().contains(JavaModifier.ABSTRACT)
                    && !c.isAnonymousClass() && !c.getName().contains("$") && !known.contains(c.getName())
                    && !c.getSource().flatMap(s -> s.getFileName()).orElse("").endsWith("Test.java")) {
                missing.add(c.getName());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static JavaClass only(JavaClasses classes, String simpleName) {
        List<JavaClass> found = classes.stream().filter(c -> c.getSimpleName().equals(simpleName)).toList();
        assertThat(found).as(simpleName).hasSize(1);
        return found.getFirst();
    }

    @Test
    void whatIsToBeKeptSortedIs() {
        List<String> unsorted = new ArrayList<>();
        int lists = 0;
        for (Path file : Checkout.productSources()) {
            List<String> lines = Checkout.read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains("keep sorted") && lines.get(i).strip().startsWith("//")) {
                    lists++;
                    List<String> names = names(lines, i + 1);
                    if (!names.equals(names.stream().sorted().toList())) {
                        unsorted.add(Checkout.name(file) + ":" + (i + 1) + ": " + names);
                    }
                }
            }
        }
        assertThat(unsorted).isEmpty();
        assertThat(lists).isPositive();
    }

    private static List<String> names(List<String> lines, int from) {
        List<String> names = new ArrayList<>();
        for (int i = from; i < lines.size(); i++) {
            Matcher entry = ENTRY.matcher(lines.get(i));
            if (!entry.matches()) {
                break;
            }
            names.add(entry.group(1));
            if (lines.get(i).stripTrailing().endsWith(";")) {
                break;
            }
        }
        return names;
    }
}
