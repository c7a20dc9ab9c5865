package dev.cordon.access.demo;

import dev.cordon.access.web.PageServer;
import dev.cordon.kernel.desk.InspectionRow;
import dev.cordon.kernel.desk.Standing;
import java.nio.file.Path;
import java.util.List;

/** How a person follows the demo. */
interface DemoView {
    /** Before the first mail. */
    void begin(PageServer page, Path folder);

    /** How things stand now; called ten times a second. */
    void show(List<InspectionRow> rows, Standing standing, int delivered, String url);

    /** A line for the person. */
    void say(String words);

    /** After the last. */
    void end();

    /** Nobody looks. */
    DemoView NONE = new DemoView() {
        @Override public void begin(PageServer page, Path folder) {}

        @Override public void show(List<InspectionRow> rows, Standing standing, int delivered, String url) {}

        @Override public void say(String words) {}

        @Override public void end() {}
    };
}
