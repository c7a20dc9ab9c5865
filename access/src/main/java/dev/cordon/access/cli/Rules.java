package dev.cordon.access.cli;

import dev.cordon.kernel.config.Organisation;
import dev.cordon.mdm.lists.MailLists;
import dev.cordon.verification.packs.MailWorld;
import dev.cordon.runtime.rules.RuleFolders;
import dev.cordon.mql.fmt.Formatter;
import dev.cordon.mql.syntax.Parser;
import dev.cordon.source.Diagnostic;
import dev.cordon.source.SourceText;
import dev.cordon.verification.packs.RuleFile;
import dev.cordon.verification.packs.RuleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the commands about rules share: files found and read, or one clear line why not. */
final class Rules {
    private Rules() {}

    /** The rule files under a folder; a refusal when there are none. */
    static List<Path> files(String typed) {
        Path path = Engine.path(typed);
        try {
            List<Path> files = RuleFolders.find(path);
            if (files.isEmpty()) {
                throw new Refusal("there is no rule file (.yml) in " + typed);
            }
            return files;
        } catch (IOException e) {
            throw new Refusal(typed + " cannot be read: " + Engine.why(e));
        }
    }

    /** What rules see besides the message, with the lists of a folder; an empty name means no folder. */
    static MailWorld world(Organisation organisation, String listFolder) {
        try {
            MailLists lists = MailLists.builtin();
            return MailWorld.of(organisation, listFolder.isEmpty() ? lists : lists.withFolder(Engine.path(listFolder)));
        } catch (IOException e) {
            throw new Refusal("--lists " + listFolder + " cannot be read: " + Engine.why(e));
        }
    }

    /** A rule file's text. */
    static SourceText text(Path file) {
        try {
            return RuleFolders.read(file);
        } catch (IOException e) {
            throw new Refusal(file + " cannot be read: " + Engine.why(e));
        }
    }

    /** What keeps a file from being formatted. */
    static List<Diagnostic> syntax(SourceText file) {
        if (file.name().endsWith(".mql")) {
            return Parser.parse(file).diagnostics();
        }
        RuleReader.Reading reading = RuleReader.read(file);
        if (reading.rule().isEmpty()) {
            return reading.diagnostics();
        }
        RuleFile rule = reading.rule().get();
        return Parser.parse(rule.placement().value()).diagnostics().stream().map(rule.placement()::inFile).toList();
    }

    /** A file that is one expression, formatted. */
    static String formatted(SourceText file) {
        return Formatter.format(Parser.parse(file));
    }
}
