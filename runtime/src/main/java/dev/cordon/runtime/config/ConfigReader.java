package dev.cordon.runtime.config;

import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.source.Span;
import dev.cordon.source.Suggestion;
import dev.cordon.source.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code cordon.yaml}. Values come from the built-in defaults, then the file, then environment variables
 * ({@code CORDON_SERVE_PORT} for {@code serve.port}), then the command line; later ones win. Every mistake is reported at once.
 * Reading starts nothing, but it does look whether secrets are where the file says.
 */
public final class ConfigReader {
    private static final String PREFIX = "CORDON_";

    /**
     * What was read.
     *
     * @param diagnostics every mistake, in the order of the file
     * @param settings each value and which of the four set it, in the order of the reference
     */
    public record Reading(Config usable, List<Diagnostic> diagnostics, List<Setting> settings) {
        /** Copies the lists. */
        public Reading {
            diagnostics = List.copyOf(diagnostics);
            settings = List.copyOf(settings);
        }

        /** The configuration, when there is no error. */
        public Optional<Config> config() {
            return diagnostics.stream().noneMatch(Diagnostic::isError) ? Optional.of(usable) : Optional.empty();
        }
    }

    private ConfigReader() {}

    /** Reads a text whose relative paths start at the working folder. */
    public static Reading read(SourceText source, Map<String, String> environment) {
        return read(source, Path.of(""), environment, Map.of());
    }

    /**
     * Reads a text.
     *
     * @param folder where relative paths start: the folder of the file
     * @param environment the environment variables
     * @param commandLine what the command line sets, by path
     */
    public static Reading read(SourceText source, Path folder, Map<String, String> environment, Map<String, String> commandLine) {
        YamlReader.Document document = YamlReader.read(source);
        Binder binder = new Binder(source, folder, new Overrides(environment, commandLine));
        binder.diagnostics().addAll(document.diagnostics());
        Config config = binder.root(Config.class, document.root());
        Posture.check(config, binder);
        unknownOverrides(binder, environment, commandLine);
        List<Diagnostic> sorted = new ArrayList<>(binder.diagnostics());
        sorted.sort(Comparator.comparing((Diagnostic d) -> d.source() != source).thenComparing(d -> d.span().start()));
        return new Reading(resolved(config, folder), sorted, binder.settings());
    }

    private static Config resolved(Config c, Path folder) {
        String policy = c.policy().isEmpty() ? "" : folder.resolve(c.policy()).toString();
        StoreConfig store = new StoreConfig(folder.resolve(c.store().folder()).toString());
        return new Config(c.mode(), c.tenant(), c.serve(), store, c.line(), policy, c.dns(), rules(c.rules(), folder), c.organisation(),
                c.connectors(), c.excluded(), c.directory(), c.reports());
    }

    private static RulesConfig rules(RulesConfig r, Path folder) {
        return new RulesConfig(r.folders().stream().map(f -> folder.resolve(f).toString()).toList(),
                r.lists().isEmpty() ? "" : folder.resolve(r.lists()).toString(), r.builtin());
    }

    private static void unknownOverrides(Binder binder, Map<String, String> environment, Map<String, String> commandLine) {
        List<String> paths = ConfigReference.scalarPaths();
        commandLine.forEach((path, text) -> {
            if (!paths.contains(path)) {
                SourceText said = new SourceText("command line", path + "=" + text);
                binder.diagnostics().add(Diagnostic.error("C001", said, new Span(0, path.length()), "`" + path
                        + "` is not a setting that can be given here",
                        Suggestion.didYouMean(path, paths), "what can be given: " + String.join(", ", paths)));
            }
        });
        List<String> variables = paths.stream().map(Words::variable).toList();
        environment.keySet().stream().sorted().filter(name -> name.startsWith(PREFIX) && !variables.contains(name)).forEach(name ->
                Suggestion.nearest(name, variables).ifPresent(near -> binder.diagnostics().add(Diagnostic.warning("C001",
                        new SourceText("environment", name), new Span(0, name.length()), "the variable " + name + " sets nothing",
                        "did you mean `" + near + "`?", ""))));
    }
}
