package dev.cordon.access.auth;

import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.Check;
import dev.cordon.mailauth.Finding;
import dev.cordon.mailauth.arc.ArcReport;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dkim.DkimFlag;
import dev.cordon.mailauth.dmarc.DmarcFlag;
import dev.cordon.mailauth.dmarc.DmarcPolicy;
import dev.cordon.mailauth.dmarc.DmarcResult;
import dev.cordon.mailauth.spf.SpfResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Authentication results as the contract of the command line has them. */
public final class AuthJson {
    private AuthJson() {}

    /** One object; what was not asked for is null. */
    public static Map<String, Object> of(AuthReport report, Set<Check> checks) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("spf", checks.contains(Check.SPF) ? spf(report.spf()) : Optional.empty());
        out.put("dkim", checks.contains(Check.DKIM) ? report.dkim().signatures().stream().<Object>map(AuthJson::dkim).toList()
                : Optional.empty());
        out.put("arc", checks.contains(Check.ARC) ? arc(report.arc()) : Optional.empty());
        out.put("dmarc", checks.contains(Check.DMARC) ? dmarc(report.dmarc()) : Optional.empty());
        out.put("from", report.authors());
        out.put("findings", report.findings().stream().<Object>map(Finding::word).toList());
        out.put("provisional", report.provisional());
        return out;
    }

    private static Map<String, Object> spf(SpfResult spf) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("result", spf.result().word());
        out.put("domain", spf.domain());
        out.put("explanation", spf.explanation());
        out.put("mechanism", spf.mechanism());
        out.put("reason", spf.why());
        return out;
    }

    private static Map<String, Object> dkim(CheckedSignature signature) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("result", signature.result().word());
        out.put("domain", signature.domain());
        out.put("selector", signature.selector());
        out.put("algorithm", signature.algorithm());
        out.put("header_signature", signature.headerSignature().word());
        out.put("body_hash", signature.bodyHash().word());
        out.put("flags", signature.flags().stream().<Object>map(DkimFlag::word).toList());
        out.put("reason", signature.reason());
        return out;
    }

    private static Map<String, Object> arc(ArcReport arc) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("chain", arc.chain().word());
        out.put("instances", arc.instances());
        out.put("seal_valid", arc.sealValid());
        out.put("oldest_pass", arc.oldestPass());
        out.put("sealers", List.<Object>copyOf(arc.sealers()));
        out.put("reason", arc.reason());
        return out;
    }

    /** DMARC alone, for an evaluation without a message. */
    public static Map<String, Object> dmarc(DmarcResult dmarc) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("result", dmarc.result().word());
        out.put("policy", policy(dmarc.policy()));
        out.put("organizational_domain", dmarc.organizationalDomain());
        out.put("record_domain", dmarc.recordDomain());
        out.put("flags", dmarc.flags().stream().<Object>map(DmarcFlag::word).toList());
        out.put("reason", dmarc.why());
        out.put("rfc7489", Map.of("result", dmarc.shadow().result().word(), "policy", policy(dmarc.shadow().policy()),
                "organizational_domain", dmarc.shadow().organizationalDomain()));
        return out;
    }

    private static Optional<String> policy(DmarcPolicy policy) {
        return policy == DmarcPolicy.UNSPECIFIED ? Optional.empty() : Optional.of(policy.word());
    }
}
