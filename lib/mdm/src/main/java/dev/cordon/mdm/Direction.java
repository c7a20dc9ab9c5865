package dev.cordon.mdm;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mql.value.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Which way a message goes. A message that claims to come from inside counts as inside only when SPF, DKIM or DMARC passed; otherwise it
 * is inbound. Where somebody looked, only what passed for a domain of the organisation counts. When the organisation's domains are not known,
 * everything is inbound, because rules ask for that first (H.49).
 */
final class Direction {

    private static final Set<String> INSIDE_MARKS = Set.of("internal");

    private Direction() {
    }

    static Struct of(Struct root, Tenant tenant, BooleanSupplier isProven) {
        Struct type = Struct.of(Schema.MESSAGE_TYPE);
        if (tenant.domains().isEmpty()) {
            return type.set("inbound", true).set("internal", false).set("outbound", false);
        }
        boolean own = owns(root, tenant, "sender", "email", "domain");
        boolean proven = own && isProven.getAsBoolean();
        boolean any = false;
        boolean inside = false;
        boolean outside = false;
        for (Struct mailbox : recipients(root)) {
            boolean known = mailbox.get("email") instanceof Struct email && email.get("domain") instanceof Struct domain
                    && domain.get("domain") != null;
            boolean ours = known && owns(mailbox, tenant, "email", "domain");
            any |= known;
            inside |= ours;
            outside |= known && !ours;
        }
        inside |= !Walk.text(root, "mailbox", "email", "email").isEmpty() && owns(root, tenant, "mailbox", "email", "domain")
                || owns(root, tenant, "headers", "delivered_to", "domain") || !any;
        return type.set("inbound", inside && !proven).set("internal", inside && proven).set("outbound", outside && own && proven
                || outside && own && !inside);
    }

    private static List<Struct> recipients(Struct root) {
        List<Struct> all = new ArrayList<>();
        if (root.get("recipients") instanceof Struct recipients) {
            for (String field : List.of("to", "cc", "bcc")) {
                all.addAll(Walk.list(recipients, field));
            }
        }
        return all;
    }

    private static boolean owns(Struct root, Tenant tenant, String... path) {
        String[] domain = java.util.Arrays.copyOf(path, path.length + 1);
        domain[path.length] = "domain";
        String[] rootDomain = domain.clone();
        rootDomain[path.length] = "root_domain";
        return tenant.owns(Walk.text(root, domain), Walk.text(root, rootDomain));
    }

    /** What the header says of itself, as it stands. */
    static boolean isProven(Struct root) {
        if (Walk.isTrue(root, "headers", "auth_summary", "dmarc", "pass") || Walk.isTrue(root, "headers", "auth_summary", "spf", "pass")) {
            return true;
        }
        for (Struct hop : root.get("headers") instanceof Struct headers ? Walk.list(headers, "hops") : List.<Struct>of()) {
            if (Walk.text(hop, "authentication_results", "dkim").equals("pass")) {
                return true;
            }
            for (Struct field : Walk.list(hop, "fields")) {
                boolean marked = Walk.text(field, "name").equalsIgnoreCase("X-MS-Exchange-Organization-AuthAs")
                        && INSIDE_MARKS.contains(Walk.text(field, "value").toLowerCase(Locale.ROOT));
                if (marked) {
                    return true;
                }
            }
        }
        return false;
    }
}
