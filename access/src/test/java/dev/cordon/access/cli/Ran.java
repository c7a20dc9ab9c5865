package dev.cordon.access.cli;

import dev.cordon.access.show.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** One run of the program inside the test, with everything it said. */
record Ran(int code, String out, String err) {
    private static final byte[] NOTHING = new byte[0];

    static Ran of(Path work, String... arguments) {
        return of(work, NOTHING, Terminal.Sight.NONE, Map.of(), arguments);
    }

    static Ran of(Path work, byte[] in, Terminal.Sight sight, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new ByteArrayInputStream(in), out, err, environment, sight);
        int code = Main.run(arguments, new Call(terminal, InstantSource.system(), work));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }

    List<String> errorLines() {
        return err.lines().toList();
    }
}
