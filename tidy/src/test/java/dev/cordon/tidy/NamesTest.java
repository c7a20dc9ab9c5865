package dev.cordon.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.junit.jupiter.api.Test;

/** Names say which; nothing is caught and forgotten; a new variant breaks the build where it matters (STYLE.md H1, H4, H16, H17). */
class NamesTest {

    private static final Set<String> BANNED_ENDINGS = Set.of("Impl", "Manager", "Helper", "Helpers", "Util", "Utils", "Info", "Data");
    private static final Set<String> BANNED_STARTS = Set.of("Abstract", "Default");
    private static final Set<String> CAUGHT_TOO_WIDELY = Set.of("Exception", "RuntimeException", "Throwable", "Error");

    @Test
    void typesAndMethodsAreNamedForWhatTheyAre() {
        List<String> found = new ArrayList<>();
        for (Sources.Parsed file : Sources.parse(Checkout.productSources())) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree type, Void nothing) {
                    String name = type.getSimpleName().toString();
                    if (BANNED_ENDINGS.stream().anyMatch(name::endsWith) || BANNED_STARTS.stream().anyMatch(name::startsWith)
                            || name.length() > 1 && name.charAt(0) == 'I' && Character.isUpperCase(name.charAt(1))
                            && type.getKind() == Tree.Kind.INTERFACE) {
                        found.add(file.name() + ": type " + name);
                    }
                    return super.visitClass(type, nothing);
                }

                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    String name = method.getName().toString();
                    boolean overrides = method.getModifiers().getAnnotations().stream()
                            .anyMatch(a -> a.getAnnotationType().toString().equals("Override"));
                    if (!overrides && name.length() > 3 && name.startsWith("get") && Character.isUpperCase(name.charAt(3))) {
                        found.add(file.name() + ": method " + name);
                    }
                    return super.visitMethod(method, nothing);
                }
            }.scan(file.unit(), null);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void nothingIsCaughtTooWidelyButInNamedPlaces() {
        Map<String, String> allowed = Checkout.allowed("wide-catch");
        List<String> found = new ArrayList<>();
        for (Sources.Parsed file : Sources.parse(Checkout.productSources())) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitCatch(CatchTree clause, Void nothing) {
                    for (String type : clause.getParameter().getType().toString().split("\\|")) {
                        if (CAUGHT_TOO_WIDELY.contains(type.strip()) && !allowed.containsKey(file.name())) {
                            found.add(file.name() + ":" + file.line(file.positions().getStartPosition(file.unit(), clause)));
                        }
                    }
                    return super.visitCatch(clause, nothing);
                }
            }.scan(file.unit(), null);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noDefaultHidesANewVariantOfOurOwnTypes() {
        List<String> found = new ArrayList<>();
        Map<String, String> allowed = Checkout.allowed("default");
        List<Path> sources = Checkout.productSources();
        for (Sources.Parsed file : Sources.attribute(sources)) {
            if (!allowed.containsKey(file.name())) {
                new DefaultFinder(file, found).scan(file.unit(), null);
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIs() {
        List<String> found = new ArrayList<>();
        for (Path source : Checkout.productSources()) {
            Path described = source.resolveSibling("package-info.java");
            if (!described.toFile().exists()) {
                found.add(Checkout.name(source.getParent()) + ": no package-info.java");
            } else if (!Checkout.read(described).contains("@NullMarked") || !Checkout.read(described).contains("/**")) {
                found.add(Checkout.name(described) + ": not null-marked, or without a sentence");
            }
        }
        assertThat(found.stream().distinct()).isEmpty();
    }

    private static final class DefaultFinder extends TreePathScanner<Void, Void> {
        private final Sources.Parsed file;
        private final List<String> found;

        DefaultFinder(Sources.Parsed file, List<String> found) {
            this.file = file;
            this.found = found;
        }

        @Override
        public Void visitSwitch(SwitchTree tree, Void nothing) {
            look(tree, tree.getExpression(), tree.getCases());
            return super.visitSwitch(tree, nothing);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
            look(tree, tree.getExpression(), tree.getCases());
            return super.visitSwitchExpression(tree, nothing);
        }

        private void look(Tree tree, ExpressionTree selector, List<? extends CaseTree> cases) {
            boolean hasDefault = cases.stream().anyMatch(c -> c.getLabels().stream().anyMatch(l -> l instanceof DefaultCaseLabelTree));
            TypeMirror type = file.trees().getTypeMirror(new TreePath(getCurrentPath(), selector));
            if (hasDefault && type instanceof DeclaredType declared && ours(declared.asElement())) {
                found.add(file.name() + ":" + file.line(file.positions().getStartPosition(file.unit(), tree)) + ": default over " + type);
            }
        }

        private static boolean ours(Element element) {
            boolean closed = element.getKind() == ElementKind.ENUM || element.getModifiers().contains(Modifier.SEALED);
            return closed && element instanceof TypeElement type && type.getQualifiedName().toString().startsWith("dev.cordon.");
        }
    }
}
