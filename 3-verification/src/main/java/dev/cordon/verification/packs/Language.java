package dev.cordon.verification.packs;

import dev.cordon.mdm.Schema;
import dev.cordon.mdm.functions.MailFunctions;
import dev.cordon.mql.check.Environment;
import dev.cordon.mql.function.Functions;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.pattern.Regex;
import dev.cordon.mql.std.StandardFunctions;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What rules can name in this product: the data model, the functions, and the named lists; and what of it is answered here. */
public final class Language {
    /** Lists that every deployment has or can have (part E of the specification), all of strings. */
    private static final List<String> LISTS = List.of("abuse_ch_malwarebazaar_sha256_trusted_reporters",
            "abuse_ch_urlhaus_domains_trusted_reporters", "abuse_ch_urlhaus_urls_trusted_reporters", "alexa_1m", "bulk_mailer_url_root_domains",
            "disposable_email_providers", "email_forwarding_domains", "file_extensions_common_archives", "file_extensions_executables",
            "file_extensions_macros", "file_extensions_suspicious", "file_types_images", "free_email_providers", "free_file_hosts",
            "free_subdomain_hosts", "high_trust_sender_root_domains", "majestic_million", "org_brand_names", "org_display_names", "org_domains",
            "org_slds", "parked_domain_nameservers", "recipient_domains", "recipient_emails", "replyto_service_domains",
            "self_service_creation_platform_domains", "sender_domains", "sender_emails", "social_landing_hosts", "suspicious_content",
            "suspicious_subjects", "suspicious_subjects_regex", "suspicious_tlds", "tenant_domains", "tranco_10k", "tranco_1m", "tranco_50k",
            "umbrella_1m", "umbrella_1m_tld", "url_shorteners");

    private final Functions functions;
    private final Environment messages;
    private final Environment triage;
    private final Set<String> answered;

    private Language(Functions functions, Environment messages, Environment triage, Set<String> answered) {
        this.functions = functions;
        this.messages = messages;
        this.triage = triage;
        this.answered = Set.copyOf(answered);
    }

    /**
     * The language as this build has it.
     *
     * @param providers functions that answer what the data model only declares
     * @param lists names of further lists, all of strings
     */
    public static Language of(List<? extends MqlFunction> providers, Collection<String> lists) {
        Functions functions = Functions.of(StandardFunctions.all()).with(MailFunctions.with(providers));
        Environment.Patterns patterns = pattern -> Regex.problem(pattern).map(p -> new Environment.Flaw(p.message(), p.offset()));
        Map<String, Type> types = new HashMap<>();
        LISTS.forEach(name -> types.put(name, Type.listOf(Scalar.STRING)));
        lists.forEach(name -> types.put(name, Type.listOf(Scalar.STRING)));
        types.put("org_vips", Type.listOf(Schema.VIP));
        Environment.Lists known = Environment.Lists.of(types);
        Set<String> answered = new TreeSet<>();
        providers.forEach(f -> answered.add(f.signature().capability()));
        return new Language(functions, new Environment(Schema.MESSAGE, Map.of(), functions, known, patterns),
                new Environment(Schema.MESSAGE, new HashMap<>(Schema.extraRoots()), functions, known, patterns), answered);
    }

    /** What a rule of this kind can name. */
    public Environment environment(RuleKind kind) {
        return kind == RuleKind.TRIAGE_RULE ? triage : messages;
    }

    /** All functions. */
    public Functions functions() {
        return functions;
    }

    /** Capabilities that something here answers. */
    public Set<String> answered() {
        return answered;
    }

    /** Capabilities that rules can ask for and nothing here answers, sorted. */
    public List<String> unanswered() {
        Set<String> all = new TreeSet<>();
        functions.all().forEach(f -> all.add(f.signature().capability()));
        all.remove("");
        all.removeAll(answered);
        return new ArrayList<>(all);
    }
}
