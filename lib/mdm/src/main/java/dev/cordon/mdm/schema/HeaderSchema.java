package dev.cordon.mdm.schema;

import static dev.cordon.mdm.schema.AddressSchema.DOMAIN;
import static dev.cordon.mdm.schema.AddressSchema.EMAIL_ADDRESS;
import static dev.cordon.mdm.schema.AddressSchema.IP;
import static dev.cordon.mdm.schema.AddressSchema.MAILBOX;
import static dev.cordon.mql.types.Scalar.BOOLEAN;
import static dev.cordon.mql.types.Scalar.INTEGER;
import static dev.cordon.mql.types.Scalar.STRING;
import static dev.cordon.mql.types.Scalar.TIME;
import static dev.cordon.mql.types.Type.listOf;

import dev.cordon.mql.types.StructType;

/** The types below {@code headers}: hops, trace clauses and authentication results. */
public final class HeaderSchema {

    private HeaderSchema() {
    }

    /** Composite authentication of Microsoft. */
    public static final StructType COMPAUTH = StructType.named("CompAuth")
            .field("reason", STRING, "The three digits that say why.")
            .field("verdict", STRING, "pass, softpass, fail, none and so on.")
            .build();

    /** Details of a DMARC result. */
    public static final StructType DMARC = StructType.named("DMARC")
            .field("action", STRING, "What the receiver did.")
            .field("disposition", STRING, "What the receiver meant to do.")
            .field("from", DOMAIN, "The domain of From that was checked.")
            .field("policy", STRING, "Policy of the domain.")
            .field("sub_policy", STRING, "Policy of subdomains.")
            .field("verdict", STRING, "The result word.")
            .field("version", STRING, "Version of the record.")
            .build();

    /** Details of an SPF result. */
    public static final StructType SPF = StructType.named("SPF")
            .field("client_ip", IP, "The address that delivered.")
            .field("description", STRING, "The comment of the checking host.")
            .field("designator", STRING, "The address or domain that was checked.")
            .field("helo", DOMAIN, "The name that the client gave.")
            .field("server", DOMAIN, "The host that checked.")
            .field("verdict", STRING, "The result word.")
            .build();

    /** A signature field, or what a check says about one. */
    public static final StructType SIGNATURE = StructType.named("Signature")
            .field("algorithm", STRING, "a= tag.")
            .field("body_hash", STRING, "bh= tag.")
            .field("domain", STRING, "d= tag.")
            .field("headers", STRING, "h= tag.")
            .field("instance", STRING, "i= tag.")
            .field("selector", STRING, "s= tag.")
            .field("signature", STRING, "b= tag.")
            .field("type", STRING, "dkim, arc, domainkey or google_dkim.")
            .field("version", STRING, "v= tag.")
            .build();

    /** What one checking host found. */
    public static final StructType AUTHENTICATION_RESULTS = StructType.named("AuthenticationResults")
            .field("compauth", COMPAUTH, "Composite authentication of Microsoft.")
            .field("dkim", STRING, "Result word of DKIM; pass when one signature passed.")
            .field("dkim_details", listOf(SIGNATURE), "One for each result of DKIM.")
            .field("dmarc", STRING, "Result word of DMARC.")
            .field("dmarc_details", DMARC, "Details of it.")
            .field("instance", STRING, "Number of the ARC set.")
            .field("server", DOMAIN, "The host that checked.")
            .field("spf", STRING, "Result word of SPF.")
            .field("spf_details", SPF, "Details of it.")
            .field("type", STRING, "Which field it came from: standard, arc, original, exchange, agari; own for what we found ourselves.")
            .build();

    /** A field of a hop. */
    public static final StructType HOP_FIELD = StructType.named("HopField")
            .field("name", STRING, "Its name as it stands.")
            .field("position", INTEGER, "0 for the last line of the header, growing upwards.")
            .field("value", STRING, "Its value, unfolded and decoded.")
            .build();

    private static StructType clause(String name, String doc) {
        return StructType.named(name).field("raw", STRING, doc).build();
    }

    /** A Received field. */
    public static final StructType RECEIVED = StructType.named("Received")
            .field("additional", clause("ReceivedAdditional", "Comments and clauses of no standard."), "What no clause holds.")
            .field("id", clause("ReceivedID", "The identifier."), "id clause.")
            .field("link", clause("ReceivedVia", "The link."), "via clause.")
            .field("mailbox", clause("ReceivedFor", "The recipient."), "for clause.")
            .field("protocol", clause("ReceivedWith", "The protocol."), "with clause.")
            .field("server", clause("ReceivedBy", "The receiving host."), "by clause.")
            .field("source", clause("ReceivedFrom", "The sending host with what the receiver adds."), "from clause.")
            .field("time", TIME, "When.")
            .field("zone_offset", STRING, "Offset from UTC as written, in hours.")
            .build();

    /** One step of the way. */
    public static final StructType HOP = StructType.named("Hop")
            .field("authentication_results", AUTHENTICATION_RESULTS, "What was found at this hop; null when nothing that can be believed was.")
            .field("fields", listOf(HOP_FIELD), "The fields of the hop, the lowest line of the header first.")
            .field("index", INTEGER, "0 closest to the sender.")
            .field("received", RECEIVED, "The Received field of the hop.")
            .field("received_spf", SPF, "The Received-SPF field of the hop.")
            .field("signature", SIGNATURE, "The first signature of the hop.")
            .build();

    private static final StructType DMARC_SUMMARY = StructType.named("DMARCSummary")
            .field("details", DMARC, "Details of it.")
            .field("error", BOOLEAN, "Whether the check ended in an error.")
            .field("pass", BOOLEAN, "Whether the result is pass; null when a name server did not answer.")
            .field("received_hop", INTEGER, "Index of the hop.")
            .build();

    private static final StructType SPF_SUMMARY = StructType.named("SPFSummary")
            .field("details", SPF, "Details of it.")
            .field("error", BOOLEAN, "Whether the check ended in an error.")
            .field("pass", BOOLEAN, "Whether the result is pass; null when a name server did not answer.")
            .field("received_hop", INTEGER, "Index of the hop.")
            .build();

    /** The results of the hop nearest to the sender that has any. */
    public static final StructType AUTH_SUMMARY = StructType.named("AuthSummary")
            .field("dmarc", DMARC_SUMMARY, "DMARC; null when nothing was found out.")
            .field("spf", SPF_SUMMARY, "SPF; null when nothing was found out.")
            .build();

    /** The header. */
    public static final StructType HEADERS = StructType.named("Headers")
            .field("auth_summary", AUTH_SUMMARY, "Our own results, else the believed ones of the hop nearest to the sender.")
            .field("date", TIME, "Date in UTC.")
            .field("date_original_offset", STRING, "The sender's offset from UTC in hours, such as -5.")
            .field("delivered_to", EMAIL_ADDRESS, "Delivered-To.")
            .field("domains", listOf(DOMAIN), "Names in Received fields, oldest first, none twice.")
            .field("from", MAILBOX, "From as it stands.")
            .field("hops", listOf(HOP), "The way of the message, oldest first.")
            .field("in_reply_to", STRING, "In-Reply-To with angle brackets.")
            .field("ips", listOf(IP), "Addresses in Received fields, oldest first, none twice.")
            .field("mailer", STRING, "X-Mailer, or else User-Agent.")
            .field("message_id", STRING, "Message-ID with angle brackets.")
            .field("references", listOf(STRING), "Identifiers of References without angle brackets.")
            .field("reply_to", listOf(MAILBOX), "Reply-To.")
            .field("return_path", EMAIL_ADDRESS, "Return-Path; its parts are null when it is empty.")
            .field("x_authenticated_domain", DOMAIN, "Domain of X-Authenticated-Domain or X-Authenticated-Sender.")
            .field("x_authenticated_sender", EMAIL_ADDRESS, "X-Authenticated-Sender.")
            .field("x_client_ip", IP, "X-Client-IP.")
            .field("x_originating_ip", IP, "X-Originating-IP.")
            .field("x_secure_server_account", STRING, "X-SecureServer-Acct.")
            .field("x_sender", EMAIL_ADDRESS, "X-Sender.")
            .build();
}
