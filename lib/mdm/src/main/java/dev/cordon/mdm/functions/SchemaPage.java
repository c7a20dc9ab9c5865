package dev.cordon.mdm.functions;

import dev.cordon.mdm.schema.Schema;
import dev.cordon.mdm.functions.MailFunctions;
import dev.cordon.mdm.lists.MailLists;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** The reference page of the model, made from the schema. */
public final class SchemaPage {

    private final StringBuilder out = new StringBuilder(64_000);
    private final Set<StructType> told = new LinkedHashSet<>();

    private SchemaPage() {
    }

    /** The page in Markdown. */
    public static String markdown() {
        SchemaPage page = new SchemaPage();
        page.out.append("# The message data model\n\nWhat a rule reads of a message. This page is made from the schema in `lib/mdm`.\n\n")
                .append("A text that the message does not have is null, an array that it does not have is empty. Times are UTC. ")
                .append("Contents of files (`bytes`) can only be handed to functions.\n\n## The message\n");
        page.tell(Schema.MESSAGE);
        page.out.append("\n## Automations\n\nAutomations also have `triage`.\n");
        page.tell(Schema.TRIAGE);
        page.out.append("\n## Answers of functions\n");
        for (MqlFunction function : MailFunctions.declared()) {
            Type result = function.signature().result() instanceof Type.ListOf list ? list.element() : function.signature().result();
            if (result instanceof StructType struct) {
                page.tell(struct);
            }
        }
        page.out.append("\n## Named lists\n\nLists marked with a star come with Cordon; the others are empty or absent until the\n")
                .append("organisation's file, a folder of lists or the history of the mail fills them.\n\n");
        MailLists.builtin().types().keySet().forEach(name ->
                page.out.append("- `$").append(name).append(MailLists.builtin().unconfigured().contains(name) ? "`\n" : "` \\*\n"));
        return page.out.toString();
    }

    private void tell(StructType root) {
        Deque<StructType> waiting = new ArrayDeque<>();
        waiting.add(root);
        while (!waiting.isEmpty()) {
            StructType type = waiting.poll();
            if (!told.add(type)) {
                continue;
            }
            out.append("\n### ").append(type.name()).append("\n\n| field | type | meaning |\n| --- | --- | --- |\n");
            for (StructType.Field field : type.fields()) {
                out.append("| `").append(field.name()).append("` | ").append(field.type().toString().replace("<", "\\<")).append(" | ")
                        .append(field.doc()).append(" |\n");
                follow(field.type(), waiting);
            }
        }
    }

    private static void follow(Type type, Deque<StructType> waiting) {
        switch (type) {
            case StructType struct -> waiting.add(struct);
            case Type.ListOf list -> follow(list.element(), waiting);
            case Type.MapOf map -> follow(map.value(), waiting);
            case Scalar _ -> {
                // Has no parts.
            }
        }
    }
}
