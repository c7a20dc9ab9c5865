package dev.cordon.access.show;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Where the program was called from: its three streams, whether people look at them, and the environment. */
public final class Terminal {
    /** Our output could not be written: the reader went away, or the disk is full. */
    public static final class OutputLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean readerGone;

        OutputLost(IOException cause) {
            super(String.valueOf(cause.getMessage()), cause);
            readerGone = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
        }

        /** Whether whoever read our output stopped reading, which is their right. */
        public boolean readerGone() {
            return readerGone;
        }
    }

    /**
     * Which streams people look at.
     *
     * @param columns the width of the window
     */
    public record Sight(boolean in, boolean out, boolean err, int columns) {
        /** Nobody looks. */
        public static final Sight NONE = new Sight(false, false, false, 100);
    }

    private final InputStream in;
    private final Lines out;
    private final Lines err;
    private final Map<String, String> environment;
    private final Sight sight;
    private final boolean colourful;

    /** A terminal over these streams; they are flushed, never closed. */
    public Terminal(InputStream in, OutputStream out, OutputStream err, Map<String, String> environment, Sight sight) {
        this.in = in;
        this.out = new Lines(out);
        this.err = new Lines(err);
        this.environment = Map.copyOf(environment);
        this.sight = sight;
        // https://no-color.org: present and not empty.
        this.colourful = environment.getOrDefault("NO_COLOR", "").isEmpty() && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    /** Standard input. */
    public InputStream in() {
        return in;
    }

    /** One line for whoever reads our output. */
    public void line(String text) {
        out.put(text + "\n");
    }

    /** Text without a line end for whoever reads our output. */
    public void text(String text) {
        out.put(text);
    }

    /** One line for people, on standard error. */
    public void tell(String text) {
        out.flush();
        err.put(text + "\n");
        err.flush();
    }

    /** Text without a line end for people, on standard error, at once. */
    public void show(String text) {
        err.put(text);
        err.flush();
    }

    /** Hands on what was collected. */
    public void flush() {
        out.flush();
        err.flush();
    }

    /** Standard output as the option library wants it. */
    public PrintWriter outWriter() {
        return new PrintWriter(out, true);
    }

    /** Standard error as the option library wants it. */
    public PrintWriter errWriter() {
        return new PrintWriter(err, true);
    }

    /** The environment. */
    public Map<String, String> environment() {
        return environment;
    }

    /** Which streams people look at. */
    public Sight sight() {
        return sight;
    }

    /** Colours for standard output. */
    public Paint paint() {
        return new Paint(colourful && sight.out());
    }

    /** Colours for standard error. */
    public Paint errorPaint() {
        return new Paint(colourful && sight.err());
    }

    /** A buffered UTF-8 writer whose trouble is not swallowed. */
    private static final class Lines extends Writer {
        private static final int BUFFER = 1 << 15;
        private final OutputStream to;
        private final StringBuilder waiting = new StringBuilder(BUFFER);

        Lines(OutputStream to) {
            this.to = to;
        }

        synchronized void put(String text) {
            waiting.append(text);
            if (waiting.length() >= BUFFER) {
                flush();
            }
        }

        @Override public synchronized void write(char[] chars, int from, int count) {
            waiting.append(chars, from, count);
        }

        @Override public synchronized void flush() {
            try {
                if (!waiting.isEmpty()) {
                    byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
                    waiting.setLength(0);
                    to.write(bytes);
                }
                to.flush();
            } catch (IOException e) {
                waiting.setLength(0);
                throw new OutputLost(e);
            }
        }

        @Override public void close() {
            flush();
        }
    }
}
