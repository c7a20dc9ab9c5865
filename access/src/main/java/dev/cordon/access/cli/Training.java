package dev.cordon.access.cli;

import dev.cordon.access.show.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** What the launcher runs once after a build, so that the JVM can keep the loaded classes for fast starts (JEP 483, JEP 515). */
final class Training {
    private Training() {}

    /**
 * Runs the usual commands on one message and a demo of two seconds, and rules from files, once compiled and once kept; their output is
 * thrown away.
 */
    public static void main(String[] arguments) {
        String mail = arguments[0];
        String rules = arguments[1];
        for (String[] command : new String[][] {{"scan", mail}, {"scan", "--json", "--summary", mail}, {"explain", mail}, {"policy",
                "check"}, {"scan", "--rules", rules, mail}, {"scan", "--rules", rules, "--lists", rules, mail},
            {"scan", "--rules", rules, "--rule-outcomes", "--json", mail},
            {"demo", "--headless", "--for", "2s", "--port", "0"}, {"audit", "verify"}}) {
            Terminal nowhere = new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream(),
                    Map.of(), Terminal.Sight.NONE);
            int code = Main.run(command, nowhere);
            if (code == Exit.TROUBLE) {
                System.out.println(String.join(" ", command) + " ended with " + code);
            }
        }
        System.exit(Exit.FINE);
    }
}
