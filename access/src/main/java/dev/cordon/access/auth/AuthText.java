package dev.cordon.access.auth;

import dev.cordon.access.show.Paint;
import dev.cordon.access.show.Visible;
import dev.cordon.mailauth.AuthReport;
import dev.cordon.mailauth.Finding;
import dev.cordon.mailauth.arc.ArcChain;
import dev.cordon.mailauth.authres.MethodResult;
import dev.cordon.mailauth.dkim.CheckedSignature;
import dev.cordon.mailauth.dkim.DkimFlag;
import dev.cordon.mailauth.dmarc.Alignment;
import dev.cordon.mailauth.dmarc.DmarcFlag;
import dev.cordon.mailauth.dmarc.DmarcPolicy;
import dev.cordon.mailauth.dmarc.DmarcWord;
import dev.cordon.mailauth.origin.Origin;
import dev.cordon.mailauth.origin.StatedResults;
import dev.cordon.mailauth.origin.Trust;
import dev.cordon.mailauth.stored.Counted;
import dev.cordon.mailauth.stored.Hop;
import dev.cordon.mailauth.stored.StoredReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Authentication results for people: the way the message took, what we found, and what others say. */
public final class AuthText {
    private final Paint paint;
    private final int columns;
    private final List<String> lines = new ArrayList<>();

    private AuthText(Paint paint, int columns) {
        this.paint = paint;
        this.columns = columns;
    }

    /**
     * The report.
     *
     * @param assumed whether the border was not declared, so that those of the large providers were assumed
     */
    public static List<String> of(StoredReport found, boolean assumed, Paint paint, int columns) {
        AuthText text = new AuthText(paint, columns);
        text.brief(found);
        text.way(found.hops(), found.origin(), assumed);
        text.ours(found);
        text.stated(found.stated());
        return text.lines;
    }

    private static String counted(int count, String what) {
        return count == 0 ? "no " + what : count == 1 ? "1 " + what : count + " " + what + "s";
    }

    /** The answer in one sentence. */
    private void brief(StoredReport found) {
        String author = found.report().dmarc().authorDomain().isEmpty() ? "the author's domain" : Visible.text(found.report().dmarc().authorDomain());
        Counted counted = found.dmarc();
        String whose = counted.source() == Counted.Source.PROVIDER ? ", says the server that delivered it" : "";
        line(paint.bold("In short") + "   " + switch (counted.word()) {
            case "pass" -> paint.green(author + " answers for this message" + whose);
            case "fail" -> paint.red(author + " does not answer for this message" + whose) + (counted.source() == Counted.Source.OURS
                    ? ", and asks to " + asks(found.report().dmarc().policy()) : "");
            case "permerror" -> paint.red("there is no single author that anybody could answer for");
            case "temperror" -> paint.violet("not known yet: a name server did not answer");
            case "none" -> author + " does not say how its mail can be told from forged mail";
            default -> open(found, author);
        });
        line("");
    }

    private String open(StoredReport found, String author) {
        if (found.dmarc().source() == Counted.Source.HEADER_SIGNATURE) {
            return paint.yellow(author + " signed this header; the body is another, perhaps because the store has rewritten it");
        }
        if (!found.checked()) {
            return "not known: nobody may be asked, and no server that can be believed says who sent it";
        }
        return paint.yellow("not known: no signature of " + author + " passes, and the sending host or an old key is not known");
    }

    private void line(String text) {
        lines.add(text);
    }

    private void way(List<Hop> hops, Origin origin, boolean assumed) {
        line(paint.bold("The way it took") + paint.dim(assumed
                ? "   no border is declared (--org): the hosts of Microsoft and Google are taken for it" : ""));
        if (hops.isEmpty()) {
            line("  no Received field: nothing is known");
        }
        for (int i = 0; i < hops.size(); i++) {
            Hop hop = hops.get(i);
            boolean border = hop.border();
            line("  " + (hop.inside() ? paint.green("●") : "○") + " " + Visible.text(hop.by().isEmpty() ? "(a host without a name)"
                    : hop.by(), columns)
                    + (hop.inside() ? paint.dim("  inside") : "") + paint.dim(hop.protocol().isEmpty() ? "" : "  " + Visible.text(hop.protocol())));
            line("  " + (border ? paint.yellow("┃") : "│") + paint.dim("   " + took(hops, i)) + (border
                    ? paint.yellow("   border: what stands below was"
                    + " written by strangers") : ""));
            if (!hop.from().isEmpty()) {
                line("  " + (border ? paint.yellow("┃") : "│") + "   from " + Visible.text(hop.from(), columns));
            }
        }
        if (!origin.ip().isEmpty()) {
            line("  sending host " + paint.bold(origin.ip()) + ", which called itself " + Visible.text(origin.helo().isEmpty() ? "nothing"
                    : origin.helo())
                    + (origin.mailFromKnown() ? ", for <" + Visible.text(origin.mailFrom()) + ">" : ""));
        } else {
            line("  sending host not known: " + origin.reason().says());
        }
        line("");
    }

    private void ours(StoredReport found) {
        AuthReport report = found.report();
        line(paint.bold("What we found"));
        if (!found.checked()) {
            line("  nothing, because no name server may be asked: --online asks those of this machine, --dns FILE takes answers from a file");
            line("  author " + Visible.text(report.dmarc().authorDomain()) + ", " + counted(report.dkim().signatures().size(), "signature")
                    + report.dkim().signatures().stream().map(CheckedSignature::domain).filter(d -> !d.isEmpty()).distinct()
                            .map(Visible::text).collect(Collectors.joining(", ", " (", ")")).replace(" ()", ""));
            line("");
            return;
        }
        line("  SPF    " + word(report.spf().result().word()) + (report.spf().domain().isEmpty() ? "" : "  ") + Visible.text(report.spf().domain())
                + paint.dim("  "
                + Visible.text(report.spf().why())));
        if (report.dkim().signatures().isEmpty()) {
            line("  DKIM   " + word("none") + "  not signed");
        }
        report.dkim().signatures().forEach(this::signature);
        line("  ARC    " + word(report.arc().chain().word()) + (report.arc().chain() == ArcChain.NONE ? "" : "  "
                + counted(report.arc().instances(), "set") + ", "
                + (report.arc().sealValid() ? "every seal holds" : "a seal does not hold") + paint.dim("  " + Visible.text(report.arc().reason()))));
        line("  DMARC  " + word(report.dmarc().result().word()) + "  " + Visible.text(report.dmarc().authorDomain())
                + (report.dmarc().policy() == DmarcPolicy.UNSPECIFIED ? "" : ", its owner asks to " + asks(report.dmarc().policy()))
                + paint.dim("  " + Visible.text(report.dmarc().why())));
        line("         aligned: " + aligned(report.dmarc().spf(), "SPF") + ", " + aligned(report.dmarc().dkim(), "DKIM"));
        if (report.dmarc().result() == DmarcWord.FAIL && !found.dmarc().isKnown()) {
            line("         " + paint.yellow("which counts for nothing while something is not known"));
        }
        if (report.dmarc().flags().contains(DmarcFlag.SHADOW_DIFFERS)) {
            line("         " + paint.yellow("older systems (RFC 7489) come to " + report.dmarc().shadow().result().word()));
        }
        for (Finding finding : report.findings()) {
            line("  " + paint.yellow("!") + "      " + finding.word().replace('-', ' '));
        }
        if (report.provisional()) {
            line("  " + paint.violet("?") + "      a name server did not answer: check again later, neither pass nor fail follows");
        }
        line("");
    }

    private static String took(List<Hop> hops, int i) {
        Hop hop = hops.get(i);
        String at = hop.at() < 0 ? "no time" : Instant.ofEpochSecond(hop.at()).toString();
        if (hop.at() < 0 || i + 1 == hops.size() || hops.get(i + 1).at() < 0) {
            return at;
        }
        long seconds = hop.at() - hops.get(i + 1).at();
        return at + (seconds < 0 ? ", " + -seconds + " s before the hop below" : ", " + seconds + " s after the hop below");
    }

    private static String asks(DmarcPolicy policy) {
        return switch (policy) {
            case UNSPECIFIED, NONE -> "do nothing";
            case QUARANTINE -> "treat failing mail as suspicious";
            case REJECT -> "refuse failing mail";
        };
    }

    private void signature(CheckedSignature s) {
        line("  DKIM   " + word(s.result().word()) + "  " + Visible.text(s.domain()) + paint.dim(" selector " + Visible.text(s.selector()) + ", "
                + Visible.text(s.algorithm())) + (s.passed() ? "" : "  header " + s.headerSignature().word() + ", body " + s.bodyHash().word())
                + paint.dim("  " + Visible.text(s.reason())));
        if (!s.flags().isEmpty()) {
            line("         " + paint.yellow(s.flags().stream().map(DkimFlag::word).collect(Collectors.joining(", "))));
        }
    }

    private static String aligned(Alignment alignment, String method) {
        return method + " " + switch (alignment) {
            case STRICT -> "yes (same domain)";
            case RELAXED -> "yes (same organisation)";
            case NONE -> "no";
        };
    }

    private void stated(List<StatedResults> stated) {
        line(paint.bold("What others say"));
        if (stated.isEmpty()) {
            line("  nothing");
        }
        for (StatedResults one : stated) {
            String who = one.sealer().isEmpty() ? one.results().authservId() : one.sealer() + " (sealed)";
            line("  " + (one.trust() == Trust.NONE ? "○ " : paint.green("● ")) + Visible.text(who.isEmpty() ? "(no name)" : who, columns)
                    + "  " + trust(one.trust()));
            for (MethodResult result : one.results().results()) {
                line("      " + String.format(Locale.ROOT, "%-8s", Visible.text(result.method())) + word(Visible.text(result.result()))
                        + about(result)
                        + paint.dim(result.comment().isEmpty() ? "" : "  " + Visible.text(result.comment(), columns)));
            }
        }
    }

    /** Whom a result is about. */
    private static String about(MethodResult result) {
        for (String[] property : new String[][] {{"header", "from"}, {"header", "d"}, {"header", "i"}, {"smtp", "mailfrom"}, {"smtp", "helo"}}) {
            String value = result.value(property[0], property[1]);
            if (!value.isEmpty()) {
                return "  " + Visible.text(value.substring(value.lastIndexOf('@') + 1));
            }
        }
        return "";
    }

    private String trust(Trust trust) {
        return switch (trust) {
            case POSITION -> paint.green("believed: our border wrote it");
            case SEAL -> paint.green("believed: sealed by a trusted domain, and the seal fits this message");
            case SEAL_UNBOUND -> paint.yellow("sealed by a trusted domain, but nothing binds the seal to this message");
            case NONE -> paint.dim("not believed: anybody can write this");
        };
    }

    private String word(String word) {
        return switch (word) {
            case "pass" -> paint.green(word);
            case "fail", "permerror" -> paint.red(word);
            case "softfail", "policy" -> paint.yellow(word);
            case "temperror" -> paint.violet(word);
            default -> word;
        };
    }
}
