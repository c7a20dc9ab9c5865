package dev.cordon.mailauth.authres;

import java.util.List;

/**
 * The result of one method (RFC 8601 §2.2).
 *
 * @param method such as spf or dkim, in lower case
 * @param version of the method; 1 when not given
 * @param result such as pass, in lower case
 * @param reason the text of {@code reason=}; may be empty
 * @param comment the comment behind the result; may be empty
 * @param properties what was judged
 * @param authservId the domain name that Microsoft writes before a result; otherwise empty
 */
public record MethodResult(String method, int version, String result, String reason, String comment, List<Property> properties,
                           String authservId) {

    /** Copies the list. */
    public MethodResult {
        properties = List.copyOf(properties);
    }

    /** The value of the first property of a type and name; empty when there is none. */
    public String value(String type, String name) {
        for (Property property : properties) {
            if (property.type().equals(type) && property.name().equals(name)) {
                return property.value();
            }
        }
        return "";
    }
}
