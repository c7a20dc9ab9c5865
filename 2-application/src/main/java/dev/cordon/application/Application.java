package dev.cordon.application;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.cordon.application.analysis.Analyser;
import dev.cordon.application.analysis.Analysers;
import dev.cordon.application.analysis.FileSeen;
import dev.cordon.application.analysis.Material;
import dev.cordon.application.exploding.Exploded;
import dev.cordon.application.exploding.Exploder;
import dev.cordon.application.observables.Observables;
import dev.cordon.application.reading.FoundLink;
import dev.cordon.application.reading.Leaf;
import dev.cordon.application.reading.LinkFinder;
import dev.cordon.application.reading.Opened;
import dev.cordon.application.reading.Opener;
import dev.cordon.application.reading.View;
import dev.cordon.application.reading.ViewReader;
import dev.cordon.bounds.Budget;
import dev.cordon.bounds.Meter;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.evidence.Observable;
import dev.cordon.kernel.flow.Brief;
import dev.cordon.kernel.flow.Dossier;
import dev.cordon.kernel.flow.Stage;
import dev.cordon.kernel.flow.Step;
import dev.cordon.kernel.identity.ContentHash;
import dev.cordon.kernel.message.Address;
import dev.cordon.kernel.message.AddressField;
import dev.cordon.kernel.message.Attachment;
import dev.cordon.kernel.message.Message;

/**
 * Stage 2: reads a message, unpacks it, and draws facts from it. A pure function of bytes and limits: the same bytes and limits
 * give the same dossier, byte for byte, on every machine.
 */
public final class Application implements Stage<Brief, Dossier> {

    /**
     * Limits. Reaching one is a gap in the dossier.
     *
     * @param budget of the whole message: bytes unpacked, parts and members, nesting, steps of work
     * @param charactersMax characters of one text that are looked at
     * @param linksMax links of all texts together
     * @param filesMax files that are looked into
     * @param observablesMax observables listed
     * @param archives limits of each archive
     */
    public record Settings(Budget budget, int charactersMax, int linksMax, int filesMax, int observablesMax,
                           Exploder.Settings archives) {
        /** 64 MiB unpacked, 10,000 items, 40 levels, 200 million steps; 2 million characters, 1,000 links, 500 files. */
        public static final Settings STANDARD = new Settings(new Budget(64L << 20, 10_000, 40, 200_000_000L), 2_000_000, 1_000, 500,
                5_000, Exploder.Settings.STANDARD);
    }

    private final Settings settings;
    private final List<Analyser> analysers;

    /** With limits of its own. */
    public Application(Settings settings) {
        this(settings, Analysers.all());
    }

    /** With analysers of its own, for those that third parties bring. */
    public Application(Settings settings, List<Analyser> analysers) {
        this.settings = settings;
        this.analysers = List.copyOf(analysers);
    }

    /** With ordinary limits. */
    public static Application standard() {
        return new Application(Settings.STANDARD);
    }

    @Override
    public Step<Dossier> run(Brief brief) {
        byte[] raw = brief.raw().shared();
        Meter meter = settings.budget().meter();
        List<Evidence> evidence = new ArrayList<>();
        // Read, under every plausible reading.
        Opened opened = Opener.open(raw, settings.budget());
        evidence.addAll(opened.evidence());
        ViewReader reader = new ViewReader(settings.charactersMax());
        List<View> shown = views(opened, reader, evidence);
        // Explode, under one budget.
        List<FileSeen> files = files(opened, meter, evidence);
        List<View> views = new ArrayList<>(shown);
        views.addAll(attachedViews(files, reader, evidence));
        List<FoundLink> links = Isolation.guarded("finding links", () -> LinkFinder.find(views, settings.linksMax(), evidence),
                List.of(), evidence);
        Message message = message(raw.length, opened, shown, files, links);
        // Analyse, each on its own.
        Material material = new Material(message, opened, views, files, links);
        Set<AnalyserName> looked = new LinkedHashSet<>();
        for (Analyser analyser : analysers) {
            List<Evidence> failed = new ArrayList<>();
            evidence.addAll(Isolation.guarded("analyser " + analyser.name().value(), () -> analyser.analyse(material, meter), List.of(),
                    failed));
            evidence.addAll(failed);
            if (failed.isEmpty()) {
                looked.add(analyser.name());
            }
        }
        return new Step.Done<>(new Dossier(brief.intake(), message, looked, evidence));
    }

    private List<View> views(Opened opened, ViewReader reader, List<Evidence> evidence) {
        List<View> views = new ArrayList<>();
        for (Leaf leaf : opened.leaves()) {
            if (leaf.isShownText()) {
                views.addAll(Isolation.guarded("reading part " + leaf.path(),
                        () -> List.of(reader.read(leaf, leaf.isHtml(), false, evidence)), List.of(), evidence));
            }
        }
        return views;
    }

    private List<FileSeen> files(Opened opened, Meter meter, List<Evidence> evidence) {
        Exploder exploder = new Exploder(settings.archives(), meter);
        List<FileSeen> files = new ArrayList<>();
        for (Leaf leaf : opened.leaves()) {
            if (!leaf.isAttachment()) {
                continue;
            }
            if (files.size() == settings.filesMax()) {
                evidence.add(Evidence.Gap.of(GapCode.LIMIT_REACHED, "only the first " + settings.filesMax() + " files were looked at"));
                break;
            }
            files.addAll(Isolation.guarded("unpacking part " + leaf.path(), () -> List.of(file(leaf, exploder)), List.of(), evidence));
        }
        files.forEach(file -> evidence.addAll(file.exploded().evidence()));
        return files;
    }

    private static FileSeen file(Leaf leaf, Exploder exploder) {
        byte[] bytes = leaf.bytes();
        // A message inside was opened with the rest; a text that is shown and has a name is read as text.
        String shownName = leaf.name().isEmpty() ? "part " + leaf.path() : leaf.name();
        Exploded exploded = leaf.isMessage() ? new Exploded("eml", List.of()) : exploder.explode(shownName, bytes, List.of(leaf.where()));
        Attachment attachment = new Attachment(leaf.path(), leaf.name(), leaf.mediaType(), exploded.type(), bytes.length,
                ContentHash.of(bytes), leaf.isInline());
        return new FileSeen(leaf, attachment, exploded, new FileSeen.Content(bytes));
    }

    // HTML that comes as a file is opened by a browser: it is read like the message's own.
    private static List<View> attachedViews(List<FileSeen> files, ViewReader reader, List<Evidence> evidence) {
        List<View> views = new ArrayList<>();
        for (FileSeen file : files) {
            String type = file.exploded().type();
            boolean html = type.equals("html") || type.equals("svg") || type.equals("hta") || file.leaf().isHtml();
            boolean text = type.equals("ics") || type.equals("url");
            if ((html || text) && !file.leaf().isShownText()) {
                views.addAll(Isolation.guarded("reading part " + file.leaf().path(),
                        () -> List.of(reader.read(file.leaf(), html, true, evidence)), List.of(), evidence));
            }
        }
        return views;
    }

    private Message message(int length, Opened opened, List<View> shown, List<FileSeen> files, List<FoundLink> links) {
        Observables observables = new Observables(settings.observablesMax());
        for (AddressField field : opened.addresses()) {
            for (Address address : field.addresses()) {
                boolean whole = !address.localPart().isEmpty() && !address.domain().name().isEmpty();
                observables.add(Observable.Kind.ADDRESS, whole ? address.spec().toLowerCase(Locale.ROOT) : "", List.of(address.where()));
                observables.domain(address.domain(), List.of(address.where()));
            }
        }
        links.forEach(link -> observables.target(link.target(), link.where()));
        files.forEach(file -> observables.add(Observable.Kind.SHA256, file.attachment().sha256().value(), List.of(file.leaf().where())));
        return new Message(length, opened.headers(), opened.addresses(), opened.subject(), opened.root(),
                shown.stream().map(View::body).toList(), files.stream().map(FileSeen::attachment).toList(),
                links.stream().map(FoundLink::link).toList(), observables.all());
    }
}
