package directcalls;

import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PRIVATE;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ACC_SUPER;
import static org.objectweb.asm.Opcodes.ACC_SYNTHETIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.DUP;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.H_INVOKESTATIC;
import static org.objectweb.asm.Opcodes.H_NEWINVOKESPECIAL;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.NEW;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;
import static org.objectweb.asm.Opcodes.PUTFIELD;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** The lambdas of a class that implement one interface and capture values of the same types. */
final class LambdaGroup {
  private final String name;
  private final Type made;
  private final String method;
  private final Type erased;
  private final Type[] captured;
  private final List<Lambda> lambdas = new ArrayList<>();

  /** The method with a lambda's code, and the types of its parameters and result. */
  private record Lambda(Handle code, Type type) {}

  LambdaGroup(String name, Type made, String method, Type erased, String type) {
    this.name = name;
    this.made = made;
    this.method = method;
    this.erased = erased;
    captured = Type.getArgumentTypes(type);
  }

  String name() {
    return name;
  }

  /** Returns whether nothing is captured, so that each lambda is one object. */
  boolean isConstant() {
    return captured.length == 0;
  }

  /** Adds a lambda with the method that has its code, and returns its number here. */
  int add(Handle code, Type type) {
    lambdas.add(new Lambda(code, type));
    return lambdas.size() - 1;
  }

  /** Returns the parameters of the constructor: the captured values, and which lambda it is. */
  private String parameters() {
    StringBuilder text = new StringBuilder();
    for (Type each : captured) {
      text.append(each.getDescriptor());
    }
    return text.append('I').toString();
  }

  /** Returns the type of the static method {@code of}, which makes one of the lambdas. */
  String factory() {
    return "(" + parameters() + ")L" + name + ";";
  }

  byte[] write(int version, String host) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    String[] interfaces = {made.getInternalName()};
    writer.visit(
        version, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name, null, "java/lang/Object", interfaces);
    writer.visitNestHost(host);
    writer.visitField(ACC_PRIVATE | ACC_FINAL, "index", "I", null, null).visitEnd();
    for (int at = 0; at < captured.length; at++) {
      String type = captured[at].getDescriptor();
      writer.visitField(ACC_PRIVATE | ACC_FINAL, "value" + at, type, null, null).visitEnd();
    }
    constructor(writer);
    if (isConstant()) {
      constants(writer);
    } else {
      factory(writer);
    }
    body(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private void constructor(ClassWriter writer) {
    String type = "(" + parameters() + ")V";
    MethodVisitor code = writer.visitMethod(ACC_PRIVATE, "<init>", type, null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    int variable = 1;
    for (int at = 0; at < captured.length; at++) {
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(captured[at].getOpcode(ILOAD), variable);
      code.visitFieldInsn(PUTFIELD, name, "value" + at, captured[at].getDescriptor());
      variable += captured[at].getSize();
    }
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ILOAD, variable);
    code.visitFieldInsn(PUTFIELD, name, "index", "I");
    end(code, RETURN);
  }

  private void factory(ClassWriter writer) {
    MethodVisitor code = writer.visitMethod(ACC_STATIC, "of", factory(), null, null);
    code.visitCode();
    code.visitTypeInsn(NEW, name);
    code.visitInsn(DUP);
    int variable = 0;
    for (Type each : captured) {
      code.visitVarInsn(each.getOpcode(ILOAD), variable);
      variable += each.getSize();
    }
    code.visitVarInsn(ILOAD, variable);
    code.visitMethodInsn(INVOKESPECIAL, name, "<init>", "(" + parameters() + ")V", false);
    end(code, ARETURN);
  }

  private void constants(ClassWriter writer) {
    String type = "L" + name + ";";
    MethodVisitor code = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    code.visitCode();
    for (int index = 0; index < lambdas.size(); index++) {
      writer.visitField(ACC_STATIC | ACC_FINAL, "lambda" + index, type, null, null).visitEnd();
      code.visitTypeInsn(NEW, name);
      code.visitInsn(DUP);
      code.visitLdcInsn(index);
      code.visitMethodInsn(INVOKESPECIAL, name, "<init>", "(I)V", false);
      code.visitFieldInsn(PUTSTATIC, name, "lambda" + index, type);
    }
    end(code, RETURN);
  }

  private void body(ClassWriter writer) {
    MethodVisitor code = writer.visitMethod(ACC_PUBLIC, method, erased.getDescriptor(), null, null);
    code.visitCode();
    int last = lambdas.size() - 1;
    if (last > 0) {
      Label[] labels = Stream.generate(Label::new).limit(last + 1L).toArray(Label[]::new);
      code.visitVarInsn(ALOAD, 0);
      code.visitFieldInsn(GETFIELD, name, "index", "I");
      code.visitTableSwitchInsn(0, last, labels[last], labels);
      for (int index = 0; index <= last; index++) {
        code.visitLabel(labels[index]);
        code.visitFrame(F_SAME, 0, null, 0, null);
        call(code, lambdas.get(index));
      }
    } else {
      call(code, lambdas.get(0));
    }
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Calls the method with a lambda's code, and returns what it returns. */
  private void call(MethodVisitor code, Lambda lambda) {
    Handle called = lambda.code;
    boolean makes = called.getTag() == H_NEWINVOKESPECIAL;
    Type owner = Type.getObjectType(called.getOwner());
    List<Type> taken = new ArrayList<>(List.of(Type.getArgumentTypes(called.getDesc())));
    if (makes) {
      code.visitTypeInsn(NEW, called.getOwner());
      code.visitInsn(DUP);
    } else if (called.getTag() != H_INVOKESTATIC) {
      taken.add(0, owner);
    }
    for (int at = 0; at < captured.length; at++) {
      code.visitVarInsn(ALOAD, 0);
      code.visitFieldInsn(GETFIELD, name, "value" + at, captured[at].getDescriptor());
      Conversion.convert(code, captured[at], taken.get(at));
    }
    Type[] given = erased.getArgumentTypes();
    Type[] known = lambda.type.getArgumentTypes();
    int variable = 1;
    for (int at = 0; at < given.length; at++) {
      code.visitVarInsn(given[at].getOpcode(ILOAD), variable);
      variable += given[at].getSize();
      Conversion.convert(code, given[at], known[at]);
      Conversion.convert(code, known[at], taken.get(captured.length + at));
    }
    code.visitMethodInsn(
        instruction(called),
        called.getOwner(),
        called.getName(),
        called.getDesc(),
        called.isInterface());
    Type result = makes ? owner : Type.getReturnType(called.getDesc());
    Type returned = erased.getReturnType();
    if (returned.getSort() == Type.VOID) {
      if (result.getSize() > 0) {
        code.visitInsn(result.getSize() == 2 ? POP2 : POP);
      }
    } else {
      Conversion.convert(code, result, lambda.type.getReturnType());
      Conversion.convert(code, lambda.type.getReturnType(), returned);
    }
    code.visitInsn(returned.getOpcode(IRETURN));
  }

  private static int instruction(Handle called) {
    return switch (called.getTag()) {
      case H_INVOKESTATIC -> INVOKESTATIC;
      case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
      default -> called.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
    };
  }

  private static void end(MethodVisitor code, int instruction) {
    code.visitInsn(instruction);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
