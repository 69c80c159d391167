package dev.cumulusc.validate;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Stage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs rules of all kinds, stage by stage. */
public final class RuleEngine {
  private final Map<Stage, List<Rule>> stages = new EnumMap<>(Stage.class);

  /** Makes an engine of rules, which run within their stage in the order that they are given. */
  public RuleEngine(List<? extends Rule> rules) {
    for (Stage stage : Stage.values()) {
      List<Rule> ofStage =
          rules.stream().<Rule>map(rule -> rule).filter(rule -> rule.stage() == stage).toList();
      if (!ofStage.isEmpty()) {
        stages.put(stage, ofStage);
      }
    }
  }

  /** Checks a state machine of which only the definition is known. */
  public void run(Machine machine, Diagnostics out) {
    for (Map.Entry<Stage, List<Rule>> stage : stages.entrySet()) {
      Diagnostics wanted = ofStage(stage.getKey(), List.of(machine), out);
      stage.getValue().forEach(rule -> check(rule, List.of(machine), wanted));
    }
  }

  /**
   * Checks all that was compiled. Of an emitted template that something was left out of, only what
   * it has is checked, and nothing is missing; one that was rendered is not checked at all then.
   * What nothing uses can only be said of a deployment without any error, since what is wrong may
   * be meant to use it.
   */
  public void run(Subject subject, Diagnostics out) {
    List<Machine> ofTemplates = ofTemplates(subject);
    for (Map.Entry<Stage, List<Rule>> stage : stages.entrySet()) {
      if (runs(stage.getKey(), subject, out)) {
        Diagnostics wanted = ofStage(stage.getKey(), subject.machines(), out);
        stage.getValue().forEach(rule -> check(rule, subject, ofTemplates, wanted));
      }
    }
  }

  /** Advice on a state that has an error is left out: what is wrong may be what it misses. */
  private static Diagnostics ofStage(Stage stage, List<Machine> machines, Diagnostics out) {
    return stage == Stage.POLICY && out.hasErrors()
        ? BrokenStates.of(machines, out).without(out)
        : out;
  }

  /** What could not be rendered is held against nothing that needs the rest of it. */
  private static boolean runs(Stage stage, Subject subject, Diagnostics out) {
    if (stage == Stage.USAGE) {
      return subject.isWhole() && !out.hasErrors();
    }
    return subject.isWhole()
        || subject.deployment().isPresent()
        || (stage != Stage.REFERENCE && stage != Stage.TEMPLATE);
  }

  /**
   * A rule of machines that also knows deployments checks the machines of their workflows with what
   * it knows, and those that only a template has as it does without a deployment.
   */
  private static void check(
      Rule rule, Subject subject, List<Machine> ofTemplates, Diagnostics out) {
    boolean knowsMore = rule instanceof DeploymentRule && subject.deployment().isPresent();
    check(rule, knowsMore ? ofTemplates : subject.machines(), out);
    if (rule instanceof TemplateRule check) {
      subject
          .templates()
          .forEach(each -> check.check(subject.isWhole() ? each : each.inPart(), out));
    }
    if (rule instanceof DeploymentRule check) {
      subject.deployment().ifPresent(deployment -> check.check(deployment, out));
    }
  }

  /** Returns the machines that no workflow defines. */
  private static List<Machine> ofTemplates(Subject subject) {
    Set<Machine> ofWorkflows = Collections.newSetFromMap(new IdentityHashMap<>());
    subject
        .deployment()
        .ifPresent(
            deployment -> deployment.machines().forEach(each -> ofWorkflows.add(each.machine())));
    return subject.machines().stream().filter(machine -> !ofWorkflows.contains(machine)).toList();
  }

  private static void check(Rule rule, List<Machine> machines, Diagnostics out) {
    if (rule instanceof MachineRule check) {
      machines.forEach(machine -> check.check(machine, out));
    }
  }
}
