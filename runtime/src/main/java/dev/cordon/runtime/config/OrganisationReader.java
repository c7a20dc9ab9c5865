package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads a file with facts about the organisation: YAML or JSON, keys with hyphens or underscores. */
public final class OrganisationReader {
    private static final int BYTES_MAX = 8 << 20;

    /**
     * What was read.
     *
     * @param organisation usable only when there is no error
     * @param unreadable why the file could not be read at all; empty when it could
     */
    public record Reading(Organisation organisation, List<Diagnostic> diagnostics, String unreadable) {
        /** Copies the diagnostics. */
        public Reading {
            diagnostics = List.copyOf(diagnostics);
        }

        /** Whether it may be used. */
        public boolean isValid() {
            return unreadable.isEmpty() && diagnostics.stream().noneMatch(Diagnostic::isError);
        }
    }

    private OrganisationReader() {}

    /** Reads a file. */
    public static Reading read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                return new Reading(Organisation.NONE, List.of(), "the file " + file + " is larger than " + BYTES_MAX + " bytes");
            }
            return read(new SourceText(file.toString(), new String(bytes, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException e) {
            return new Reading(Organisation.NONE, List.of(), "there is no file " + file);
        } catch (IOException e) {
            return new Reading(Organisation.NONE, List.of(), "the file " + file + " cannot be read: " + e.getMessage());
        }
    }

    /** Reads a text. */
    public static Reading read(SourceText source) {
        YamlReader.Document document = YamlReader.read(source);
        Binder binder = new Binder(source, Path.of(""), new Overrides(Map.of(), Map.of()));
        binder.diagnostics().addAll(document.diagnostics());
        Organisation organisation = document.diagnostics().isEmpty() ? binder.root(Organisation.class, document.root()) : Organisation.NONE;
        return new Reading(organisation, binder.diagnostics(), "");
    }
}
