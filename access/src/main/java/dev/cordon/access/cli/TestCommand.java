package dev.cordon.access.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cordon test}: the launcher runs it; this class only explains it. */
@Command(name = "test", header = "Builds Cordon and runs all of its tests.",
        description = {"Builds Cordon from its sources and runs all of its tests: the quick ones, the slow ones, and, where Cyrus,"
        + " Dovecot and Apache James are installed, those against real mail servers. Further arguments go to Maven.", ""},
        footer = {"", "Examples:", "  cordon test                       all of them",
            "  cordon test -pl lib/mime -am      one module and what it needs",
            "  cordon test --no-servers          without real mail servers and browser, which is said at the end",
            "  cordon test --dry-run             only says what would run", "",
            "Installing the mail servers: testkit/servers/install.sh (as root).",
            "The quick tests alone: mvn test"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:every test passed", "1:a test failed or the build is broken",
                "2:no JDK or no Maven"})
final class TestCommand implements Callable<Integer> {
    @Mixin Help help = new Help();

    @Override public Integer call() {
        throw new Refusal("`cordon test` needs the sources and the launcher `cordon` at their root");
    }
}
