package dev.cordon.mailauth.authres;

import dev.cordon.mailauth.header.RawField;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An Authentication-Results or ARC-Authentication-Results field. It is a claim: who wrote it is told by its place in the header or by a
 * seal, never by its text.
 *
 * @param authservId who says so; empty when it is missing
 * @param instance {@code i=} of the ARC form; 0 for the plain one
 * @param results in order; what was read before a fatal problem
 * @param problems what is wrong with the field
 */
public record AuthenticationResults(String authservId, int instance, List<MethodResult> results, Set<AuthResProblem> problems) {

    /** Copies list and set. */
    public AuthenticationResults {
        results = List.copyOf(results);
        EnumSet<AuthResProblem> copy = EnumSet.noneOf(AuthResProblem.class);
        copy.addAll(problems);
        problems = java.util.Collections.unmodifiableSet(copy);
    }

    /** Reads the value of Authentication-Results. @param value what stands behind the colon */
    public static AuthenticationResults read(String value, AuthResMode mode) {
        return new AuthResReader(value, mode, false).read();
    }

    /** Reads the value of ARC-Authentication-Results (RFC 8617 §4.1.1). @param value what stands behind the colon */
    public static AuthenticationResults readArc(String value, AuthResMode mode) {
        return new AuthResReader(value, mode, true).read();
    }

    /** Reads a field of either name. */
    public static AuthenticationResults read(RawField field, AuthResMode mode) {
        String value = new String(field.message(), field.valueStart(), field.end() - field.valueStart(), StandardCharsets.UTF_8);
        return new AuthResReader(value, mode, field.name().equals("arc-authentication-results")).read();
    }

    /** Whether it could be read to its end. One that could not is not to be believed in any part. */
    public boolean readable() {
        return problems.stream().noneMatch(AuthResProblem::fatal);
    }

    /** Whether it obeys RFC 8601. */
    public boolean wellFormed() {
        return problems.isEmpty();
    }

    /** The first result of a method. */
    public Optional<MethodResult> first(String method) {
        return results.stream().filter(result -> result.method().equals(method)).findFirst();
    }

    /** Every result of a method: several {@code dkim=} in one field are usual. */
    public List<MethodResult> all(String method) {
        return results.stream().filter(result -> result.method().equals(method)).toList();
    }
}
