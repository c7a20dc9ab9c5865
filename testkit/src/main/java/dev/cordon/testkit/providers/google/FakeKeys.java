package dev.cordon.testkit.providers.google;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Making a key takes long; all fakes of one process have the same. */
final class FakeKeys {
    /** Short, because it guards nothing and a drill signs often. */
    static final KeyPair ACCOUNT = pair(1024);
    static final KeyPair GOOGLE = pair(2048);
    static final KeyPair WRONG = pair(2048);

    private FakeKeys() {}

    private static KeyPair pair(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
