package dev.cordon.access.cli;

import dev.cordon.runtime.rules.KeptPacks;
import dev.cordon.access.show.Progress;
import dev.cordon.mql.bytes.ByteReader;
import dev.cordon.mql.bytes.ByteWriter;
import dev.cordon.source.SourceText;
import dev.cordon.verification.packs.Language;
import dev.cordon.verification.packs.LoadedRule;
import dev.cordon.verification.packs.MailPack;
import dev.cordon.verification.packs.RulePack;
import dev.cordon.verification.packs.MailWorld;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    /** A pack, how many files of it have mistakes, and the first of them or an empty text. */
    private record Made(MailPack pack, String contentHash, long broken, String firstBroken) {}

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
        Language language = Language.of(List.of(), world.lists().types());
        String key = kept.key(named(texts, world));
        Made made = kept.find(key).flatMap(bytes -> again(bytes, texts, language)).orElseGet(() -> fresh(texts, language, kept, key));
        if (made.broken > 0) {
            progress.clear();
            call.terminal().tell(made.broken + (made.broken == 1 ? " rule file has" : " rule files have") + " mistakes and "
                    + (made.broken == 1 ? "is" : "are") + " left out, the first is " + made.firstBroken
                    + "; `cordon rules check` shows them");
        }
        return new RuleSet(options.folders.contains(RuleOptions.BUILTIN), made.pack, made.contentHash, world);
    }

    private static List<String> named(List<SourceText> texts, MailWorld world) {
        List<String> all = new ArrayList<>();
        all.add(world.lists().types().toString());
        for (SourceText text : texts) {
            all.add(text.name());
            all.add(text.text());
        }
        return all;
    }

    private static Optional<Made> again(byte[] bytes, List<SourceText> texts, Language language) {
        try {
            ByteReader in = new ByteReader(bytes);
            String hash = in.text();
            long broken = in.number();
            String first = in.text();
            return Optional.of(new Made(MailPack.read(in, texts, language), hash, broken, first));
        } catch (ByteReader.Malformed _) {
            return Optional.empty();
        }
    }

    private static Made fresh(List<SourceText> texts, Language language, KeptPacks kept, String key) {
        RulePack loaded = RulePack.load(texts, language);
        List<LoadedRule> broken = loaded.rules().stream().filter(r -> r.health() == LoadedRule.Health.BROKEN).toList();
        Made made = new Made(MailPack.compile(loaded), loaded.contentHash(), broken.size(),
                broken.isEmpty() ? "" : broken.getFirst().file().name());
        ByteWriter out = new ByteWriter();
        out.text(made.contentHash);
        out.number(made.broken);
        out.text(made.firstBroken);
        if (made.pack.write(out, texts, language)) {
            kept.keep(key, out.finish());
        }
        return made;
    }
}
