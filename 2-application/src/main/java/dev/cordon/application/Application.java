package dev.cordon.application;

import java.util.List;
import java.util.Set;

import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.flow.Brief;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.message.Message;
import dev.cordon.kernel.message.Part;

/** Stage 2: reads a message, unpacks it, and draws facts from it. The same bytes and limits give the same dossier. */
public final class Application implements Stage<Brief, Dossier> {

    /** Limits. */
    public record Settings(int textBytesMax) {
        /** Ordinary limits. */
        public static final Settings STANDARD = new Settings(4 << 20);
    }

    private final Settings settings;

    /** With limits of its own. */
    public Application(Settings settings) {
        this.settings = settings;
    }

    /** With ordinary limits. */
    public static Application standard() {
        return new Application(Settings.STANDARD);
    }

    @Override
    public Step<Dossier> run(Brief brief) {
        long length = brief.raw().length();
        Part root = new Part("0", "text/plain", "", "", "", new ByteRange(0, 0), new ByteRange(0, length), List.of());
        Message message = new Message(length, List.of(), List.of(), "", root, List.of(), List.of(), List.of(), List.of());
        return new Step.Done<>(new Dossier(brief.intake(), message, Set.of(), List.of()));
    }
}
