package dev.cordon.access.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options of commands that run rules from files. */
final class RuleOptions {
    /** Adds the detections of the build to rules from files. */
    static final String BUILTIN = "builtin";

    @Option(names = "--rules", paramLabel = "DIR", description = "Rule files in place of the built-in detections; may be given several times."
            + " `--rules builtin` adds those back.")
    List<String> folders = new ArrayList<>();

    @Option(names = "--lists", paramLabel = "DIR", description = "A folder of named lists for rules, one file each; the file's name is the"
            + " list's.")
    String lists = "";

    boolean given() {
        return folders.stream().anyMatch(f -> !f.equals(BUILTIN));
    }
}
