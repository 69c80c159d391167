package directcalls;

import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.F2D;
import static org.objectweb.asm.Opcodes.I2D;
import static org.objectweb.asm.Opcodes.I2F;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.IADD;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.L2D;
import static org.objectweb.asm.Opcodes.L2F;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** The value on the stack made one of another type, as lambdas convert them. */
final class Conversion {
  private static final Type OBJECT = Type.getType(Object.class);
  private static final Map<String, Type> PRIMITIVES = new TreeMap<>();
  private static final Map<Type, Type> BOXES = new LinkedHashMap<>();

  static {
    box(Type.BOOLEAN_TYPE, Boolean.class);
    box(Type.CHAR_TYPE, Character.class);
    box(Type.BYTE_TYPE, Byte.class);
    box(Type.SHORT_TYPE, Short.class);
    box(Type.INT_TYPE, Integer.class);
    box(Type.LONG_TYPE, Long.class);
    box(Type.FLOAT_TYPE, Float.class);
    box(Type.DOUBLE_TYPE, Double.class);
  }

  private Conversion() {}

  private static void box(Type primitive, Class<?> box) {
    PRIMITIVES.put(Type.getInternalName(box), primitive);
    BOXES.put(primitive, Type.getType(box));
  }

  static void convert(MethodVisitor code, Type from, Type to) {
    if (isReference(from) && isReference(to)) {
      if (!from.equals(to) && !to.equals(OBJECT)) {
        code.visitTypeInsn(CHECKCAST, to.getInternalName());
      }
    } else if (isReference(from)) {
      Type held = PRIMITIVES.getOrDefault(from.getInternalName(), to);
      Type box = BOXES.get(held);
      convert(code, from, box);
      String type = "()" + held.getDescriptor();
      String method = held.getClassName() + "Value";
      code.visitMethodInsn(INVOKEVIRTUAL, box.getInternalName(), method, type, false);
      widen(code, held, to);
    } else if (isReference(to)) {
      Type held = PRIMITIVES.getOrDefault(to.getInternalName(), from);
      Type box = BOXES.get(held);
      widen(code, from, held);
      String type = "(" + held.getDescriptor() + ")" + box.getDescriptor();
      code.visitMethodInsn(INVOKESTATIC, box.getInternalName(), "valueOf", type, false);
    } else {
      widen(code, from, to);
    }
  }

  static boolean isReference(Type type) {
    return type.getSort() >= Type.ARRAY;
  }

  private static void widen(MethodVisitor code, Type from, Type to) {
    int size = Type.LONG_TYPE.equals(from) ? 1 : Type.FLOAT_TYPE.equals(from) ? 2 : 0;
    if (from.getOpcode(IADD) == to.getOpcode(IADD)) {
      return;
    }
    int[][] instructions = {{I2L, I2F, I2D}, {0, L2F, L2D}, {0, 0, F2D}};
    int wide = Type.LONG_TYPE.equals(to) ? 0 : Type.FLOAT_TYPE.equals(to) ? 1 : 2;
    code.visitInsn(instructions[size][wide]);
  }

  static Type boxOf(Type primitive) {
    return BOXES.get(primitive);
  }
}
