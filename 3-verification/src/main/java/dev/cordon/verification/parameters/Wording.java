package dev.cordon.verification.parameters;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.BodyText;
import dev.cordon.kernel.message.Part;
import dev.cordon.verification.likeness.Folding;
import java.util.ArrayList;
import java.util.List;

/**
 * Stories that are told for money. Each is a set of groups of phrases that mean the same; the story counts only when phrases of
 * several groups come together, because each alone is ordinary language.
 */
final class Wording implements Parameter {

    private static final int TEXT_MAX = 200_000;
    private static final int EXTORTION_GROUPS_MIN = 3;
    private static final int FEE_GROUPS_MIN = 3;

    private static final List<List<String>> EXTORTION = List.of(
            List.of("bitcoin", "btc", "monero", "litecoin wallet", "crypto wallet"),
            List.of("webcam", "your camera", "recorded you", "video of you", "your browsing history", "adult site", "adult website", "porn",
                    "pleasuring", "masturbat"),
            List.of("your device", "your computer", "your account was hacked", "hacked your", "have access to your", "malware", "trojan",
                    "spyware",
                    "your operating system"),
            List.of("48 hours", "50 hours", "24 hours", "two days", "after payment", "once you have paid", "if i do not receive",
                    "if you don't pay",
                    "send to all your contacts", "to all of your contacts", "your friends and family", "your relatives"));

    private static final List<List<String>> ADVANCE_FEE = List.of(
            List.of("next of kin", "late client", "my late husband", "late father", "deceased", "passed away", "plane crash",
                    "terminal cancer",
                    "cancer of the", "i am dying", "widow"),
            List.of("million united states dollars", "million dollars", "million us dollars", "million usd", "million euro",
                    "million pounds",
                    "us$", "usd$", "sum of $", "sum of us", "amount of $", "m dollars", "million)", "000,000", "000.000", "500,000",
                            "thousand dollars"),
            List.of("inheritance", "beneficiary", "unclaimed", "dormant account", "donation to you", "compensation fund", "your fund",
                    "the fund",
                    "consignment", "lottery", "jackpot", "winning", "contract payment", "investment fund", "donate", "charity"),
            List.of("god bless", "dear friend", "dearest", "dear beloved", "good day to you", "attention:", "dear sir/madam", "beloved",
                    "calvary"),
            List.of("barrister", "attorney at law", "auditor", "bank manager", "diplomat", "director of", "foreign remittance",
                    "united nations",
                    "central bank", "gen.", "general manager of", "refugee", "your bank account", "foreign partner", "trustworthy",
                            "trusted person"),
            List.of("full name", "your age", "occupation", "telephone number", "direct phone", "contact address", "your country",
                    "reply me",
                    "get back to me", "contact me", "my private email", "private e-mail", "your urgent response", "urgent reply",
                            "for more details",
                    "% of the", "percent of the", "business proposal", "mutual benefit", "confidential"));

    private static final List<String> PASSWORD = List.of("password:", "password is", "passcode:", "pass:", "pw:", "archive password",
            "file password", "passwort:", "kennwort:", "mot de passe :", "mot de passe:", "contraseña:", "senha:");

    @Override public List<Evidence> find(Dossier dossier, Guarded guarded) {
        List<Evidence> found = new ArrayList<>();
        List<ByteRange> where = new ArrayList<>();
        StringBuilder all = new StringBuilder(dossier.message().subject()).append('\n');
        for (BodyText text : dossier.message().texts()) {
            if (all.length() < TEXT_MAX) {
                all.append(text.display(), 0, Math.min(text.display().length(), TEXT_MAX)).append('\n');
                range(dossier.message().root(), text.part(), where);
            }
        }
        String words = spaced(Folding.visible(all.toString()));
        story(words, EXTORTION, EXTORTION_GROUPS_MIN, JudgedFactNames.TEXT_EXTORTION, where, found);
        story(words, ADVANCE_FEE, FEE_GROUPS_MIN, JudgedFactNames.TEXT_ADVANCE_FEE, where, found);
        PASSWORD.stream().filter(words::contains).findFirst()
                .ifPresent(p -> found.add(Evidence.fact(JudgedFactNames.TEXT_FILE_PASSWORD, p, where)));
        return found;
    }

    private static void story(String words, List<List<String>> groups, int least, FactName name, List<ByteRange> where,
            List<Evidence> found) {
        List<String> phrases = new ArrayList<>();
        for (List<String> group : groups) {
            group.stream().filter(words::contains).findFirst().ifPresent(phrases::add);
        }
        if (phrases.size() >= least) {
            found.add(new Evidence.Fact(name, new Value.Texts(phrases), where));
        }
    }

    private static void range(Part part, String path, List<ByteRange> where) {
        if (part.path().equals(path)) {
            where.add(part.body());
        }
        part.children().forEach(child -> range(child, path, where));
    }

    private static String spaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            boolean blank = Character.isWhitespace(c) || c == '\u00a0';
            if (!blank || !space) {
                out.append(blank ? ' ' : c == '\u2019' ? '\'' : c);
            }
            space = blank;
        }
        return out.toString();
    }
}
