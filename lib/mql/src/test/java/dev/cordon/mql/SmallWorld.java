package dev.cordon.mql;

import dev.cordon.mql.check.Environment;
import dev.cordon.mql.function.Functions;
import dev.cordon.mql.function.MqlFunction;
import dev.cordon.mql.function.Signature;
import dev.cordon.mql.function.Signature.Kind;
import dev.cordon.mql.function.Signature.Parameter;
import dev.cordon.mql.types.Scalar;
import dev.cordon.mql.types.StructType;
import dev.cordon.mql.types.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A little data model and a few functions, enough to ask everything of the checker. */
public final class SmallWorld {
    private static final StructType DOMAIN = StructType.named("Domain").field("domain", Scalar.STRING, "The name.")
            .field("root_domain", Scalar.STRING, "The registrable name.").field("valid", Scalar.BOOLEAN, "Whether it is one.").build();
    private static final StructType LINK = StructType.named("Link").field("display_text", Scalar.STRING, "Its words.")
            .field("domain", DOMAIN, "Where it leads.").field("params", Type.mapOf(Type.listOf(Scalar.STRING)), "Parameters.").build();
    private static final StructType FILE = StructType.named("File").field("name", Scalar.STRING, "Its name.")
            .field("size", Scalar.INTEGER, "Bytes.").field("json", Scalar.JSON, "Its content.").build();
    private static final StructType ROOT = StructType.named("Message").field("subject", Scalar.STRING, "The subject.")
            .field("sender", DOMAIN, "Where it is from.").field("links", Type.listOf(LINK), "Links.").field("files", Type.listOf(FILE),
                    "Files.")
            .field("inbound", Scalar.BOOLEAN, "From outside.").field("score", Scalar.FLOAT, "A number.").field("count", Scalar.INTEGER,
                    "A count.")
            .field("sent", Scalar.TIME, "When.").field("json", Scalar.JSON, "Anything.").field("fields", Type.mapOf(Scalar.STRING),
                    "By name.").build();

    private SmallWorld() {}

    /** The world. */
    public static Environment environment() {
        return new Environment(ROOT, Map.of("triage", StructType.named("Triage").field("trigger", Scalar.STRING, "Why.").build()),
                functions(),
                Environment.Lists.of(Map.of("org_domains", Type.listOf(Scalar.STRING), "org_vips", Type.listOf(DOMAIN))),
                pattern -> pattern.contains("(?=") ? Optional.of(new Environment.Flaw("`(?=` is no group", pattern.indexOf("(?=")))
                        : Optional.empty());
    }

    private static Functions functions() {
        List<MqlFunction> all = new ArrayList<>();
        for (String name : List.of("strings.contains", "strings.icontains", "regex.contains", "regex.icontains")) {
            all.add(declare(name, Scalar.BOOLEAN, "", text("source", Kind.REQUIRED), text("substring", Kind.REPEATED)));
        }
        all.add(declare("strings.concat", Scalar.STRING, "", text("first", Kind.REQUIRED), text("second", Kind.REPEATED)));
        all.add(declare("strings.parse_url", DOMAIN, "", text("source", Kind.REQUIRED),
                new Parameter("strict", List.of(Scalar.BOOLEAN), Kind.OPTIONAL, "Whether to be strict.")));
        all.add(declare("ml.topics", Type.listOf(Scalar.STRING), "ml.topics", text("source", Kind.REQUIRED), text("language",
                Kind.KEYWORD)));
        all.add(declare("file.explode", Type.listOf(FILE), "file.explode", new Parameter("file", List.of(FILE), Kind.REQUIRED,
                "The file.")));
        return Functions.of(all);
    }

    private static MqlFunction declare(String name, Type result, String capability, Parameter... parameters) {
        return Functions.declared(new Signature(name, name.equals("strings.contains") ? List.of("contains") : List.of(),
                List.of(parameters), result,
                "A function.", List.of(), capability));
    }

    private static Parameter text(String name, Kind kind) {
        return new Parameter(name, List.of(Scalar.STRING), kind, "A text.");
    }
}
