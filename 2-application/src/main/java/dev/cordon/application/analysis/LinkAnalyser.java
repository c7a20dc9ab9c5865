package dev.cordon.application.analysis;

import java.nio.charset.StandardCharsets;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.cordon.application.observables.PlainLinks;
import dev.cordon.application.observables.Registrable;
import dev.cordon.application.observables.Scripts;
import dev.cordon.application.observables.Target;
import dev.cordon.application.reading.FoundLink;
import dev.cordon.bounds.Meter;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.message.Domain;

/** What links give away by themselves, without ever being followed. */
final class LinkAnalyser implements Analyser {

    private static final int LONG = 1_000;
    private static final String[] UNSUBSCRIBE = {"unsubscribe", "optout", "opt-out", "opt_out", "abmelden", "desabonn", "darse-de-baja",
        "email-preferences", "unsub"};

    @Override
    public AnalyserName name() {
        return new AnalyserName("links");
    }

    @Override
    public List<Evidence> analyse(Material material, Meter meter) {
        Facts facts = new Facts();
        for (FoundLink link : material.links()) {
            if (!meter.steps(200L + link.written().length() + link.text().length())) {
                facts.gap(GapCode.LIMIT_REACHED, "no budget was left to look at all links", link.where());
                break;
            }
            scheme(link, facts);
            host(link, facts);
            if (link.kind() == FoundLink.Kind.ANCHOR || link.kind() == FoundLink.Kind.AREA) {
                text(link, facts);
            }
            carried(link, facts);
            String lower = (link.written() + " " + link.text()).toLowerCase(Locale.ROOT);
            for (String word : UNSUBSCRIBE) {
                if (lower.contains(word)) {
                    facts.text(FactNames.LINK_UNSUBSCRIBE, link.written(), link.where());
                    break;
                }
            }
        }
        return facts.all();
    }

    private static void scheme(FoundLink link, Facts facts) {
        Target target = link.target();
        switch (target.scheme()) {
            case "data" -> {
                int end = target.rest().indexOf(',');
                facts.text(FactNames.LINK_DATA, end < 0 ? "" : target.rest().substring(0, Math.min(end, 100)), link.where());
            }
            case "javascript", "vbscript", "livescript", "ms-msdt", "search-ms", "ms-officecmd" ->
                    facts.text(FactNames.LINK_SCRIPT, target.scheme(), link.where());
            case "file" -> {
                if (!target.host().name().isEmpty()) {
                    facts.text(FactNames.LINK_SCRIPT, target.scheme(), link.where());
                }
            }
            default -> { }
        }
        if (link.written().length() > LONG && target.isWeb()) {
            facts.number(FactNames.LINK_LONG, link.written().length(), link.where());
        }
    }

    private static void host(FoundLink link, Facts facts) {
        Target target = link.target();
        if (!target.isWeb() || target.host().name().isEmpty()) {
            return;
        }
        if (!target.userinfo().isEmpty()) {
            facts.text(FactNames.LINK_USERINFO, link.written(), link.where());
        }
        if (target.ip()) {
            facts.texts(FactNames.LINK_IP_HOST, link.where(), target.host().name(), link.written());
        }
        boolean ownPort = target.port().isEmpty() || target.port().equals("80") || target.port().equals("443");
        if (!ownPort) {
            facts.texts(FactNames.LINK_PORT, link.where(), target.port(), link.written());
        }
        if (target.host().name().contains("xn--")) {
            String shown = target.shownHost();
            facts.texts(FactNames.LINK_PUNYCODE, link.where(), target.host().name(), shown);
            for (String label : shown.split("\\.", 20)) {
                if (Scripts.mixes(label)) {
                    facts.texts(FactNames.LINK_MIXED_SCRIPT, link.where(), shown, link.written());
                    break;
                }
            }
        }
    }

    // A person reads one place and is led to another. A link that only passes through a counter to the place it shows is fair.
    private static void text(FoundLink link, Facts facts) {
        Target target = link.target();
        if (!target.isWeb() || target.host().name().isEmpty() || link.text().isEmpty()) {
            return;
        }
        for (PlainLinks.Found found : PlainLinks.in(link.text(), 1)) {
            String written = found.text().contains("://") ? found.text() : "http://" + found.text();
            Domain shown = Target.of(written).host();
            Domain promised = Registrable.of(shown);
            boolean kept = promised.equals(Registrable.of(target.host()))
                    || inner(target).stream().anyMatch(i -> Registrable.of(i.host()).equals(promised));
            if (!kept && !shown.name().isEmpty()) {
                facts.texts(FactNames.LINK_TEXT_DIFFERS, link.where(), shown.name(), target.host().name(), link.written());
            }
        }
    }

    private static void carried(FoundLink link, Facts facts) {
        Domain outer = Registrable.of(link.target().host());
        for (Target inner : inner(link.target())) {
            if (!Registrable.of(inner.host()).equals(outer)) {
                facts.texts(FactNames.LINK_REDIRECTOR, link.where(), inner.text(), link.written());
            }
        }
    }

    /** The addresses that a target carries in its path, query or fragment. */
    private static List<Target> inner(Target target) {
        List<Target> found = new ArrayList<>();
        String rest = target.rest();
        if (!target.isWeb() || rest.length() < 8) {
            return found;
        }
        String decoded = decoded(decoded(rest));
        String lower = decoded.toLowerCase(Locale.ROOT);
        for (String scheme : new String[] {"http://", "https://", "http:/", "https:/"}) {
            for (int at = lower.indexOf(scheme, 1); at > 0 && found.size() < 4; at = lower.indexOf(scheme, at + 1)) {
                int end = at;
                while (end < decoded.length() && "&\"'<> ".indexOf(decoded.charAt(end)) < 0) {
                    end++;
                }
                Target inner = Target.of(decoded.substring(at, end));
                if (inner.host().name().indexOf('.') > 0 && found.stream().noneMatch(f -> f.text().equals(inner.text()))) {
                    found.add(inner);
                }
            }
        }
        return found;
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // A per cent sign that is only a per cent sign.
            return text;
        }
    }
}
