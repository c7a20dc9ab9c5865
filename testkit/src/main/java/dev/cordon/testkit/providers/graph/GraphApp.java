package dev.cordon.testkit.providers.graph;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One app registration: its credentials, the roles that were consented, and what RBAC for Applications gives it mailbox by mailbox. */
final class GraphApp {
    final String clientId;
    final Set<String> secrets = ConcurrentHashMap.newKeySet();
    final Set<String> federatedTokens = ConcurrentHashMap.newKeySet();
    final Set<String> roles = ConcurrentHashMap.newKeySet();
    final Map<String, Set<String>> scoped = new ConcurrentHashMap<>();
    private final List<X509Certificate> certificates = new ArrayList<>();

    GraphApp(String clientId) {
        this.clientId = clientId;
    }

    synchronized void trust(X509Certificate certificate) {
        certificates.add(certificate);
    }

    synchronized List<X509Certificate> certificates() {
        return List.copyOf(certificates);
    }

    /** Whether one of the roles is consented, or given for this mailbox. */
    boolean may(Set<String> anyOf, String address) {
        return roles.stream().anyMatch(anyOf::contains) || scoped.getOrDefault(address, Set.of()).stream().anyMatch(anyOf::contains);
    }
}
