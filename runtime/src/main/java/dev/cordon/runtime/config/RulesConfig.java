package dev.cordon.runtime.config;

import dev.cordon.kernel.config.Doc;
import java.util.List;

/** Rules from files. */
@Doc("Rules from files, in the rule language (docs/user/rules.md).")
public record RulesConfig(
        @Doc("Folders of rule files.") List<String> folders,
        @Doc("A folder of named lists, one file each; the file's name is the list's. Empty means the built-in lists alone.") String lists,
        @Doc("Whether the detections that come with Cordon run too.") boolean builtin) {
    /** No files: the built-in detections alone. */
    public static final RulesConfig BUILTIN = new RulesConfig(List.of(), "", true);

    /** Copies the list. */
    public RulesConfig {
        folders = List.copyOf(folders);
    }
}
