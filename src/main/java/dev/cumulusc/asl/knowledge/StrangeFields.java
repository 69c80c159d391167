package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds fields that resemble no field of the language. Where something is missing beside one of
 * them, it is probably what that one was meant to be, so both are one fault.
 */
public final class StrangeFields {
  private static final Machine.View<Set<MappingNode>> NODES = StrangeFields::nodes;

  private static final List<String> OF_STATES =
      Arrays.stream(StateType.values())
          .flatMap(type -> Shapes.state(type).names().stream())
          .distinct()
          .toList();

  private StrangeFields() {}

  /** Returns whether a part of a machine has such a field and lacks something. */
  public static boolean replaceWhatIsMissing(Machine machine, MappingNode part) {
    return machine.view(NODES).contains(part);
  }

  /** Returns the strange fields of a part. */
  public static List<MappingNode.Entry> of(Part part) {
    return part.unknown().stream().filter(entry -> isStrange(part, entry.name())).toList();
  }

  private static boolean isStrange(Part part, String name) {
    String plain = name.endsWith(".$") ? name.substring(0, name.length() - 2) : name;
    return !OtherLanguage.isMisplaced(part, name)
        && !name.startsWith("Fn::")
        && Suggestions.nearest(plain, part.shape().names()).isEmpty()
        && Suggestions.nearest(plain, OF_STATES).isEmpty()
        && !plain.toLowerCase(Locale.ROOT).contains("iter")
        && part.shape().names().stream().noneMatch(plain::contains);
  }

  private static Set<MappingNode> nodes(Machine machine) {
    Set<MappingNode> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Part part : machine.parts()) {
      if (!of(part).isEmpty() && !missing(part).isEmpty()) {
        nodes.add(part.node());
      }
    }
    return nodes;
  }

  /** Returns what a part lacks: fields, or choices of such, each in back-quotes. */
  public static List<String> missing(Part part) {
    MappingNode node = part.node();
    List<String> missing = new ArrayList<>();
    part.shape().required().stream()
        .filter(field -> field.isOf(part.language()))
        .map(Field::name)
        .filter(name -> !node.has(name))
        .forEach(name -> missing.add("`" + name + "`"));
    part.state()
        .filter(state -> state.type().map(Shapes::state).filter(part.shape()::equals).isPresent())
        .ifPresent(state -> addOfState(state, missing));
    if (part.shape() == Shapes.ITEM_BATCHER && node.names().stream().noneMatch(BATCH::contains)) {
      missing.add("`MaxItemsPerBatch` or `MaxInputBytesPerBatch`");
    }
    if (part.shape() == Shapes.READER_CONFIG) {
      addOfReader(node, missing);
    }
    if (part.shape() == Shapes.PROCESSOR_CONFIG
        && part.state().filter(MachineState::isDistributedMap).isPresent()
        && !node.has("ExecutionType")) {
      missing.add("`ExecutionType`");
    }
    return missing;
  }

  private static final Set<String> BATCH =
      Set.of(
          "MaxItemsPerBatch",
          "MaxItemsPerBatchPath",
          "MaxInputBytesPerBatch",
          "MaxInputBytesPerBatchPath");

  private static final List<String> TIMES =
      List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");

  private static void addOfState(MachineState state, List<String> missing) {
    MappingNode body = state.body();
    if (state.type().filter(StateType::hasNextOrEnd).isPresent()
        && !body.has("Next")
        && !body.has("End")) {
      missing.add("`Next` or `End`");
    }
    if (state.is(StateType.WAIT) && TIMES.stream().noneMatch(body::has)) {
      missing.add("`Seconds` or `Timestamp`");
    }
    if (state.is(StateType.MAP) && !body.has("ItemProcessor") && !body.has("Iterator")) {
      missing.add("`ItemProcessor`");
    }
  }

  private static void addOfReader(MappingNode config, List<String> missing) {
    boolean isCsv =
        config.scalar("InputType").filter(type -> type.text().equals("CSV")).isPresent();
    if (isCsv && !config.has("CSVHeaderLocation")) {
      missing.add("`CSVHeaderLocation`");
    }
    boolean isGiven =
        config
            .scalar("CSVHeaderLocation")
            .filter(location -> location.text().equals("GIVEN"))
            .isPresent();
    if (isGiven && !config.has("CSVHeaders")) {
      missing.add("`CSVHeaders`");
    }
  }
}
