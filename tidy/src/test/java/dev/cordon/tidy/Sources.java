package dev.cordon.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources as trees, parsed by the compiler itself. */
final class Sources {

    /** One file as a tree. */
    record Parsed(CompilationUnitTree unit, SourcePositions positions, Trees trees) {
        String name() {
            return Checkout.name(Path.of(unit.getSourceFile().toUri()));
        }

        long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    private Sources() {}

    /** Parses files without resolving names. */
    static List<Parsed> parse(List<Path> files) {
        return read(files, false);
    }

    /** Parses files and resolves every name and type. */
    static List<Parsed> attribute(List<Path> files) {
        return read(files, true);
    }

    private static List<Parsed> read(List<Path> files, boolean resolve) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of("-proc:none", "-Xlint:none", "-classpath", System.getProperty("java.class.path"));
            JavacTask task = (JavacTask) compiler.getTask(null, manager, _ -> {}, options, null, manager.getJavaFileObjectsFromPaths(files));
            Trees trees = Trees.instance(task);
            List<Parsed> parsed = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                parsed.add(new Parsed(unit, trees.getSourcePositions(), trees));
            }
            if (resolve) {
                task.analyze();
            }
            return parsed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
