package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.OtherLanguage;
import dev.cumulusc.asl.shape.Shapes;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds fields that a part of a definition does not have. */
public final class UnknownField implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM,
              "C3002",
              "unknown-field",
              "A part of a state machine has a field that it can't have.")
          .because(
              "AWS refuses to create the state machine. Names of fields are"
                  + " case-sensitive, and each type of state has its own.")
          .fixedBy(
              "Correct the spelling, delete the field, or move it to the state that it"
                  + " belongs to.")
          .accordingTo(Authority.specification("https://states-language.net/spec.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  private static final String PROCESSOR = "ItemProcessor";
  private static final String OLD_PROCESSOR = "Iterator";
  private static final Set<String> OLD_PROCESSORS =
      Set.of("iterators", "iterater", "itterator", "iterate", "processor");

  /** Keys of a service that move the tasks of a function. */
  private static final Set<String> MOVES = Set.of("docker", "runOn");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Part part : machine.parts()) {
      if (part.shape().isClosed()) {
        part.unknown().stream()
            .filter(entry -> !OtherLanguage.isMisplaced(part, entry.name()))
            .filter(entry -> !entry.name().startsWith("Fn::"))
            .filter(entry -> !Missing.isInstead(part, entry))
            .forEach(entry -> report(part, entry, out));
        Missing.instead(part, INFO).ifPresent(out::report);
      }
    }
  }

  private static void report(Part part, MappingNode.Entry entry, Diagnostics out) {
    String message = "`" + entry.name() + "` is no field of " + part.shape().label() + ".";
    Diagnostic diagnostic = Diagnostic.of(INFO, entry.key().origin(), message);
    Optional<String> help = help(part, entry.name());
    if (help.isPresent()) {
      out.report(diagnostic.withHelp(help.get()));
      return;
    }
    Optional<Diagnostic> suffixed = PathSuffix.explained(diagnostic, part, entry.name());
    if (suffixed.isPresent()) {
      out.report(suffixed.get());
      return;
    }
    List<String> names =
        part.shape().names().stream().filter(name -> !name.equals(OLD_PROCESSOR)).toList();
    Optional<String> meant =
        OLD_PROCESSORS.contains(entry.name().toLowerCase(Locale.ROOT))
                && part.shape().field(PROCESSOR).isPresent()
            ? Optional.of(PROCESSOR)
            : Suggestions.nearest(entry.name(), names);
    Diagnostic suggesting = diagnostic.suggesting(entry.name(), meant);
    out.report(
        meant.filter(part.node()::has).isPresent()
            ? suggesting.withMeant(Optional.empty()).withFix(Optional.empty())
            : suggesting);
  }

  private static Optional<String> help(Part part, String name) {
    boolean isTransition = name.equals("Next") || name.equals("End");
    if (isTransition && part.shape().field("Choices").isPresent()) {
      return Optional.of("A choice goes on by the `Next` of its rules, or by `Default`.");
    }
    if (isTransition && part.shape() == Shapes.NESTED_RULE) {
      return Optional.of("Move it to the rule around this one.");
    }
    if (isTransition && part.state().filter(state -> state.isTerminal()).isPresent()) {
      return Optional.of("Remove it: such a state always ends the execution.");
    }
    if (part.state()
            .flatMap(MachineState::type)
            .filter(type -> Shapes.state(type) == part.shape())
            .isPresent()
        && MOVES.contains(name)) {
      return Optional.of(
          "Write it in the service of the function's name in `app/config.yml`: `ecs: {services:"
              + " {NAME: {docker: true, count: 1}}}`; the state stays as it is.");
    }
    return Optional.empty();
  }
}
