package dev.cordon.connectors.imap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import dev.cordon.kernel.verdict.Sighting;
import dev.cordon.kernel.verdict.Sighting.FolderRole;
import jakarta.mail.Flags;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.Item;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/** Messages of the folder that is open on a connection. */
final class ImapMessages {
    private static final int CHUNK = 1 << 20;

    private ImapMessages() {}

    /** What the server tells of a message besides its bytes. */
    record Facts(long uid, long declaredBytes, Instant receivedAt, boolean seen, List<String> keywords) {
        Sighting.Present present(String folder, long uidValidity, FolderRole role) {
            return new Sighting.Present(new ImapId(folder, uidValidity, uid).provider(), folder, role, seen, keywords);
        }
    }

    /** Facts about one message; nothing when there is no such UID. */
    static Optional<Facts> facts(ImapLine line, long uid) throws FaultFound {
        for (FetchResponse response : line.fetch(Long.toString(uid), "UID FLAGS INTERNALDATE RFC822.SIZE")) {
            Optional<Facts> facts = facts(response);
            if (facts.isPresent() && facts.get().uid() == uid) {
                return facts;
            }
        }
        return Optional.empty();
    }

    private static Optional<Facts> facts(FetchResponse response) {
        Optional<UID> uid = item(response, UID.class);
        Optional<FLAGS> flags = item(response, FLAGS.class);
        if (uid.isEmpty() || flags.isEmpty()) {
            // The server also tells about changes that nobody asked for; those lack most items.
            return Optional.empty();
        }
        List<String> keywords = Arrays.stream(flags.get().getUserFlags()).filter(f -> !f.startsWith("$"))
                .map(f -> f.toLowerCase(Locale.ROOT)).sorted().toList();
        return Optional.of(new Facts(uid.get().uid, item(response, RFC822SIZE.class).map(s -> s.size).orElse(-1L), receivedAt(response),
                flags.get().contains(Flags.Flag.SEEN), keywords));
    }

    static Instant receivedAt(FetchResponse response) {
        return item(response, INTERNALDATE.class).map(INTERNALDATE::getDate).map(date -> date.toInstant()).orElse(Instant.EPOCH);
    }

    static long uid(FetchResponse response) {
        return item(response, UID.class).map(u -> u.uid).orElse(0L);
    }

    private static <T extends Item> Optional<T> item(FetchResponse response, Class<T> type) {
        return Optional.ofNullable(response.getItem(type));
    }

    /**
     * The whole message, without marking it as read, in pieces, so that a size that a server only claims costs no memory. It is whole when
     * a piece is shorter than asked for.
     */
    static byte[] bytes(ImapLine line, long uid, long bytesMax) throws FaultFound {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (true) {
            int before = whole.size();
            ByteArray piece = piece(line, uid, before)
                    .orElseThrow(() -> new FaultFound(new Fault.Gone("the message is no longer where it was")));
            whole.write(piece.getBytes(), piece.getStart(), piece.getCount());
            if (whole.size() > bytesMax) {
                throw new FaultFound(new Fault.Unsupported("the message is longer than " + bytesMax + " bytes"));
            }
            if (piece.getCount() < CHUNK) {
                return whole.toByteArray();
            }
        }
    }

    private static Optional<ByteArray> piece(ImapLine line, long uid, int from) throws FaultFound {
        for (FetchResponse response : line.fetch(Long.toString(uid), "UID BODY.PEEK[]<" + from + "." + CHUNK + ">")) {
            Optional<BODY> body = item(response, BODY.class);
            if (uid(response) == uid && body.isPresent()) {
                return Optional.of(Optional.ofNullable(body.get().getByteArray()).orElseGet(() -> new ByteArray(0)));
            }
        }
        return Optional.empty();
    }
}
