import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * A Java agent that keeps the JMAP port of Apache James on loopback. James offers no setting for it: its server calls
 * {@code HttpServer.port(n)} of Reactor Netty and nothing else, which listens on every interface. After that call this agent adds
 * {@code .host("127.0.0.1")}. Needs JDK 24 or newer (java.lang.classfile).
 */
public final class BindLoopback {
    private static final String TARGET = "org/apache/james/jmap/JMAPServer";
    private static final ClassDesc SERVER = ClassDesc.of("reactor.netty.http.server.HttpServer");
    private static final MethodTypeDesc HOST = MethodTypeDesc.of(SERVER, ClassDesc.of("java.lang.String"));

    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override public byte[] transform(ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
                return TARGET.equals(name) ? onLoopback(bytes) : null;
            }
        });
    }

    private static byte[] onLoopback(byte[] bytes) {
        CodeTransform afterPort = (builder, element) -> {
            builder.with(element);
            if (element instanceof InvokeInstruction call && call.name().equalsString("port") && call.owner().asSymbol().equals(SERVER)) {
                builder.loadConstant("127.0.0.1");
                builder.invokevirtual(SERVER, "host", HOST);
            }
        };
        ClassFile classFile = ClassFile.of();
        return classFile.transformClass(classFile.parse(bytes), java.lang.classfile.ClassTransform.transformingMethodBodies(afterPort));
    }
}
