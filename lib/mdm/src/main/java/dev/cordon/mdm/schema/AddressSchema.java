package dev.cordon.mdm.schema;

import static dev.cordon.mql.types.Scalar.BOOLEAN;
import static dev.cordon.mql.types.Scalar.INTEGER;
import static dev.cordon.mql.types.Scalar.STRING;
import static dev.cordon.mql.types.Type.listOf;
import static dev.cordon.mql.types.Type.mapOf;

import dev.cordon.mql.types.StructType;

/** The types of domains, addresses and URLs, which all other types are made of. */
public final class AddressSchema {

    private AddressSchema() {
    }

    /** A host name, cut by the ICANN section of the public suffix list. */
    public static final StructType DOMAIN = StructType.named("Domain")
            .field("domain", STRING, "Host name in lower case; may be a bare label.")
            .field("punycode", STRING, "The Unicode form when a label begins with xn--.")
            .field("root_domain", STRING, "Registrable domain: public suffix and one label more.")
            .field("sld", STRING, "The label left of the public suffix.")
            .field("subdomain", STRING, "Everything left of root_domain; null when there is nothing.")
            .field("tld", STRING, "Public suffix; may contain dots.")
            .field("valid", BOOLEAN, "Whether it is well-formed and has a known public suffix.")
            .field("error", STRING, "Why strings.parse_domain could not read it; null otherwise.")
            .build();

    /** An address. */
    public static final StructType EMAIL_ADDRESS = StructType.named("EmailAddress")
            .field("domain", DOMAIN, "What stands after the last @.")
            .field("email", STRING, "The whole address in lower case.")
            .field("local_part", STRING, "What stands before the last @, in lower case.")
            .build();

    /** A person or role with an address. */
    public static final StructType MAILBOX = StructType.named("Mailbox")
            .field("display_name", STRING, "Decoded name without quotation marks; null when there is none.")
            .field("email", EMAIL_ADDRESS, "Its address.")
            .build();

    /** How an IP address was written in a URL. */
    public static final StructType IP_TRANSLATION = StructType.named("IPTranslation")
            .field("original", STRING, "The host as written.")
            .field("v4_to_v6", BOOLEAN, "Whether an IPv4 address stood inside an IPv6 address.")
            .field("encoders", listOf(STRING), "How it was written: octal, decimal_integer, hexadecimal.")
            .build();

    /** An IP address. */
    public static final StructType IP = StructType.named("IP")
            .field("ip", STRING, "The address in its usual form.")
            .field("translation", IP_TRANSLATION, "How it was written, when that is not its usual form; null otherwise.")
            .field("version", INTEGER, "4 or 6.")
            .build();

    /** How a URL was wrapped by services that rewrite links. */
    public static final StructType REWRITE = StructType.named("RewriteDetails")
            .field("encoders", listOf(STRING), "The services that had rewritten it, outermost first.")
            .field("original", STRING, "The URL as it stands in the message.")
            .build();

    /** A URL after rewriting services have been undone. */
    public static final StructType URL = StructType.named("URL")
            .field("domain", DOMAIN, "The host when it is a name.")
            .field("fragment", STRING, "What stands after #.")
            .field("ip", IP, "The host when it is an address.")
            .field("password", STRING, "What stands after the colon of the user part.")
            .field("path", STRING, "From the first / up to ? or #; null when there is none.")
            .field("port", INTEGER, "As written, or what the scheme implies.")
            .field("query_params", STRING, "What stands after ?, without it.")
            .field("query_params_decoded", mapOf(listOf(STRING)), "Parameters by name, percent decoded.")
            .field("rewrite", REWRITE, "How it had been rewritten; null when it had not.")
            .field("scheme", STRING, "In lower case, without colon.")
            .field("url", STRING, "The whole URL.")
            .field("username", STRING, "What stands before the @ of the host.")
            .build();
}
