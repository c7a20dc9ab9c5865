package dev.cordon.mdm.functions;

import dev.cordon.mql.function.MqlFunction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions of the rule language that this library declares. Pure functions of strings, arrays and numbers are not among them. */
public final class MailFunctions {

    private MailFunctions() {
    }

    /** Every function, by name. Those whose capability is not empty are null here and say that it is missing. */
    public static List<MqlFunction> declared() {
        return List.of(
                new FuzzyAttackScore(),
                new ExtractSensitiveInformation(),
                new MlTopic(),
                new MlTranslate(),
                new Ocr(),
                new ParseExif(),
                new ScanQr(),
                new ExpandArchives(),
                new Explode(),
                new HtmlScreenshot(),
                new MessageScreenshot(),
                new Oletools(),
                new ParseEml(),
                new ParseHtml(),
                new ParseIcs(),
                new ParseText(),
                new Xpath(),
                new AttackScore(),
                new LinkAnalysis(),
                new LogoDetect(),
                new MacroClassifier(),
                new NluClassifier(),
                new Whois(),
                new ProfileByReplyTo(),
                new ProfileBySender(),
                new ProfileBySenderDomain(),
                new ProfileBySenderEmail(),
                new ParseDomain(),
                new ParseEmail(),
                new ParseHtmlText(),
                new ParseUrl());
    }

    /** The same functions with some answered by others: each takes the place of the one of the same name. */
    public static List<MqlFunction> with(List<? extends MqlFunction> providers) {
        Map<String, MqlFunction> byName = new LinkedHashMap<>();
        declared().forEach(f -> byName.put(f.signature().name(), f));
        providers.forEach(f -> byName.put(f.signature().name(), f));
        List<MqlFunction> all = new ArrayList<>(byName.values());
        all.sort(Comparator.comparing(f -> f.signature().name()));
        return List.copyOf(all);
    }
}
