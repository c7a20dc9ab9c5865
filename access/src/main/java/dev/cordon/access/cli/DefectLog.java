package dev.cordon.access.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Keeps the details of what went wrong inside; people see only its id (EC-099). */
record DefectLog(Path folder, Call call) implements BiConsumer<String, String> {
    @Override public void accept(String id, String details) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(id + ".txt"), details);
            call.terminal().tell("cordon: a defect of Cordon (" + id + "), details are in " + folder.resolve(id + ".txt"));
        } catch (IOException e) {
            call.terminal().tell("cordon: a defect of Cordon (" + id + "), details could not be written: " + Engine.why(e));
        }
    }
}
