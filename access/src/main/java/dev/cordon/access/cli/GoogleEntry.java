package dev.cordon.access.cli;

/** A mailbox of a Google Workspace tenant, as it is written into the configuration file. */
record GoogleEntry(String address, String connector, String account, String keyFile, String topic, String subscription, String api,
        String identity) implements ConfigEdit.Addition {
    @Override public String mailbox(String indent) {
        return indent + "- address: " + ConfigEdit.quoted(address) + "\n";
    }

    @Override public String system(String indent) {
        String inner = indent + "    ";
        return indent + "- name: " + ConfigEdit.quoted(connector) + "\n" + indent + "  kind: google\n" + indent + "  google:\n"
                + line(inner, "service-account", account) + (keyFile.isEmpty() ? "" : inner + "key: {file: " + ConfigEdit.quoted(keyFile) + "}\n")
                + line(inner, "topic", topic) + line(inner, "subscription", subscription) + line(inner, "api", api)
                + line(inner, "identity", identity) + indent + "  mailboxes:\n" + mailbox(indent + "    ");
    }

    private static String line(String indent, String key, String value) {
        return value.isEmpty() ? "" : indent + key + ": " + ConfigEdit.quoted(value) + "\n";
    }

    @Override public String lacking() {
        return account.isEmpty() && keyFile.isEmpty() ? "--service-account, and --key-file unless the machine has an identity of its own" : "";
    }
}
