package dev.cordon.access.cli;

import dev.cordon.access.show.Progress;
import dev.cordon.source.SourceText;
import dev.cordon.verification.packs.Language;
import dev.cordon.verification.packs.LoadedRule;
import dev.cordon.verification.packs.MailPack;
import dev.cordon.verification.packs.RulePack;
import dev.cordon.verification.packs.MailWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules from files, ready to run.
 *
 * @param builtin whether the detections of the build run too
 * @param loaded every file, good or bad
 * @param pack those that run, compiled
 * @param world what they see besides the message
 */
record RuleSet(boolean builtin, RulePack loaded, MailPack pack, MailWorld world) {

    /** Loads the folders of the options. Bad files are told on standard error and left out. */
    static RuleSet load(RuleOptions options, MailWorld world, Progress progress, Call call) {
        List<SourceText> texts = new ArrayList<>();
        for (String folder : options.folders) {
            if (!folder.equals(RuleOptions.BUILTIN)) {
                for (Path file : Rules.files(folder)) {
                    progress.at(texts.size(), "rules read");
                    texts.add(Rules.text(file));
                }
            }
        }
        RulePack loaded = RulePack.load(texts, Language.of(List.of(), world.lists().types()));
        List<LoadedRule> broken = loaded.rules().stream().filter(r -> r.health() == LoadedRule.Health.BROKEN).toList();
        if (!broken.isEmpty()) {
            progress.clear();
            call.terminal().tell(broken.size() + (broken.size() == 1 ? " rule file has" : " rule files have") + " mistakes and "
                    + (broken.size() == 1 ? "is" : "are") + " left out, the first is " + broken.getFirst().file().name()
                    + "; `cordon rules check` shows them");
        }
        return new RuleSet(options.folders.contains(RuleOptions.BUILTIN), loaded, MailPack.compile(loaded), world);
    }
}
