package dev.cordon.conclusion.policy;

import dev.cordon.files.FileType;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactName;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Proof;
import dev.cordon.kernel.flow.Judgement;
import dev.cordon.kernel.message.Attachment;
import dev.cordon.kernel.verdict.Capability;
import dev.cordon.kernel.verdict.Verdict;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out which case a judgement is in. */
final class CaseOf {

    private static final Set<FactName> CREDENTIAL = Set.of(FactNames.INTENT_CREDENTIALS, FactNames.HTML_FORM_PASSWORD);
    private static final Set<FactName> MONEY = Set.of(FactNames.INTENT_PAYMENT_CHANGE, FactNames.INTENT_PAYROLL, FactNames.INTENT_GIFT_CARD,
            FactNames.INTENT_INVOICE);

    private static final Set<String> CALM = Set.of("clean", "bulk");
    private static final Set<String> NOT_BLOCKING = Set.of("none", "not-asked");

    private CaseOf() {}

    // Verification never calls a message clean or bulk when something blocking could not be found out, and a defect is always
    // indeterminate: those cases cannot occur, and no rule needs to speak of them.
    static boolean canOccur(String verdict, String gap) {
        if (CALM.contains(verdict)) {
            return NOT_BLOCKING.contains(gap);
        }
        return !gap.equals("defect") || verdict.equals("indeterminate");
    }

    static boolean canOccur(Map<Axis, String> words) {
        return canOccur(words.getOrDefault(Axis.VERDICT, ""), words.getOrDefault(Axis.GAP, ""));
    }

    static Map<Axis, String> words(Judgement judgement, Circumstances circumstances) {
        Map<Axis, String> words = new EnumMap<>(Axis.class);
        words.put(Axis.VERDICT, judgement.verdict().name().toLowerCase(Locale.ROOT));
        words.put(Axis.GAP, gap(judgement));
        words.put(Axis.CAN_HIDE, yesNo(circumstances, Capability.HIDE));
        words.put(Axis.CAN_MARK, yesNo(circumstances, Capability.MARK));
        words.put(Axis.CAN_TRASH, yesNo(circumstances, Capability.TRASH));
        words.put(Axis.DIRECTION, judgement.dossier().intake().origin().direction().name().toLowerCase(Locale.ROOT));
        words.put(Axis.RECIPIENT, circumstances.recipient().name().toLowerCase(Locale.ROOT));
        words.put(Axis.RISK, risk(judgement));
        return words;
    }

    private static String yesNo(Circumstances circumstances, Capability capability) {
        return circumstances.capabilities().contains(capability) ? "yes" : "no";
    }

    /** The gravest gap: of the message itself, and of what undecided detections hang on. */
    static String gap(Judgement judgement) {
        Set<String> found = new HashSet<>();
        found.add("none");
        judgement.dossier().gaps().forEach(g -> found.add(word(g.code())));
        judgement.undecided().forEach(r -> missing(r.proof(), found));
        if (judgement.verdict() == Verdict.CLEAN || judgement.verdict() == Verdict.BULK) {
            // What is blocking has raised the verdict; what did not raise it is not what the decision hangs on.
            found.retainAll(NOT_BLOCKING);
        }
        if (names(judgement).anyMatch(JudgedFactNames.INSPECTION_DEFECT::equals)) {
            found.add("defect");
        }
        String gravest = "none";
        for (String word : Axis.GAP.words()) {
            gravest = found.contains(word) ? word : gravest;
        }
        return gravest;
    }

    private static void missing(Proof proof, Set<String> found) {
        switch (proof) {
            case Proof.Leaf _ -> { }
            case Proof.Missing m -> found.add(word(m.gap().code()));
            case Proof.Claim c -> c.because().forEach(p -> missing(p, found));
        }
    }

    private static String word(GapCode code) {
        return switch (code) {
            case LIMIT_REACHED -> "limit-reached";
            case UNPARSABLE -> "unparsable";
            case ENCRYPTED -> "encrypted";
            case UNSUPPORTED -> "unsupported";
            case NOT_ASKED -> "not-asked";
            case NO_ANSWER -> "no-answer";
            case AMBIGUOUS -> "ambiguous";
        };
    }

    private static String risk(Judgement judgement) {
        Set<FactName> facts = new HashSet<>(names(judgement).toList());
        if (CREDENTIAL.stream().anyMatch(facts::contains)) {
            return "credential";
        }
        if (MONEY.stream().anyMatch(facts::contains)) {
            return "money";
        }
        if (judgement.dossier().message().attachments().stream().anyMatch(CaseOf::isFile)) {
            return "attachment";
        }
        if (!judgement.dossier().message().links().isEmpty()) {
            return "link";
        }
        return facts.contains(JudgedFactNames.SENDER_FIRST_CONTACT) ? "new-sender" : "none";
    }

    private static boolean isFile(Attachment attachment) {
        return !(attachment.inline() && FileType.isImage(attachment.detectedType()));
    }

    private static Stream<FactName> names(Judgement judgement) {
        return Stream.concat(judgement.dossier().everything().stream(), judgement.evidence().stream())
                .filter(e -> e instanceof Evidence.Fact).map(e -> ((Evidence.Fact) e).name());
    }
}
