package dev.cordon.access.cli;

import dev.cordon.runtime.rules.KeptPacks;
import dev.cordon.runtime.rules.PackLoader;
import dev.cordon.access.show.Progress;
import dev.cordon.source.SourceText;
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
 * @param pack those that run, compiled
 * @param contentHash the pack's pin, see {@link RulePack}
 * @param world what they see besides the message
 */
record RuleSet(boolean builtin, MailPack pack, String contentHash, MailWorld world) {
    private static final String FOLDER = "packs";

    /** Loads the folders of the options. Bad files are told on standard error and left out. What was compiled before is used again. */
    static RuleSet load(RuleOptions options, MailWorld world, Progress progress, Call call) {
        return load(options, world, progress, call, KeptPacks.ofThisProgram(call.work().resolve(FOLDER)));
    }

    /** The same, with packs kept there. */
    static RuleSet load(RuleOptions options, MailWorld world, Progress progress, Call call, KeptPacks kept) {
        List<SourceText> texts = new ArrayList<>();
        for (String folder : options.folders) {
            if (!folder.equals(RuleOptions.BUILTIN)) {
                for (Path file : Rules.files(folder)) {
                    progress.at(texts.size(), "rules read");
                    texts.add(Rules.text(file));
                }
            }
        }
        PackLoader.Ready made = PackLoader.load(texts, world, kept);
        if (made.broken() > 0) {
            progress.clear();
            call.terminal().tell(made.broken() + (made.broken() == 1 ? " rule file has" : " rule files have") + " mistakes and "
                    + (made.broken() == 1 ? "is" : "are") + " left out, the first is " + made.firstBroken()
                    + "; `cordon rules check` shows them");
        }
        return new RuleSet(options.folders.contains(RuleOptions.BUILTIN), made.pack(), made.contentHash(), world);
    }
}
