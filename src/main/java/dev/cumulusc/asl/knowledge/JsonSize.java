package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.Node;
import java.nio.charset.StandardCharsets;

/** Counts bytes as AWS does: of a value's JSON on one line. */
public final class JsonSize {
  private static final Machine.View<Integer> DEFINITION = machine -> bytes(machine.definition());

  private JsonSize() {}

  /** Returns the bytes of a whole definition. */
  public static int bytes(Machine machine) {
    return machine.view(DEFINITION);
  }

  /** Returns the bytes of a value. */
  public static int bytes(Node value) {
    return JsonText.of(value).getBytes(StandardCharsets.UTF_8).length;
  }
}
