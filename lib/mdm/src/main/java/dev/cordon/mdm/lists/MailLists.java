package dev.cordon.mdm.lists;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.Type;
import dev.cordon.mql.value.NamedList;
import dev.cordon.mql.value.NamedLists;
import dev.cordon.mql.value.Struct;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The named lists (part E of the specification), each read when it is first asked for and kept. Entries are compared exactly, by hash.
 *
 * <p>A list that nobody configured is absent, so that expressions over it are null and say what is missing. {@code $org_vips},
 * {@code $tenant_domains} and {@code $org_brand_names} alone are empty then: rules negate questions about them, and a rule about imitated
 * persons must not fall silent as a whole because nobody named the persons (H.23).
 */
public final class MailLists implements NamedLists {

    private static final Set<String> EMPTY_UNLESS_SET = Set.of("org_vips", "tenant_domains", "org_brand_names");
    private static final int RESOURCE_MAX = 4 << 20;

    // Lists that come with this library; keep sorted
    private static final Set<String> CARRIED = Set.of("bulk_mailer_url_root_domains", "disposable_email_providers",
            "email_forwarding_domains",
            "file_extensions_common_archives", "file_extensions_executables", "file_extensions_macros", "file_extensions_suspicious",
            "file_types_images", "free_email_providers", "free_file_hosts", "free_subdomain_hosts", "high_trust_sender_root_domains",
            "parked_domain_nameservers", "replyto_service_domains", "self_service_creation_platform_domains", "social_landing_hosts",
            "suspicious_subjects", "suspicious_tlds", "tranco_10k", "url_shorteners");

    // Lists that only an organisation, its history or a feed can fill; keep sorted
    private static final Set<String> OTHERS = Set.of("abuse_ch_malwarebazaar_sha256_trusted_reporters",
            "abuse_ch_urlhaus_domains_trusted_reporters",
            "abuse_ch_urlhaus_urls_trusted_reporters", "alexa_1m", "majestic_million", "org_brand_names", "org_display_names",
            "org_domains", "org_slds",
            "org_vips", "recipient_domains", "recipient_emails", "sender_domains", "sender_emails", "tenant_domains", "tranco_1m",
            "tranco_50k",
            "umbrella_1m", "umbrella_1m_tld");

    private final Map<String, Supplier<? extends List<?>>> sources;
    private final Map<String, Optional<NamedList>> read = new ConcurrentHashMap<>();

    private MailLists(Map<String, Supplier<? extends List<?>>> sources) {
        this.sources = Map.copyOf(sources);
    }

    /** The lists that come with this library. */
    public static MailLists builtin() {
        Map<String, Supplier<? extends List<?>>> sources = new LinkedHashMap<>();
        CARRIED.forEach(name -> sources.put(name, () -> resource(name)));
        return new MailLists(sources);
    }

    /** These lists and one more, which takes the place of another of its name. */
    public MailLists with(String name, Supplier<? extends List<?>> values) {
        Map<String, Supplier<? extends List<?>>> more = new LinkedHashMap<>(sources);
        more.put(name, values);
        return new MailLists(more);
    }

    /** These lists and those in a folder; see {@link ListFolder}. An unreadable folder is an exception here and now. */
    public MailLists withFolder(Path folder) throws IOException {
        Map<String, Supplier<? extends List<?>>> more = new LinkedHashMap<>(sources);
        more.putAll(ListFolder.sources(folder));
        return new MailLists(more);
    }

    /**
     * These lists and what an organisation says of itself. Domains give {@code $org_domains} and {@code $org_slds}, names
     * {@code $org_display_names}; each is left unconfigured when it is empty.
     *
     * @param domains as configured; subdomains are not added
     * @param displayNames names of its people
     * @param vips people that are often imitated, as {@link #vip}
     * @param own further lists by name
     */
    public MailLists withOrganisation(Collection<String> domains, List<String> displayNames, List<Struct> vips, Map<String,
            List<String>> own) {
        Map<String, Supplier<? extends List<?>>> more = new LinkedHashMap<>(sources);
        if (!domains.isEmpty()) {
            List<String> lower = domains.stream().map(d -> d.toLowerCase(Locale.ROOT)).distinct().toList();
            more.put("org_domains", () -> lower);
            more.put("org_slds", () -> slds(lower));
        }
        if (!displayNames.isEmpty()) {
            more.put("org_display_names", () -> List.copyOf(displayNames));
        }
        if (!vips.isEmpty()) {
            more.put("org_vips", () -> List.copyOf(vips));
        }
        own.forEach((name, values) -> more.put(name, () -> List.copyOf(values)));
        return new MailLists(more);
    }

    /** An element of {@code $org_vips}; empty texts stay empty. */
    public static Struct vip(String displayName, String firstName, String lastName, String email, String title) {
        return Struct.of(Schema.VIP).set("display_name", displayName).set("first_name", firstName).set("last_name", lastName)
                .set("email", email.toLowerCase(Locale.ROOT)).set("title", title);
    }

    @Override public Optional<NamedList> find(String name) {
        return read.computeIfAbsent(name, wanted -> {
            Supplier<? extends List<?>> source = sources.get(wanted);
            return source != null ? Optional.of(NamedList.of(source.get()))
                    : EMPTY_UNLESS_SET.contains(wanted) ? Optional.of(NamedList.of(List.of())) : Optional.empty();
        });
    }

    /** The values of a list by its name without the dollar sign; empty when it is not configured. */
    public Optional<List<?>> values(String name) {
        return find(name).map(NamedList::values);
    }

    /** Every name that rules may use, configured or not, with its type. */
    public Map<String, Type> types() {
        Map<String, Type> types = new TreeMap<>();
        Set<String> names = new LinkedHashSet<>(CARRIED);
        names.addAll(OTHERS);
        names.addAll(sources.keySet());
        names.forEach(name -> types.put(name, Type.listOf(name.equals("org_vips") ? Schema.VIP : Scalar.STRING)));
        return types;
    }

    /** The names of lists that rules may use and nobody has configured, in order. */
    public List<String> unconfigured() {
        return types().keySet().stream().filter(name -> !sources.containsKey(name)).toList();
    }

    private static List<String> slds(List<String> domains) {
        Set<String> labels = new LinkedHashSet<>();
        for (String domain : domains) {
            if (dev.cordon.mdm.address.Domains.of(domain).get("sld") instanceof String label) {
                labels.add(label);
            }
        }
        return new ArrayList<>(labels);
    }

    private static List<String> resource(String name) {
        try (InputStream in = MailLists.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException(name + ".txt is not in the library");
            }
            return ListText.read(new String(in.readNBytes(RESOURCE_MAX), StandardCharsets.UTF_8), ListText.Form.LINES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
