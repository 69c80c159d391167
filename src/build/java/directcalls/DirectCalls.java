package directcalls;

import static org.objectweb.asm.Opcodes.ASM9;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.H_INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Copies compiled classes so that a JVM need not make code at run time for what the compiler left
 * to it: lambdas and method references become classes, {@code equals} and {@code hashCode} of
 * records become instructions. Making it takes the JVM a fifth of a short command, and an archive
 * of classes can't hold all that it makes.
 *
 * <p>What a program does stays as it is. All lambdas of a class that implement one interface and
 * capture values of the same types share one class, since each class that is loaded costs time; a
 * lambda that captures nothing is one object, as before. The new classes are nest mates of the
 * class they are from, so that they may call its private methods. What does not have the usual form
 * (serializable lambdas, further interfaces) is left to the JVM.
 */
public final class DirectCalls {
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";

  /** The new bytes of each class by its name, those of new classes among them. */
  private final Map<String, byte[]> classes = new TreeMap<>();

  /** The new classes of each nest, by its host. */
  private final Map<String, List<String>> nestMates = new TreeMap<>();

  private DirectCalls() {}

  /** Takes the folder of the compiled classes, and the one that the copy is written to. */
  public static void main(String[] folders) throws IOException {
    Path source = Path.of(folders[0]);
    Path target = Path.of(folders[1]);
    DirectCalls calls = new DirectCalls();
    List<Path> files;
    try (Stream<Path> found = Files.walk(source)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      if (file.toString().endsWith(".class")) {
        calls.read(Files.readAllBytes(file));
      } else {
        Path copy = target.resolve(source.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(
            file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    calls.addNestMates();
    for (Map.Entry<String, byte[]> each : calls.classes.entrySet()) {
      Path file = target.resolve(each.getKey() + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
  }

  private void read(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    Rewriter rewriter = new Rewriter(writer);
    reader.accept(rewriter, 0);
    classes.put(reader.getClassName(), writer.toByteArray());
    for (LambdaGroup group : rewriter.groups.values()) {
      classes.put(group.name(), group.write(rewriter.version, rewriter.host));
      nestMates.computeIfAbsent(rewriter.host, host -> new ArrayList<>()).add(group.name());
    }
  }

  private void addNestMates() {
    nestMates.forEach(
        (host, mates) -> {
          ClassReader reader = new ClassReader(classes.get(host));
          ClassWriter writer = new ClassWriter(reader, 0);
          reader.accept(
              new ClassVisitor(ASM9, writer) {
                @Override
                public void visitEnd() {
                  mates.forEach(this::visitNestMember);
                  super.visitEnd();
                }
              },
              0);
          classes.put(host, writer.toByteArray());
        });
  }

  /** Rewrites one class, and collects the lambdas that it makes. */
  private static final class Rewriter extends ClassVisitor {
    private final Map<String, LambdaGroup> groups = new LinkedHashMap<>();
    private String name = "";
    private String host = "";
    private int version;

    private Rewriter(ClassVisitor next) {
      super(ASM9, next);
    }

    @Override
    public void visit(
        int version, int access, String name, String generic, String parent, String[] interfaces) {
      this.version = version;
      this.name = name;
      host = name;
      super.visit(version, access, name, generic, parent, interfaces);
    }

    @Override
    public void visitNestHost(String host) {
      this.host = host;
      super.visitNestHost(host);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String shape, String generic, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, method, shape, generic, exceptions);
      return new MethodVisitor(ASM9, next) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String type, Handle bootstrap, Object... arguments) {
          if (bootstrap.getOwner().equals(RECORDS) && called.equals("hashCode")) {
            RecordCode.hashCode(mv, arguments);
          } else if (bootstrap.getOwner().equals(RECORDS) && called.equals("equals")) {
            RecordCode.equals(mv, arguments);
          } else if (isUsual(bootstrap, arguments)) {
            lambda(mv, called, type, arguments);
          } else {
            super.visitInvokeDynamicInsn(called, type, bootstrap, arguments);
          }
        }
      };
    }

    private static boolean isUsual(Handle bootstrap, Object... arguments) {
      return bootstrap.getOwner().equals(LAMBDAS)
          && bootstrap.getName().equals("metafactory")
          && arguments[1] instanceof Handle code
          && !code.getOwner().startsWith("[")
          && (code.getTag() != H_INVOKESPECIAL || code.getName().startsWith("lambda$"));
    }

    private void lambda(MethodVisitor code, String called, String type, Object... arguments) {
      Type made = Type.getReturnType(type);
      Type erased = (Type) arguments[0];
      String key = String.join(" ", made.getDescriptor(), called, erased.getDescriptor(), type);
      LambdaGroup group =
          groups.computeIfAbsent(
              key,
              k -> new LambdaGroup(name + "$$Lambda" + groups.size(), made, called, erased, type));
      int index = group.add((Handle) arguments[1], (Type) arguments[2]);
      if (group.isConstant()) {
        code.visitFieldInsn(GETSTATIC, group.name(), "lambda" + index, "L" + group.name() + ";");
      } else {
        code.visitLdcInsn(index);
        code.visitMethodInsn(INVOKESTATIC, group.name(), "of", group.factory(), false);
      }
    }
  }
}
