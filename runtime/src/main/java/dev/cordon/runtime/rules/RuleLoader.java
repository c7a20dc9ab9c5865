package dev.cordon.runtime.rules;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.mdm.lists.MailLists;
import dev.cordon.runtime.config.RulesConfig;
import dev.cordon.source.SourceText;
import dev.cordon.verification.Rules;
import dev.cordon.verification.packs.MailWorld;
import dev.cordon.verification.packs.PackDetections;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Loads the rules of a configuration. */
public final class RuleLoader {
    private RuleLoader() {}

    /**
     * Rules that run.
     *
     * @param broken how many files have mistakes; they are left out, the others run
     * @param firstBroken the path of the first of them, or an empty text
     */
    public record Loaded(Rules rules, long broken, String firstBroken) {}

    /**
     * The rules of a configuration. What was compiled before from the same files is used again.
     *
     * @throws IOException when a folder cannot be read
     */
    public static Loaded load(RulesConfig config, Organisation organisation, KeptPacks kept) throws IOException {
        if (config.folders().isEmpty()) {
            return new Loaded(Rules.BUILTIN, 0, "");
        }
        MailLists lists = config.lists().isEmpty() ? MailLists.builtin() : MailLists.builtin().withFolder(Path.of(config.lists()));
        MailWorld world = MailWorld.of(organisation, lists);
        List<SourceText> files = new ArrayList<>();
        for (String folder : config.folders()) {
            for (Path file : RuleFolders.find(Path.of(folder))) {
                files.add(RuleFolders.read(file));
            }
        }
        PackLoader.Ready ready = PackLoader.load(files, world, kept);
        Rules rules = new Rules(config.builtin(), new PackDetections(ready.pack(), world), ready.contentHash());
        return new Loaded(rules, ready.broken(), ready.firstBroken());
    }
}
