package directcalls;

import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.BIPUSH;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.F_SAME;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IFEQ;
import static org.objectweb.asm.Opcodes.IFNE;
import static org.objectweb.asm.Opcodes.IF_ACMPEQ;
import static org.objectweb.asm.Opcodes.IF_ICMPNE;
import static org.objectweb.asm.Opcodes.IMUL;
import static org.objectweb.asm.Opcodes.INSTANCEOF;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.IRETURN;
import static org.objectweb.asm.Opcodes.LCMP;
import static org.objectweb.asm.Opcodes.POP;
import static org.objectweb.asm.Opcodes.POP2;

import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * The instructions for {@code equals} and {@code hashCode} of a record, with the results that the
 * JVM's have.
 */
final class RecordCode {
  private RecordCode() {}

  /** Leaves the hash code of the record on the stack in its place. */
  static void hashCode(MethodVisitor code, Object... arguments) {
    code.visitInsn(POP);
    code.visitInsn(ICONST_0);
    for (Handle field : fields(arguments)) {
      Type type = Type.getType(field.getDesc());
      code.visitIntInsn(BIPUSH, 31);
      code.visitInsn(IMUL);
      get(code, 0, field);
      if (Conversion.isReference(type)) {
        code.visitMethodInsn(
            INVOKESTATIC, "java/util/Objects", "hashCode", "(Ljava/lang/Object;)I", false);
      } else {
        String owner = Conversion.boxOf(type).getInternalName();
        String shape = "(" + type.getDescriptor() + ")I";
        code.visitMethodInsn(INVOKESTATIC, owner, "hashCode", shape, false);
      }
      code.visitInsn(IADD);
    }
  }

  /**
   * Leaves on the stack whether the record and the other object there are equal, in their place.
   */
  static void equals(MethodVisitor code, Object... arguments) {
    Label equal = new Label();
    Label different = new Label();
    code.visitInsn(POP2);
    code.visitVarInsn(ALOAD, 0);
    code.visitVarInsn(ALOAD, 1);
    code.visitJumpInsn(IF_ACMPEQ, equal);
    code.visitVarInsn(ALOAD, 1);
    code.visitTypeInsn(INSTANCEOF, ((Type) arguments[0]).getInternalName());
    code.visitJumpInsn(IFEQ, different);
    for (Handle field : fields(arguments)) {
      get(code, 0, field);
      get(code, 1, field);
      jumpIfDifferent(code, Type.getType(field.getDesc()), different);
    }
    code.visitLabel(equal);
    code.visitFrame(F_SAME, 0, null, 0, null);
    code.visitInsn(ICONST_1);
    code.visitInsn(IRETURN);
    code.visitLabel(different);
    code.visitFrame(F_SAME, 0, null, 0, null);
    code.visitInsn(ICONST_0);
  }

  private static void jumpIfDifferent(MethodVisitor code, Type type, Label different) {
    switch (type.getSort()) {
      case Type.FLOAT, Type.DOUBLE -> {
        String owner = Conversion.boxOf(type).getInternalName();
        String shape = "(" + type.getDescriptor().repeat(2) + ")I";
        code.visitMethodInsn(INVOKESTATIC, owner, "compare", shape, false);
        code.visitJumpInsn(IFNE, different);
      }
      case Type.LONG -> {
        code.visitInsn(LCMP);
        code.visitJumpInsn(IFNE, different);
      }
      case Type.ARRAY, Type.OBJECT -> {
        String shape = "(Ljava/lang/Object;Ljava/lang/Object;)Z";
        code.visitMethodInsn(INVOKESTATIC, "java/util/Objects", "equals", shape, false);
        code.visitJumpInsn(IFEQ, different);
      }
      default -> code.visitJumpInsn(IF_ICMPNE, different);
    }
  }

  private static void get(MethodVisitor code, int variable, Handle field) {
    code.visitVarInsn(ALOAD, variable);
    if (variable > 0) {
      code.visitTypeInsn(CHECKCAST, field.getOwner());
    }
    code.visitFieldInsn(GETFIELD, field.getOwner(), field.getName(), field.getDesc());
  }

  private static List<Handle> fields(Object... arguments) {
    return Stream.of(arguments).skip(2).map(Handle.class::cast).toList();
  }
}
