package dev.cordon.runtime;

import dev.cordon.conclusion.policy.Policy;
import dev.cordon.conclusion.policy.PolicyChecker;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads and checks the policy that a configuration names. */
public final class PolicyFile {
    private static final int BYTES_MAX = 8 << 20;

    /**
     * What was read.
     *
     * @param policy usable only when there is no problem; the built-in one otherwise
     * @param diagnostics every mistake with its place, and every hole the checker found
     * @param problem one sentence that says why it cannot be used; empty when it can
     */
    public record Reading(Policy policy, List<Diagnostic> diagnostics, String problem) {
        /** Copies the diagnostics. */
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    private PolicyFile() {}

    /** Reads a file; the empty path is the built-in policy. */
    public static Reading read(String path) {
        if (path.isEmpty()) {
            return new Reading(Policy.builtin(), List.of(), "");
        }
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                return unusable("the policy file " + path + " is larger than " + BYTES_MAX + " bytes");
            }
            return checked(new SourceText(path, new String(bytes, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return unusable("there is no policy file " + path);
        } catch (IOException e) {
            return unusable("the policy file " + path + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static Reading checked(SourceText source) {
        Policy.Reading reading = Policy.read(source);
        List<Diagnostic> all = new ArrayList<>(reading.diagnostics());
        if (reading.isValid()) {
            all.addAll(PolicyChecker.check(reading.policy()).diagnostics());
        }
        List<Diagnostic> errors = all.stream().filter(Diagnostic::isError).toList();
        if (errors.isEmpty()) {
            return new Reading(reading.policy(), all, "");
        }
        Diagnostic first = errors.getFirst();
        return new Reading(Policy.builtin(), all, "the policy " + source.name() + " cannot be used: " + first.message() + " (line "
                + source.position(first.span().start()).line() + (errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more") + ")");
    }

    private static Reading unusable(String problem) {
        return new Reading(Policy.builtin(), List.of(), problem);
    }
}
