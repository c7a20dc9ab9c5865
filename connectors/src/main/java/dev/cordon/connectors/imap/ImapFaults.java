package dev.cordon.connectors.imap;

import dev.cordon.connectors.wire.FaultFound;
import dev.cordon.kernel.fault.Fault;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;

/** What IMAP's refusals mean, by their response codes (RFC 5530, RFC 9208, RFC 6851). The server's free text is not repeated. */
final class ImapFaults {
    static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration THROTTLED = Duration.ofSeconds(60);
    private static final int CODE_MAX = 40;

    private ImapFaults() {}

    /** The connection is lost, so that another may do better. */
    static final class Lost extends FaultFound {
        private static final long serialVersionUID = 1;

        Lost(String what) {
            super(new Fault.Retry(what, SOON));
        }
    }

    /** The server said NO with this response code, which may be empty. */
    static final class Refused extends FaultFound {
        private static final long serialVersionUID = 1;

        private final String code;

        Refused(String command, String code) {
            super(refusal(command, code));
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static FaultFound of(String host, String command, ProtocolException e) {
        return switch (e) {
            case ConnectionException _ -> new Lost("the connection to " + host + " ended during " + command);
            case BadCommandException _ -> new FaultFound(new Fault.Unsupported(host + " does not understand " + command));
            case CommandFailedException failed -> new Refused(command, code(failed.getResponse()));
            default -> new FaultFound(new Fault.Malformed(host + " answered " + command + " in a way that cannot be understood"));
        };
    }

    /** The word after the bracket of {@code NO [WORD …]}, in upper case; empty when there is none. */
    static String code(Response response) {
        String text = response.toString();
        int open = text.indexOf('[');
        if (open < 0 || open > text.indexOf(' ', text.indexOf(' ') + 1) + 1) {
            return "";
        }
        int end = open + 1;
        while (end < text.length() && end - open < CODE_MAX && text.charAt(end) != ']' && text.charAt(end) != ' ') {
            end++;
        }
        return text.substring(open + 1, end).toUpperCase(Locale.ROOT);
    }

    private static Fault refusal(String command, String code) {
        String said = command + " was refused" + (code.isEmpty() ? "" : " with " + code);
        return switch (code) {
            case "AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED", "PRIVACYREQUIRED", "CONTACTADMIN", "NOPERM" -> new Fault.Denied(said);
            case "OVERQUOTA" -> new Fault.NoRoom(said);
            case "NONEXISTENT", "TRYCREATE", "EXPUNGEISSUED" -> new Fault.Gone(said);
            case "CANNOT", "UNKNOWN-CTE", "BADCHARSET" -> new Fault.Unsupported(said);
            case "THROTTLED", "LIMIT", "OVERLIMIT" -> new Fault.Retry(said, THROTTLED);
            default -> new Fault.Retry(said, SOON);
        };
    }
}
