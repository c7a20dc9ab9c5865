package dev.cordon.verification.signatures;

import dev.cordon.kernel.evidence.Reason;
import dev.cordon.kernel.verdict.Authentication;
import dev.cordon.kernel.verdict.Authentication.By;
import dev.cordon.kernel.verdict.Authentication.Method;
import dev.cordon.kernel.verdict.Authentication.Word;
import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.arc.ArcReport;
import dev.cordon.mailauth.authres.MethodResult;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dkim.DkimFlag;
import dev.cordon.mailauth.dmarc.DmarcFlag;
import dev.cordon.mailauth.dmarc.DmarcResult;
import dev.cordon.mailauth.signature.HeaderSignature;
import dev.cordon.mailauth.spf.SpfResult;
import dev.cordon.mailauth.stored.StoredReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The results as the line keeps them: ours first, the provider's beside them. */
final class Results {
    private Results() {}

    static Authentication of(StoredReport found) {
        List<Authentication.MethodResult> results = new ArrayList<>();
        if (found.checked()) {
            ours(found.report(), results);
        }
        provider(found, "spf", Method.SPF, "smtp", "mailfrom", results);
        found.providers("dkim").forEach(r -> results.add(stated(Method.DKIM, r, r.value("header", "d").isEmpty() ? domain(r, "header", "i")
                : domain(r, "header", "d"))));
        provider(found, "arc", Method.ARC, "smtp", "remote-ip", results);
        provider(found, "dmarc", Method.DMARC, "header", "from", results);
        return new Authentication(found.checked(), results);
    }

    private static void ours(AuthReport report, List<Authentication.MethodResult> results) {
        SpfResult spf = report.spf();
        results.add(new Authentication.MethodResult(Method.SPF, word(spf.result().word()), By.US, spf.domain(), new Reason("spf", spf.why()),
                List.of(), Map.of("mechanism", spf.mechanism(), "explanation", spf.explanation())));
        for (CheckedSignature s : report.dkim().signatures()) {
            Map<String, String> details = new TreeMap<>();
            details.put("selector", s.selector());
            details.put("algorithm", s.algorithm());
            details.put("header_signature", s.headerSignature().word());
            details.put("body_hash", s.bodyHash().word());
            if (s.headerSignature() == HeaderSignature.PASS) {
                details.put("fingerprint", s.fingerprint());
            }
            results.add(new Authentication.MethodResult(Method.DKIM, word(s.result().word()), By.US, s.domain(), new Reason("dkim", s.reason()),
                    s.flags().stream().map(DkimFlag::word).toList(), details));
        }
        ArcReport arc = report.arc();
        results.add(new Authentication.MethodResult(Method.ARC, word(arc.chain().word()), By.US, arc.sealers().isEmpty() ? ""
                : arc.sealers().getLast(), new Reason("arc", arc.reason()), List.of(), Map.of("instances", Integer.toString(arc.instances()),
                        "seal_valid", Boolean.toString(arc.sealValid()))));
        DmarcResult dmarc = report.dmarc();
        results.add(new Authentication.MethodResult(Method.DMARC, word(dmarc.result().word()), By.US, dmarc.authorDomain(),
                new Reason("dmarc", dmarc.why()), dmarc.flags().stream().map(DmarcFlag::word).toList(), Map.of("policy", dmarc.policy().word(),
                        "organizational_domain", dmarc.organizationalDomain(), "record_domain", dmarc.recordDomain())));
    }

    private static void provider(StoredReport found, String name, Method method, String type, String property,
                                 List<Authentication.MethodResult> results) {
        Optional<MethodResult> stated = found.provider(name);
        stated.ifPresent(r -> results.add(stated(method, r, domain(r, type, property))));
    }

    private static Authentication.MethodResult stated(Method method, MethodResult r, String domain) {
        return new Authentication.MethodResult(method, word(r.result()), By.PROVIDER, domain, new Reason(method.name().toLowerCase(Locale.ROOT),
                r.comment()), List.of(), Map.of());
    }

    private static String domain(MethodResult r, String type, String property) {
        String value = r.value(type, property);
        return value.substring(value.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    // A word that nobody knows is nothing that was found out.
    private static Word word(String word) {
        return Stream.of(Word.values()).filter(w -> w.name().equalsIgnoreCase(word)).findFirst().orElse(Word.NONE);
    }
}
