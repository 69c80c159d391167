package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.OtherLanguage;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds fields that only the other query language has. */
public final class FieldOfOtherLanguage implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.FORM,
              "C3004",
              "field-of-other-language",
              "A state has a field that only the other query language has.")
          .because(
              "AWS refuses to create the state machine. A state selects its data either"
                  + " by JSONPath, with `Parameters` and the like, or by JSONata, with"
                  + " `Arguments` and `Output`.")
          .fixedBy(
              "Set `QueryLanguage` of the state to the language that its fields belong"
                  + " to, or rewrite the fields in the state's own language.")
          .accordingTo(Authority.aws("step-functions/latest/dg/transforming-data.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  private static final String CONDITION = "Condition";

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  /** What a state has of the other language is one fault: the state is meant to be in that. */
  @Override
  public void check(Machine machine, Diagnostics out) {
    Map<Optional<MachineState>, List<Misplaced>> states = new LinkedHashMap<>();
    for (Part part : machine.parts()) {
      part.node().entries().stream()
          .filter(entry -> OtherLanguage.isMisplaced(part, entry.name()))
          .map(entry -> new Misplaced(part, entry.key()))
          .forEach(
              each -> states.computeIfAbsent(part.state(), state -> new ArrayList<>()).add(each));
    }
    states.values().forEach(fields -> out.report(finding(fields)));
    boolean isImplied =
        machine.root().language() == QueryLanguage.JSONATA
            && !machine.definition().has("QueryLanguage")
            && machine.definition().mapping("States").flatMap(QueryLanguage::setBy).isEmpty();
    if (isImplied) {
      machine.parts().stream()
          .flatMap(part -> part.known().stream())
          .filter(
              known ->
                  !known.field().isOf(QueryLanguage.JSONPATH) || known.name().equals(CONDITION))
          .map(known -> known.entry().key())
          .min(Comparator.comparing(ScalarNode::span))
          .ifPresent(key -> out.report(ofMachine(key)));
    }
  }

  private static Diagnostic ofMachine(ScalarNode key) {
    return Diagnostic.of(
            INFO,
            key.origin(),
            "`"
                + key.text()
                + "` is a field of JSONata, and the states use JSONPath, since the state machine"
                + " sets no `QueryLanguage`.")
        .withHelp("Set `QueryLanguage` to `JSONata`, beside `StartAt`.");
  }

  private record Misplaced(Part part, ScalarNode key) {
    String name() {
      return key.text();
    }
  }

  private static Diagnostic finding(List<Misplaced> unsorted) {
    List<Misplaced> fields =
        unsorted.stream()
            .sorted(Comparator.comparing((Misplaced field) -> field.key().span()))
            .toList();
    Misplaced first = fields.get(0);
    Part part = first.part();
    List<String> names = fields.stream().map(Misplaced::name).distinct().toList();
    Diagnostic finding =
        Diagnostic.of(
                INFO,
                first.key().origin(),
                Words.all(names)
                    + (names.size() == 1 ? " is a field of " : " are fields of ")
                    + OtherLanguage.of(part).label()
                    + ", and this state uses "
                    + part.language().label()
                    + ".")
            .withHelp(help(part, instead(fields, names.size())));
    for (Misplaced other : fields.subList(1, fields.size())) {
      finding = finding.withNote("`" + other.name() + "` stands", other.key().origin().primary());
    }
    return finding;
  }

  private static String instead(List<Misplaced> fields, int count) {
    List<String> counterparts =
        fields.stream()
            .flatMap(field -> OtherLanguage.counterpart(field.part(), field.name()).stream())
            .distinct()
            .toList();
    String them = count == 1 ? "it" : "them";
    String language = fields.get(0).part().language().label();
    return (counterparts.isEmpty()
            ? "the " + (count == 1 ? "field" : "fields") + " that "
            : Words.all(counterparts) + ", which ")
        + language
        + " has for "
        + them;
  }

  private static String help(Part part, String instead) {
    return part.state().filter(state -> state.body().has("QueryLanguage")).isPresent()
        ? "Use " + instead + "."
        : "Set `QueryLanguage` to `"
            + OtherLanguage.of(part).label()
            + "`, or use "
            + instead
            + ".";
  }
}
