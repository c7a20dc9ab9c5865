package dev.cordon.access.cli;

import dev.cordon.access.mail.Candidate;
import dev.cordon.access.mail.MailBytes;
import dev.cordon.access.show.Findings;
import dev.cordon.access.show.Progress;
import dev.cordon.access.show.Terminal;
import dev.cordon.access.show.Visible;
import dev.cordon.kernel.verdict.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Judges many messages on several threads and prints them in the order they were named. What waits is bounded by count and by
 * bytes, so that a hundred thousand messages need no more memory than a hundred.
 */
final class Scan {
    private static final int WAITING_PER_JOB = 32;
    private static final long HELD_MAX = 256L << 20;

    /**
     * One finished message.
     *
     * @param printed what the printer made of it
     * @param trouble why it could not be read, empty when it could
     */
    record Finished(Verdict verdict, String printed, String trouble, String path, long bytes) {}

    /**
     * All of them, counted.
     *
     * @param troubles messages that could not be read
     */
    record Tally(long messages, Map<Verdict, Long> verdicts, long troubles, long bytes) {
        /** Copies the map. */
        Tally {
            verdicts = Map.copyOf(verdicts);
        }

        long of(Verdict verdict) {
            return verdicts.getOrDefault(verdict, 0L);
        }

        long flagged() {
            return of(Verdict.MALICIOUS) + of(Verdict.SUSPICIOUS);
        }

        long indeterminate() {
            return of(Verdict.INDETERMINATE);
        }
    }

    private record Waiting(Future<Finished> future, long held) {}

    private final Examiner examiner;
    private final ScanPrinter printer;
    private final Progress progress;
    private final Terminal terminal;
    private final int jobs;
    private final EnumMap<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private long messages;
    private long troubles;
    private long bytes;

    Scan(Examiner examiner, ScanPrinter printer, Progress progress, Terminal terminal, int jobs) {
        this.examiner = examiner;
        this.printer = printer;
        this.progress = progress;
        this.terminal = terminal;
        this.jobs = jobs;
    }

    Tally run(Iterator<Candidate> candidates) {
        Deque<Waiting> waiting = new ArrayDeque<>();
        long held = 0;
        printer.begin();
        try (ExecutorService threads = Executors.newFixedThreadPool(jobs, Thread.ofPlatform().name("scan-", 0).daemon().factory())) {
            try {
                while (candidates.hasNext()) {
                    Candidate candidate = candidates.next();
                    waiting.add(new Waiting(threads.submit(() -> judge(candidate)), candidate.held()));
                    held += candidate.held();
                    while (!waiting.isEmpty() && (waiting.size() > jobs * WAITING_PER_JOB || held > HELD_MAX
                            || waiting.peek().future().isDone())) {
                        held -= waiting.peek().held();
                        print(waiting.remove());
                    }
                }
                while (!waiting.isEmpty()) {
                    print(waiting.remove());
                }
            } finally {
                threads.shutdownNow();
            }
        }
        return new Tally(messages, verdicts, troubles, bytes);
    }

    private Finished judge(Candidate candidate) {
        return switch (MailBytes.load(candidate)) {
            case Candidate.Content.Trouble t -> unreadable(candidate, t.words());
            case Candidate.Content.File f -> unreadable(candidate, "cannot be read: " + f.file());
            case Candidate.Content.Bytes b -> {
                Examiner.Examination examination = examiner.examine(candidate.path(), b.raw());
                yield new Finished(examination.outcome().judgement().verdict(), printer.message(candidate, b.raw(), examination), "",
                        candidate.path(), b.raw().length());
            }
        };
    }

    private Finished unreadable(Candidate candidate, String words) {
        return new Finished(Verdict.INDETERMINATE, printer.unreadable(candidate, words), words, candidate.path(), 0);
    }

    private void print(Waiting waiting) {
        Finished finished;
        try {
            finished = waiting.future().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("stopped before the end");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException defect ? defect : new IllegalStateException(e.getCause());
        }
        messages++;
        bytes += finished.bytes();
        verdicts.merge(finished.verdict(), 1L, Long::sum);
        if (!finished.trouble().isEmpty()) {
            troubles++;
            progress.clear();
            terminal.tell(terminal.errorPaint().red("cordon: ") + Visible.text(finished.path()) + ": " + Visible.text(finished.trouble()));
        }
        if (terminal.sight().out()) {
            progress.clear();
        }
        terminal.text(finished.printed());
        if (terminal.sight().out()) {
            terminal.flush();
        }
        progress.at(messages, words());
    }

    private String words() {
        StringJoiner out = new StringJoiner(", ");
        verdicts.forEach((verdict, count) -> out.add(count + " " + Findings.word(verdict)));
        return out.toString();
    }
}
