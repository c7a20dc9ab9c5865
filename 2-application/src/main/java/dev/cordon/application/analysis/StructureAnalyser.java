package dev.cordon.application.analysis;

import java.util.List;
import java.util.Locale;

import dev.cordon.application.reading.Leaf;
import dev.cordon.application.reading.View;
import dev.cordon.bounds.Meter;
import dev.cordon.files.FileType;
import dev.cordon.kernel.evidence.AnalyserName;
import dev.cordon.kernel.evidence.ByteRange;
import dev.cordon.kernel.evidence.Evidence;
import dev.cordon.kernel.evidence.FactNames;
import dev.cordon.kernel.evidence.GapCode;
import dev.cordon.kernel.message.Part;

/** What a message is made of: encrypted or readable, words or only pictures, messages inside. */
final class StructureAnalyser implements Analyser {

    private static final int LETTERS_FEW = 20;
    private static final int OPAQUE_MAX = 20;

    @Override
    public AnalyserName name() {
        return new AnalyserName("structure");
    }

    @Override
    public List<Evidence> analyse(Material material, Meter meter) {
        Facts facts = new Facts();
        encrypted(material.message().root(), facts);
        for (Leaf leaf : material.opened().leaves()) {
            opaque(leaf, facts);
            if (leaf.isMessage()) {
                facts.text(FactNames.CONTENT_NESTED_MESSAGE, leaf.innerSubject(), List.of(leaf.where()));
            }
        }
        for (View view : material.views()) {
            int at = view.body().display().indexOf("-----BEGIN PGP MESSAGE-----");
            if (at >= 0) {
                unreadable("pgp", view.whereDisplayed(at, at + 27), facts);
            }
        }
        imageOnly(material, facts);
        return facts.all();
    }

    // RFC 1847 §2.2: a multipart whose second part nobody else can read.
    private static void encrypted(Part part, Facts facts) {
        if (part.mediaType().equals("multipart/encrypted")) {
            unreadable("pgp", List.of(part.body()), facts);
        }
        part.children().forEach(child -> encrypted(child, facts));
    }

    // RFC 8551 §3.2: the parameter tells what the object is; without it the name tells.
    private static void opaque(Leaf leaf, Facts facts) {
        String type = leaf.mediaType();
        List<ByteRange> where = List.of(leaf.where());
        boolean cms = type.equals("application/pkcs7-mime") || type.equals("application/x-pkcs7-mime")
                || FileType.extension(leaf.name()).equals("p7m");
        if (cms) {
            String kind = leaf.parameter("smime-type").toLowerCase(Locale.ROOT);
            if (kind.equals("signed-data") || kind.equals("certs-only") || kind.equals("compressed-data")) {
                facts.gap(GapCode.UNSUPPORTED, "nothing here looks into S/MIME objects of type " + kind, where);
            } else {
                unreadable("smime", where, facts);
            }
        }
        boolean rights = type.equals("application/x-microsoft-rpmsg-message") || FileType.extension(leaf.name()).equals("rpmsg");
        if (rights) {
            unreadable("rights-management", where, facts);
        }
    }

    private static void unreadable(String why, List<ByteRange> where, Facts facts) {
        if (facts.all().size() < OPAQUE_MAX) {
            facts.text(FactNames.CONTENT_OPAQUE, why, where);
            facts.gap(GapCode.ENCRYPTED, "the content is encrypted (" + why + ")", where);
        }
    }

    private static void imageOnly(Material material, Facts facts) {
        long letters = 0;
        long remote = 0;
        for (View view : material.views()) {
            if (!view.attached()) {
                letters += Folded.letters(view.body().display());
                remote += view instanceof View.Html html ? html.display().remoteImages() : 0;
            }
        }
        List<ByteRange> where = material.files().stream().filter(f -> FileType.isImage(f.exploded().type()))
                .map(f -> f.leaf().where()).toList();
        if (letters < LETTERS_FEW && where.size() + remote > 0) {
            facts.number(FactNames.CONTENT_IMAGE_ONLY, where.size() + remote, where);
        }
    }
}
