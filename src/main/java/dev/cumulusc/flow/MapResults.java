package dev.cumulusc.flow;

import dev.cumulusc.asl.Scope;
import dev.cumulusc.tree.MappingNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the processor of a Map gets, and what the Map makes of its results. */
final class MapResults {
  private MapResults() {}

  /** Returns the input of a processor that works on several items at once. */
  static Value batch(Entered entered, Value item, Optional<Value> batchInput) {
    Maker maker = entered.maker("ItemBatcher");
    Map<String, Value> members = new LinkedHashMap<>();
    members.put("Items", Value.array(Items.all(item), maker));
    batchInput.ifPresent(value -> members.put("BatchInput", value));
    return Value.object(members, maker);
  }

  /**
   * Follows a Map's processor, and returns the Map's result.
   *
   * @param input what the processor gets
   */
  static Value of(Entered entered, Inner inner, Value input) {
    Value output = Value.UNKNOWN;
    for (Scope processor : entered.state().inner()) {
      output = inner.output(processor, entered.environment().withInput(input), entered.out());
    }
    if (entered.body().mapping("ResultWriter").filter(MapResults::exports).isPresent()) {
      return exported(entered);
    }
    boolean isKnown =
        entered.body().names().stream()
            .noneMatch(name -> name.equals("ResultWriter") || name.startsWith("Tolerated"));
    return isKnown
        ? Value.array(Items.all(output), Maker.result(entered.state(), "the array of all results"))
        : Value.UNKNOWN;
  }

  /** A writer without a resource only changes the form of the results. */
  private static boolean exports(MappingNode writer) {
    return writer.has("Resource");
  }

  /** Returns the result of a Map whose results go to a bucket: where they are. */
  private static Value exported(Entered entered) {
    Maker maker = entered.maker("ResultWriter");
    Value text = Value.of(Kind.STRING, maker);
    Value details = Value.object(Map.of("Bucket", text, "Key", text), maker);
    return Value.object(Map.of("MapRunArn", text, "ResultWriterDetails", details), maker);
  }
}
