package dev.cordon.connectors.files;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An mbox file (RFC 4155), to be read only: a message begins behind a line {@code From } with a clock time and a year, at the start of the
 * file or after an empty line. Lines quoted as {@code >From } stay as they are, because no reader can tell who quoted them. Its name for us
 * is the hash of its bytes, with a number when the same message is there twice: its place in the file changes whenever something before it
 * is taken out. While the file has changed within the last second its last message is left out: somebody may still be writing it.
 */
final class MboxStore implements MailStore {
    private static final int SEPARATOR_BYTES_MAX = 500;
    private static final Duration STILL = Duration.ofSeconds(1);
    private static final int HASH_DIGITS = 32;

    private final Path file;
    private final InstantSource clock;
    private String knownStamp = "";
    private Map<String, byte[]> known = Map.of();
    private long keptBytes;

    MboxStore(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    private synchronized Map<String, byte[]> messages() throws FaultFound {
        Optional<Facts> facts = Disk.facts(file);
        if (facts.isEmpty()) {
            throw new FaultFound(new Fault.Retry(file + " is not there", Duration.ofSeconds(5)));
        }
        Duration age = Duration.between(facts.get().receivedAt(), clock.instant());
        boolean still = age.isNegative() || age.compareTo(STILL) >= 0;
        String stamp = Disk.stamp(file) + still;
        if (!stamp.equals(knownStamp)) {
            known = parsed(still);
            knownStamp = stamp;
        }
        return known;
    }

    private Map<String, byte[]> parsed(boolean whole) throws FaultFound {
        List<byte[]> all = new ArrayList<>();
        keptBytes = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            split(in, all);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw Disk.fault(file, e);
        }
        if (!whole && !all.isEmpty()) {
            all.removeLast();
        }
        Map<String, byte[]> byId = new LinkedHashMap<>();
        Map<String, Integer> twice = new HashMap<>();
        for (byte[] message : all) {
            String id = ContentHash.of(message).value().substring(0, HASH_DIGITS);
            int number = twice.merge(id, 1, Integer::sum);
            byId.put(number == 1 ? id : id + "." + number, message);
        }
        return byId;
    }

    private void split(InputStream in, List<byte[]> all) throws IOException, FaultFound {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean inside = false;
        boolean blank = true;
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            if (blank && isSeparator(line)) {
                if (inside) {
                    keep(message, all);
                }
                message.reset();
                inside = true;
                blank = false;
            } else if (inside) {
                message.writeBytes(line);
                blank = line.length == 1 || line.length == 2 && line[0] == '\r';
            }
        }
        if (inside) {
            keep(message, all);
        }
    }

    // The empty line before the next "From " belongs to the format, not to the message.
    private void keep(ByteArrayOutputStream message, List<byte[]> all) throws FaultFound {
        byte[] bytes = message.toByteArray();
        int end = bytes.length;
        if (end >= 2 && bytes[end - 1] == '\n' && bytes[end - 2] == '\n') {
            end--;
        } else if (end >= 4 && bytes[end - 1] == '\n' && bytes[end - 2] == '\r' && bytes[end - 3] == '\n') {
            end -= 2;
        }
        keptBytes += end;
        if (keptBytes > 8 * Disk.MESSAGE_BYTES_MAX) {
            throw new FaultFound(new Fault.Unsupported(file + " is larger than " + 8 * Disk.MESSAGE_BYTES_MAX + " bytes: make a Maildir of it"));
        }
        all.add(java.util.Arrays.copyOf(bytes, end));
    }

    private static boolean isSeparator(byte[] line) {
        if (line.length > SEPARATOR_BYTES_MAX || !new String(line, StandardCharsets.ISO_8859_1).startsWith("From ")) {
            return false;
        }
        int digits = 0;
        boolean year = false;
        boolean time = false;
        for (int i = 0; i < line.length; i++) {
            boolean digit = line[i] >= '0' && line[i] <= '9';
            time |= line[i] == ':' && digits > 0 && i + 1 < line.length && line[i + 1] >= '0' && line[i + 1] <= '9';
            digits = digit ? digits + 1 : 0;
            year |= digits == 4;
        }
        return time && year;
    }

    private static byte[] line(InputStream in) throws IOException, FaultFound {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
            if (line.size() > Disk.MESSAGE_BYTES_MAX) {
                throw new FaultFound(new Fault.Unsupported("a line in an mbox is longer than a message may be"));
            }
        }
        return line.toByteArray();
    }

    @Override public List<Item> list() throws FaultFound {
        return messages().keySet().stream().map(id -> new Item(id, INBOX, FolderRole.INBOX, false, file)).toList();
    }

    @Override public Optional<Facts> facts(Item item) throws FaultFound {
        byte[] message = messages().get(item.id());
        Instant changed = Disk.facts(file).map(Facts::receivedAt).orElse(Instant.EPOCH);
        return message == null ? Optional.empty() : Optional.of(new Facts(changed, message.length));
    }

    @Override public Optional<byte[]> read(Item item) throws FaultFound {
        return Optional.ofNullable(messages().get(item.id())).map(byte[]::clone);
    }

    @Override public boolean canMove() {
        return false;
    }

    @Override public boolean move(Item item, String folder) throws FaultFound {
        throw new FaultFound(new Fault.Unsupported("messages in an mbox file are not moved: other programs hold places in it"));
    }

    @Override public String quarantine() {
        return "";
    }

    @Override public String trash() {
        return "";
    }

    @Override public boolean has(String folder) {
        return folder.equals(INBOX);
    }

    @Override public String stamp() throws FaultFound {
        messages();
        synchronized (this) {
            return knownStamp;
        }
    }
}
