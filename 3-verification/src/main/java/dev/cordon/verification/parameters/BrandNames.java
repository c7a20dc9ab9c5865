package dev.cordon.verification.parameters;

import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.JudgedFactNames;
import dev.cordon.kernel.evidence.Value;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.Domain;
import dev.cordon.verification.likeness.Folding;
import dev.cordon.verification.likeness.Owned;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Display names of senders that everybody knows, before an address that is not theirs. Only names that are no ordinary words and that
 * attackers use every day; what follows from it is decided together with what the message wants.
 */
final class BrandNames implements Parameter {

    private static final int WORDS_MAX = 4;

    // The name as words, and labels of domains that belong to it. A brand owns its label under many endings.
    private static final Map<String, List<String>> BRANDS = new TreeMap<>(Map.ofEntries(
            Map.entry("adobe", List.of("adobe", "adobesign", "echosign")),
            Map.entry("amazon", List.of("amazon", "amazonses", "amazonaws", "audible")),
            Map.entry("american express", List.of("americanexpress", "aexp")),
            Map.entry("binance", List.of("binance")),
            Map.entry("banco do brasil", List.of("bb")),
            Map.entry("bank of america", List.of("bankofamerica", "bofa")),
            Map.entry("bradesco", List.of("bradesco")),
            Map.entry("coinbase", List.of("coinbase")),
            Map.entry("costco", List.of("costco")),
            Map.entry("dhl", List.of("dhl", "dpdhl", "deutschepost")),
            Map.entry("docusign", List.of("docusign")),
            Map.entry("dropbox", List.of("dropbox", "dropboxmail", "hellosign")),
            Map.entry("facebook", List.of("facebook", "facebookmail", "meta")),
            Map.entry("fedex", List.of("fedex")),
            Map.entry("geek squad", List.of("geeksquad", "bestbuy")),
            Map.entry("harbor freight", List.of("harborfreight")),
            Map.entry("home depot", List.of("homedepot")),
            Map.entry("icloud", List.of("icloud", "apple")),
            Map.entry("instagram", List.of("instagram", "facebookmail")),
            Map.entry("linkedin", List.of("linkedin")),
            Map.entry("mcafee", List.of("mcafee")),
            Map.entry("metamask", List.of("metamask", "consensys")),
            Map.entry("microsoft", List.of("microsoft", "microsoftonline", "office", "office365", "windows", "azure", "msn", "live",
                    "outlook",
                    "sharepoint", "onmicrosoft", "xbox", "github", "skype", "bing", "hotmail", "linkedin")),
            Map.entry("netflix", List.of("netflix")),
            Map.entry("norton", List.of("norton", "nortonlifelock", "symantec", "gendigital")),
            Map.entry("office 365", List.of("microsoft", "microsoftonline", "office", "office365")),
            Map.entry("onedrive", List.of("microsoft", "onedrive", "live", "sharepoint")),
            Map.entry("paypal", List.of("paypal")),
            Map.entry("sharepoint", List.of("microsoft", "sharepoint", "sharepointonline")),
            Map.entry("spotify", List.of("spotify")),
            Map.entry("telegram", List.of("telegram")),
            Map.entry("trezor", List.of("trezor")),
            Map.entry("trust wallet", List.of("trustwallet")),
            Map.entry("walmart", List.of("walmart")),
            Map.entry("wells fargo", List.of("wellsfargo")),
            Map.entry("whatsapp", List.of("whatsapp", "facebookmail"))));

    private static final Map<String, String> SKELETONS = BRANDS.keySet().stream()
            .collect(Collectors.toUnmodifiableMap(name -> name, Folding::skeleton));

    @Override public List<Evidence> find(Dossier dossier, Guarded guarded) {
        List<Evidence> found = new ArrayList<>();
        for (Address author : dossier.message().authors()) {
            String name = words(Folding.plain(author.displayName().text()));
            String looks = words(Folding.skeleton(author.displayName().text()));
            if (name.isBlank() || guarded.isOwn(author) || author.domain().name().isEmpty()) {
                continue;
            }
            BRANDS.entrySet().stream().filter(e -> holds(name, e.getKey()) || holds(looks, SKELETONS.getOrDefault(e.getKey(), "")))
                    .filter(e -> !isOf(author.domain(), e.getValue())).findFirst()
                    .ifPresent(e -> found.add(new Evidence.Fact(JudgedFactNames.IDENTITY_BRAND_NAME,
                            new Value.Texts(List.of(author.displayName().text(), e.getKey(), author.spec())), List.of(author.where()))));
        }
        return found;
    }

    // As words of their own, in a short name: "Ada from Dropbox fan club" is nobody's trick.
    private static boolean holds(String name, String brand) {
        return (' ' + name + ' ').contains(' ' + brand + ' ') && name.split(" ").length <= WORDS_MAX + 1;
    }

    private static boolean isOf(Domain domain, List<String> labels) {
        String label = Owned.label(domain);
        return labels.stream().anyMatch(label::equals);
    }

    private static String words(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isLetterOrDigit(c) ? c : ' '));
        StringBuilder one = new StringBuilder();
        for (String word : out.toString().split(" ")) {
            one.append(word.isEmpty() ? "" : word + ' ');
        }
        return one.toString().strip();
    }
}
