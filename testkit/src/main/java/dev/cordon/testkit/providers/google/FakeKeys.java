package dev.cordon.testkit.providers.google;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Making a key takes long; all fakes of one process have the same. They are short, because they guard nothing and a drill signs often. */
final class FakeKeys {
    static final KeyPair ACCOUNT = pair();
    static final KeyPair GOOGLE = pair();
    static final KeyPair WRONG = pair();
    private static final int BITS = 1024;

    private FakeKeys() {}

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
