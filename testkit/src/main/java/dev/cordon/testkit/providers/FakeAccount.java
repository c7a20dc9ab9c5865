package dev.cordon.testkit.providers;

import dev.cordon.kernel.identity.ContentHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One account's store: folders, messages, and a log of changes by which {@code Email/changes} is answered. All access is under its own
 * monitor. A state is the number of changes so far, as text.
 */
final class FakeAccount {
    private static final int DIGITS_OF_BLOB = 40;
    private static final Map<String, String> FOLDERS = standardFolders();

    enum Kind { CREATED, UPDATED, DESTROYED }

    record Change(Kind kind, String email) {}

    /** What happened to an email between two states, each id in one of the three (RFC 8620 §5.2). */
    record Between(Set<String> created, Set<String> updated, Set<String> destroyed, int until) {}

    final String address;
    final String password;
    final String id;
    private final Map<String, FakeFolder> folders = new LinkedHashMap<>();
    private final Map<String, FakeEmail> emails = new LinkedHashMap<>();
    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final List<Change> log = new ArrayList<>();
    private int forgottenBefore;
    private int mailboxState;
    private int nextEmail = 1;
    private int nextFolder = 1;

    FakeAccount(String address, String password) {
        this.address = address;
        this.password = password;
        this.id = "u" + ContentHash.of(address.getBytes(java.nio.charset.StandardCharsets.UTF_8)).value().substring(0, 12);
        FOLDERS.forEach((name, role) -> addFolder(name, role, 10, true));
    }

    private static Map<String, String> standardFolders() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("Inbox", "inbox");
        map.put("Drafts", "drafts");
        map.put("Sent", "sent");
        map.put("Junk", "junk");
        map.put("Trash", "trash");
        map.put("Archive", "archive");
        return map;
    }

    synchronized FakeFolder addFolder(String name, String role, int sortOrder, boolean subscribed) {
        FakeFolder folder = new FakeFolder("f" + nextFolder++, name, role, sortOrder, subscribed);
        folders.put(folder.id(), folder);
        mailboxState++;
        return folder;
    }

    synchronized boolean removeFolder(String folderId) {
        if (emails.values().stream().anyMatch(e -> e.folders.contains(folderId)) || folders.remove(folderId) == null) {
            return false;
        }
        mailboxState++;
        return true;
    }

    synchronized List<FakeFolder> folders() {
        return List.copyOf(folders.values());
    }

    synchronized Optional<FakeFolder> folder(String folderId) {
        return Optional.ofNullable(folders.get(folderId));
    }

    synchronized Optional<FakeFolder> folderNamed(String name) {
        return folders.values().stream().filter(f -> f.name().equals(name)).findFirst();
    }

    synchronized FakeEmail add(byte[] bytes, Instant receivedAt, Collection<String> into, Collection<String> keywords) {
        FakeEmail email = new FakeEmail("m" + nextEmail++, keepBlob(bytes), bytes, receivedAt, into, keywords);
        emails.put(email.id, email);
        log.add(new Change(Kind.CREATED, email.id));
        return email;
    }

    /** Sets folders and keywords; false when there is no such message. */
    synchronized boolean change(String emailId, Collection<String> into, Collection<String> keywords) {
        FakeEmail email = emails.get(emailId);
        if (email == null) {
            return false;
        }
        Set<String> foldersNow = new LinkedHashSet<>(into);
        Set<String> keywordsNow = new LinkedHashSet<>(keywords);
        email.folders.clear();
        email.folders.addAll(foldersNow);
        email.keywords.clear();
        email.keywords.addAll(keywordsNow);
        log.add(new Change(Kind.UPDATED, emailId));
        return true;
    }

    synchronized boolean destroy(String emailId) {
        if (emails.remove(emailId) == null) {
            return false;
        }
        log.add(new Change(Kind.DESTROYED, emailId));
        return true;
    }

    synchronized Optional<FakeEmail> email(String emailId) {
        return Optional.ofNullable(emails.get(emailId));
    }

    synchronized List<FakeEmail> emails() {
        return List.copyOf(emails.values());
    }

    synchronized String keepBlob(byte[] bytes) {
        String blobId = "b" + ContentHash.of(bytes).value().substring(0, DIGITS_OF_BLOB);
        blobs.put(blobId, bytes);
        return blobId;
    }

    synchronized Optional<byte[]> blob(String blobId) {
        return Optional.ofNullable(blobs.get(blobId));
    }

    synchronized String emailState() {
        return Integer.toString(log.size());
    }

    synchronized String mailboxState() {
        return mailboxState + "." + log.size();
    }

    /** From now on no state before the present one can be the start of {@code Email/changes}. */
    synchronized void forgetHistory() {
        log.add(new Change(Kind.UPDATED, ""));
        forgottenBefore = log.size();
    }

    /** What happened after a state, at most {@code max} ids; empty when it cannot be told. */
    synchronized Optional<Between> since(String state, int max) {
        int from;
        try {
            from = Integer.parseInt(state);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (from < forgottenBefore || from > log.size()) {
            return Optional.empty();
        }
        Between between = new Between(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), from);
        int at = from;
        while (at < log.size()) {
            Change change = log.get(at);
            int before = between.created().size() + between.updated().size() + between.destroyed().size();
            if (before >= max && !between.created().contains(change.email()) && !between.updated().contains(change.email())) {
                break;
            }
            note(change, between);
            at++;
        }
        return Optional.of(new Between(between.created(), between.updated(), between.destroyed(), at));
    }

    private static void note(Change change, Between between) {
        if (change.email().isEmpty()) {
            return;
        }
        switch (change.kind()) {
            case CREATED -> between.created().add(change.email());
            case UPDATED -> {
                if (!between.created().contains(change.email())) {
                    between.updated().add(change.email());
                }
            }
            case DESTROYED -> {
                between.updated().remove(change.email());
                if (!between.created().remove(change.email())) {
                    between.destroyed().add(change.email());
                }
            }
        }
    }
}
