package dev.cordon.runtime.rules;

import dev.cordon.mql.bytes.ByteReader;
import dev.cordon.mql.bytes.ByteWriter;
import dev.cordon.source.SourceText;
import dev.cordon.verification.packs.Language;
import dev.cordon.verification.packs.LoadedRule;
import dev.cordon.verification.packs.MailPack;
import dev.cordon.verification.packs.MailWorld;
import dev.cordon.verification.packs.RulePack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes packs of rule files, for the command line and for the service alike: what was compiled before is used again. */
public final class PackLoader {
    private PackLoader() {}

    /**
     * A pack that is ready to run.
     *
     * @param contentHash the pack's pin, see {@link RulePack}
     * @param broken how many files have mistakes; they are left out
     * @param firstBroken the first of them, or an empty text
     */
    public record Ready(MailPack pack, String contentHash, long broken, String firstBroken) {}

    /** The pack of these files; {@code world} gives the lists' types. */
    public static Ready load(List<SourceText> files, MailWorld world, KeptPacks kept) {
        Language language = Language.of(List.of(), world.lists().types());
        String key = kept.key(named(files, world));
        return kept.find(key).flatMap(bytes -> again(bytes, files, language)).orElseGet(() -> fresh(files, language, kept, key));
    }

    private static List<String> named(List<SourceText> files, MailWorld world) {
        List<String> all = new ArrayList<>();
        all.add(world.lists().types().toString());
        for (SourceText file : files) {
            all.add(file.name());
            all.add(file.text());
        }
        return all;
    }

    private static Optional<Ready> again(byte[] bytes, List<SourceText> files, Language language) {
        try {
            ByteReader in = new ByteReader(bytes);
            String hash = in.text();
            long broken = in.number();
            String first = in.text();
            return Optional.of(new Ready(MailPack.read(in, files, language), hash, broken, first));
        } catch (ByteReader.Malformed _) {
            return Optional.empty();
        }
    }

    private static Ready fresh(List<SourceText> files, Language language, KeptPacks kept, String key) {
        RulePack loaded = RulePack.load(files, language);
        List<LoadedRule> broken = loaded.rules().stream().filter(r -> r.health() == LoadedRule.Health.BROKEN).toList();
        Ready made = new Ready(MailPack.compile(loaded), loaded.contentHash(), broken.size(),
                broken.isEmpty() ? "" : broken.getFirst().file().name());
        ByteWriter out = new ByteWriter();
        out.text(made.contentHash);
        out.number(made.broken);
        out.text(made.firstBroken);
        if (made.pack.write(out, files, language)) {
            kept.keep(key, out.finish());
        }
        return made;
    }
}
