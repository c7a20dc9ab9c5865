package dev.cordon.mailauth.authres;

/**
 * One property of a result (RFC 8601 §2.3): what was judged.
 *
 * @param type its type, in lower case: smtp, header, body, policy or another; empty for Microsoft's untyped ones
 * @param name its name, in lower case
 * @param value its value, quoting undone
 */
public record Property(String type, String name, String value) {

    @Override public String toString() {
        return (type.isEmpty() ? "" : type + ".") + name + "=" + value;
    }
}
