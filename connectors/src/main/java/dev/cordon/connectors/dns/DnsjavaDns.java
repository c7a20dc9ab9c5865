package dev.cordon.connectors.dns;

import dev.cordon.mailauth.dns.Dns;
import dev.cordon.mailauth.dns.DnsAnswer;
import dev.cordon.mailauth.dns.DnsRecord;
import dev.cordon.mailauth.dns.RecordType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Asks resolvers over the network.
 *
 * <p>dnsjava writes and reads the messages, takes a random id and port, checks that an answer belongs to its question, and repeats over TCP
 * what came truncated (RFC 7766 §5). What is ours: of an answer only the records count that stand at the name asked for, or at the end
 * of the aliases that lead on from it; a resolver that gives an alias without what stands there is asked again for that; every try has its
 * time. Work after an answer runs on virtual threads of this object, never on the pool that the whole process shares.
 */
public final class DnsjavaDns implements Dns, AutoCloseable {

    private static final int ALIASES_MAX = 10;
    private static final int RECORDS_MAX = 1_000;
    private static final int EDNS_BYTES = 1_232;
    private static final int LABEL_MAX = 63;

    private final List<SimpleResolver> resolvers = new ArrayList<>();
    private final DnsServers servers;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger turn = new AtomicInteger();

    /** Nothing is sent yet. */
    public DnsjavaDns(DnsServers servers) {
        this.servers = servers;
        for (InetSocketAddress address : servers.addresses()) {
            SimpleResolver resolver = new SimpleResolver(address);
            resolver.setTimeout(servers.timeout());
            resolver.setEDNS(0, EDNS_BYTES, 0, List.of());
            resolvers.add(resolver);
        }
    }

    @Override public void close() {
        executor.close();
    }

    @Override public DnsAnswer ask(String name, RecordType type) {
        Optional<Name> asked = wire(name);
        if (asked.isEmpty()) {
            return new DnsAnswer.NoSuchName();
        }
        Chase chase = new Chase(asked.get(), type);
        for (int i = 0; i <= ALIASES_MAX; i++) {
            Step step = exchange(chase.at, type, chase);
            if (step instanceof Step.Done(DnsAnswer answer)) {
                return answer;
            }
        }
        return new DnsAnswer.Failed("more than " + ALIASES_MAX + " aliases after " + name);
    }

    /** What one exchange came to: an answer, or an alias whose own records are still to be asked for. */
    private sealed interface Step {
        record Done(DnsAnswer answer) implements Step {}

        record Alias() implements Step {}
    }

    /** Where the aliases have led so far. */
    private static final class Chase {
        private Name at;
        private final int type;
        private long lifetime = Integer.MAX_VALUE;

        Chase(Name at, RecordType type) {
            this.at = at;
            this.type = Type.value(type.name());
        }
    }

    private Step exchange(Name name, RecordType type, Chase chase) {
        DnsAnswer last = new DnsAnswer.TimedOut();
        int first = turn.getAndIncrement() & 0xffff;
        for (int i = 0; i < servers.triesMax(); i++) {
            SimpleResolver resolver = resolvers.get((first + i) % resolvers.size());
            CompletableFuture<Message> answer = resolver.sendAsync(Message.newQuery(Record.newRecord(name, chase.type, DClass.IN)),
                    executor)
                    .toCompletableFuture();
            try {
                // TCP after UDP may take the time twice.
                Message message = answer.get(servers.timeout().toMillis() * 2 + 100, TimeUnit.MILLISECONDS);
                boolean sure = message.getRcode() == Rcode.NOERROR || message.getRcode() == Rcode.NXDOMAIN;
                if (sure) {
                    return read(message, type, chase);
                }
                last = new DnsAnswer.Failed(Rcode.string(message.getRcode()).toLowerCase(Locale.ROOT));
            } catch (TimeoutException late) {
                answer.cancel(true);
                last = new DnsAnswer.TimedOut();
            } catch (ExecutionException failed) {
                Throwable cause = failed.getCause();
                last = trouble(cause == null ? failed : cause);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Step.Done(new DnsAnswer.TimedOut());
            }
        }
        return new Step.Done(last);
    }

    private static DnsAnswer trouble(Throwable cause) {
        String said = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        boolean late = cause instanceof SocketTimeoutException || cause instanceof TimeoutException
                || said.toLowerCase(Locale.ROOT).contains("timed out");
        return late ? new DnsAnswer.TimedOut() : new DnsAnswer.Failed(said);
    }

    private static Step read(Message message, RecordType type, Chase chase) {
        List<Record> section = message.getSection(Section.ANSWER);
        List<Record> answers = section.subList(0, Math.min(RECORDS_MAX, section.size()));
        Name before = chase.at;
        for (int i = 0; i <= ALIASES_MAX; i++) {
            List<DnsRecord> found = new ArrayList<>();
            Name alias = chase.at;
            for (Record record : answers) {
                if (record.getDClass() == DClass.IN && record.getName().equals(chase.at)) {
                    List<DnsRecord> one = record(record, type);
                    alias = record instanceof CNAMERecord cname ? cname.getTarget() : alias;
                    chase.lifetime = one.isEmpty() && !(record instanceof CNAMERecord) ? chase.lifetime : Math.min(chase.lifetime,
                            record.getTTL());
                    found.addAll(one);
                }
            }
            if (!found.isEmpty()) {
                return new Step.Done(new DnsAnswer.Found(found, Duration.ofSeconds(Math.max(0, chase.lifetime))));
            }
            if (alias.equals(chase.at)) {
                break;
            }
            chase.at = alias;
        }
        if (message.getRcode() == Rcode.NXDOMAIN) {
            return new Step.Done(new DnsAnswer.NoSuchName());
        }
        return chase.at.equals(before) ? new Step.Done(new DnsAnswer.NoRecords()) : new Step.Alias();
    }

    // The record when it is of the type asked for.
    private static List<DnsRecord> record(Record record, RecordType type) {
        return switch (type) {
            case A -> record instanceof ARecord a ? List.of(new DnsRecord.Host(a.getAddress())) : List.of();
            case AAAA -> record instanceof AAAARecord aaaa ? List.of(new DnsRecord.Host(aaaa.getAddress())) : List.of();
            case MX -> record instanceof MXRecord mx ? List.of(new DnsRecord.Exchange(mx.getPriority(), text(mx.getTarget()))) : List.of();
            case PTR -> record instanceof PTRRecord ptr ? List.of(new DnsRecord.Pointer(text(ptr.getTarget()))) : List.of();
            case TXT -> record instanceof TXTRecord txt ? List.of(new DnsRecord.Text(joined(txt))) : List.of();
        };
    }

    private static byte[] joined(TXTRecord txt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        txt.getStringsAsByteArrays().forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static String text(Name name) {
        return name.equals(Name.root) ? "" : name.toString(true).toLowerCase(Locale.ROOT);
    }

    // By octets, because a macro may put anything into a name; empty when it does not fit into a question.
    private static Optional<Name> wire(String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(name.length() + 2);
        for (String label : name.split("\\.", -1)) {
            byte[] octets = label.getBytes(StandardCharsets.UTF_8);
            if (octets.length == 0 || octets.length > LABEL_MAX) {
                return Optional.empty();
            }
            out.write(octets.length);
            out.writeBytes(octets);
        }
        out.write(0);
        try {
            return Optional.of(new Name(out.toByteArray()));
        } catch (IOException tooLong) {
            return Optional.empty();
        }
    }
}
