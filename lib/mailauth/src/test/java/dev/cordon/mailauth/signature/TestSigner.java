package dev.cordon.mailauth.signature;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Signs messages for tests. Keys are made anew; nothing of the product is used but the words. */
public final class TestSigner {

    private final KeyPair keys;
    private final boolean rsa;

    private TestSigner(KeyPair keys, boolean rsa) {
        this.keys = keys;
        this.rsa = rsa;
    }

    /** An RSA key. */
    public static TestSigner rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return new TestSigner(generator.generateKeyPair(), true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An Ed25519 key. */
    public static TestSigner ed25519() {
        try {
            return new TestSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), false);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key record. */
    public String record() {
        byte[] encoded = keys.getPublic().getEncoded();
        return rsa ? "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(encoded)
                : "v=DKIM1; k=ed25519; p=" + Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    /** Whether the key is Ed25519. */
    public boolean isEd() {
        return keys.getPublic() instanceof EdECPublicKey;
    }

    /** {@code b=} over header data. */
    public String sign(String data) {
        try {
            byte[] bytes = Naive.bytes(data);
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(rsa ? bytes : MessageDigest.getInstance("SHA-256").digest(bytes));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code bh=} of a body. */
    public static String hash(String canonicalBody) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(Naive.bytes(canonicalBody)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A message with a signature on top.
     *
     * @param headers fields without line ends, top first
     * @param tags more tags, such as {@code t=1; l=5}; {@code d=} and {@code s=} are example.com and sel unless among them
     * @param names {@code h=} with colons
     */
    public String signed(List<String> headers, String body, String canonical, String tags, String names) {
        return field("DKIM-Signature: v=1; ", headers, body, canonical, tags, names) + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n" + body;
    }

    /** The signature field alone. @param start name, colon and first tags */
    public String field(String start, List<String> headers, String body, String canonical, String tags, String names) {
        String[] forms = canonical.split("/");
        boolean relaxed = forms[0].equals("relaxed");
        String where = tags.contains("d=") ? "" : "d=example.com; s=sel; ";
        String hashed = Naive.body(body, forms[1].equals("relaxed"));
        for (String tag : tags.split(";")) {
            if (tag.strip().startsWith("l=")) {
                hashed = hashed.substring(0, Math.min(hashed.length(), Integer.parseInt(tag.strip().substring(2))));
            }
        }
        String unsigned = start + "a=" + (rsa ? "rsa" : "ed25519") + "-sha256; c=" + canonical + "; " + where
                + (tags.isEmpty() ? "" : tags + "; ") + "h=" + names + "; bh=" + hash(hashed) + "; b=";
        StringBuilder data = new StringBuilder();
        List<String> left = new ArrayList<>(headers);
        for (String name : names.split(":")) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (left.get(i).regionMatches(true, 0, name.strip() + ":", 0, name.strip().length() + 1)) {
                    data.append(Naive.header(left.remove(i), relaxed)).append("\r\n");
                    break;
                }
            }
        }
        return unsigned + sign(data + Naive.header(unsigned, relaxed));
    }
}
