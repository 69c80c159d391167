package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.knowledge.Maps;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds fields of distributed Maps in inline ones. */
public final class DistributedOnlyField implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3704",
              "distributed-only-field",
              "An inline Map has a field that only distributed Maps have.")
          .because(
              "An inline Map takes its items from the state's input and returns all results."
                  + " AWS refuses to create it with a reader, a batcher or a writer; it accepts"
                  + " the other fields, but they have no effect.")
          .fixedBy(
              "Write `ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}` in"
                  + " `ItemProcessor`, or delete the field.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-map-distributed.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.MAP)) {
      finding(state).ifPresent(out::report);
    }
  }

  /** Returns whether a Map is reported for a field that only distributed ones have. */
  static boolean isReported(MachineState state) {
    return finding(state).filter(found -> found.severity() == Severity.ERROR).isPresent();
  }

  /** All such fields of a Map have one cause: the mode that it has. */
  private static Optional<Diagnostic> finding(MachineState state) {
    List<MappingNode.Entry> fields =
        Maps.isInline(state)
            ? state.body().entries().stream()
                .filter(entry -> FIELDS.contains(entry.name()))
                .toList()
            : List.of();
    List<MappingNode.Entry> refused =
        fields.stream().filter(entry -> !ACCEPTED.contains(entry.name())).toList();
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    Diagnostic found = finding(state, refused.isEmpty() ? fields : refused, refused.isEmpty());
    return Optional.of(found);
  }

  private static Diagnostic finding(
      MachineState state, List<MappingNode.Entry> fields, boolean isAccepted) {
    String names = Words.all(fields.stream().map(MappingNode.Entry::name).toList());
    boolean isOne = fields.size() == 1;
    Diagnostic found =
        Diagnostic.of(
                INFO,
                fields.get(0).key().origin(),
                isAccepted
                    ? names
                        + (isOne ? " has" : " have")
                        + " no effect in state `"
                        + state.name()
                        + "`: "
                        + (isOne ? "it is" : "they are")
                        + " for distributed Maps, and this is an inline one."
                    : names
                        + (isOne ? " needs" : " need")
                        + " a distributed Map, and state `"
                        + state.name()
                        + "` is an inline one.")
            .withHelp(
                "Set `Mode: DISTRIBUTED` and an `ExecutionType` in `ProcessorConfig`"
                    + (isAccepted ? ", or delete the " + (isOne ? "field." : "fields.") : "."))
            .withSeverity(isAccepted ? Severity.WARNING : Severity.ERROR);
    for (MappingNode.Entry other : fields.subList(1, fields.size())) {
      found = found.withNote("`" + other.name() + "` stands", other.key().origin().primary());
    }
    return found;
  }

  /** Step Functions creates and runs inline Maps with these fields: executions were recorded. */
  private static final Set<String> ACCEPTED =
      Set.of(
          "Label",
          "ToleratedFailureCount",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentage",
          "ToleratedFailurePercentagePath");

  private static final Set<String> FIELDS =
      Stream.concat(ACCEPTED.stream(), Stream.of("ItemBatcher", "ItemReader", "ResultWriter"))
          .collect(Collectors.toUnmodifiableSet());
}
