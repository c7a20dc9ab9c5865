package dev.cordon.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Small files, small methods, with numbers (STYLE.md, H6). */
class SizesTest {

    private static final int FILE_LINES_MAX = 600;
    private static final int METHOD_LINES_MAX = 60;
    private static final int LINE_LENGTH_MAX = 150;

    @Test
    void noFileIsLongerThanAllowed() {
        Map<String, String> allowed = Checkout.allowed("file-lines");
        List<String> found = new ArrayList<>();
        for (Path file : Checkout.files(".java")) {
            long lines = Checkout.read(file).lines().count();
            if (lines > Long.parseLong(allowed.getOrDefault(Checkout.name(file), Integer.toString(FILE_LINES_MAX)))) {
                found.add(Checkout.name(file) + ": " + lines + " lines");
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noLineIsLongerThanAllowed() {
        List<String> found = new ArrayList<>();
        for (Path file : Checkout.files(".java")) {
            List<String> lines = Checkout.read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).codePointCount(0, lines.get(i).length()) > LINE_LENGTH_MAX) {
                    found.add(Checkout.name(file) + ":" + (i + 1));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noMethodIsLongerThanAllowed() {
        Map<String, String> allowed = Checkout.allowed("method-lines");
        List<String> found = new ArrayList<>();
        for (Sources.Parsed file : Sources.parse(Checkout.files(".java"))) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethod(MethodTree method, Void nothing) {
                    if (method.getBody() != null) {
                        long first = file.line(file.positions().getStartPosition(file.unit(), method.getBody()));
                        long last = file.line(file.positions().getEndPosition(file.unit(), method.getBody()));
                        String key = file.name() + "#" + method.getName();
                        if (last - first + 1 > Long.parseLong(allowed.getOrDefault(key, Integer.toString(METHOD_LINES_MAX)))) {
                            found.add(key + ": " + (last - first + 1) + " lines");
                        }
                    }
                    return super.visitMethod(method, nothing);
                }
            }.scan(file.unit(), null);
        }
        assertThat(found).isEmpty();
    }
}
