package dev.cordon.runtime.rules;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.mdm.lists.MailLists;
import dev.cordon.runtime.config.RulesConfig;
import dev.cordon.source.SourceText;
import dev.cordon.verification.Rules;
import dev.cordon.verification.packs.Language;
import dev.cordon.verification.packs.LoadedRule;
import dev.cordon.verification.packs.MailPack;
import dev.cordon.verification.packs.MailWorld;
import dev.cordon.verification.packs.PackDetections;
import dev.cordon.verification.packs.RulePack;
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
     * @param broken paths of files with mistakes; they are left out, the others run
     */
    public record Loaded(Rules rules, List<String> broken) {
        /** Copies the list. */
        public Loaded {
            broken = List.copyOf(broken);
        }
    }

    /**
     * The rules of a configuration.
     *
     * @throws IOException when a folder cannot be read
     */
    public static Loaded load(RulesConfig config, Organisation organisation) throws IOException {
        if (config.folders().isEmpty()) {
            return new Loaded(Rules.BUILTIN, List.of());
        }
        MailLists lists = config.lists().isEmpty() ? MailLists.builtin() : MailLists.builtin().withFolder(Path.of(config.lists()));
        MailWorld world = MailWorld.of(organisation, lists);
        List<SourceText> files = new ArrayList<>();
        for (String folder : config.folders()) {
            for (Path file : RuleFolders.find(Path.of(folder))) {
                files.add(RuleFolders.read(file));
            }
        }
        RulePack pack = RulePack.load(files, Language.of(List.of(), world.lists().types()));
        List<String> broken = pack.rules().stream().filter(r -> r.health() == LoadedRule.Health.BROKEN).map(r -> r.file().name()).toList();
        return new Loaded(new Rules(config.builtin(), new PackDetections(MailPack.compile(pack), world), pack.contentHash()), broken);
    }
}
