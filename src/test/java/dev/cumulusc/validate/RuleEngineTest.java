package dev.cumulusc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.fixture.Contexts;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleEngineTest {
  private static final Origin ORIGIN = Origin.written(SourceFile.of("template.yml", "x").start());

  private static final CheckedTemplate EMITTED =
      new CheckedTemplate(new Template(Map.of(), Map.of(), ORIGIN), true);

  private static final CheckedTemplate WRITTEN = new CheckedTemplate(EMITTED.template(), false);

  private final List<String> calls = new ArrayList<>();
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void runsStageByStageWhateverTheOrderAndKindOfTheRules() {
    run(
        List.of(deployment(Stage.USAGE), template(Stage.LIMIT), machine(Stage.FORM)),
        emitted(true));
    assertThat(calls).containsExactly("machine FORM", "template LIMIT", "deployment USAGE");
  }

  @Test
  void showsADeploymentRuleNothingWhenOnlyTemplatesAreThere() {
    run(List.of(deployment(Stage.LIMIT), template(Stage.LIMIT)), written(true));
    assertThat(calls).containsExactly("template LIMIT");
  }

  @Test
  void showsRulesThatSomethingWasLeftOutOfATemplate() {
    List<Rule> rules = List.of(template(Stage.TEMPLATE), deployment(Stage.USAGE));
    run(rules, emitted(false));
    assertThat(calls).containsExactly("template TEMPLATE in part");
  }

  @Test
  void holdsWhatCouldNotBeRenderedAgainstNothingThatNeedsTheRest() {
    List<Rule> rules = List.of(missing(), template(Stage.LIMIT), template(Stage.TEMPLATE));
    run(rules, written(false));
    assertThat(calls).containsExactly("template LIMIT in part");
  }

  @Test
  void checksAllButWhatIsUsedBesideAMissingReference() {
    List<Rule> rules = List.of(missing(), template(Stage.TEMPLATE), deployment(Stage.USAGE));
    run(rules, emitted(true));
    assertThat(calls).containsExactly("missing", "template TEMPLATE");
  }

  @Test
  void checksAWrittenTemplateAllTheSame() {
    run(List.of(missing(), template(Stage.TEMPLATE)), written(true));
    assertThat(calls).containsExactly("missing", "template TEMPLATE");
  }

  @Test
  void checksSingleMachinesByTheRulesOfMachinesAlone() {
    List<Rule> rules =
        List.of(template(Stage.LIMIT), machine(Stage.POLICY), machine(Stage.MACHINE));
    new RuleEngine(rules).run(machine(), diagnostics);
    assertThat(calls).containsExactly("machine MACHINE", "machine POLICY");
  }

  private void run(List<Rule> rules, Subject subject) {
    new RuleEngine(rules).run(subject, diagnostics);
  }

  private static Subject emitted(boolean whole) {
    RuleContext context =
        Contexts.of(new DeploymentBinder(new Diagnostics()).bind("dev", Yaml.mapping("prefix: p")));
    return new Subject(Optional.of(context), List.of(machine()), List.of(EMITTED), whole);
  }

  private static Subject written(boolean whole) {
    return new Subject(Optional.empty(), List.of(machine()), List.of(WRITTEN), whole);
  }

  private static Machine machine() {
    return Machine.of(
        Yaml.mapping("StartAt: A\nStates: {A: {Type: Succeed}}"), MachineType.STANDARD);
  }

  private static RuleInfo info(Stage stage) {
    return RuleInfo.error(stage, "C6999", "made-up", "Something is wrong.");
  }

  private TemplateRule missing() {
    return new TemplateRule() {
      @Override
      public List<RuleInfo> infos() {
        return List.of(info(Stage.REFERENCE));
      }

      @Override
      public void check(CheckedTemplate template, Diagnostics out) {
        calls.add("missing");
        out.report(info(Stage.REFERENCE), ORIGIN, "It is not there.");
      }
    };
  }

  private MachineRule machine(Stage stage) {
    return new MachineRule() {
      @Override
      public List<RuleInfo> infos() {
        return List.of(info(stage));
      }

      @Override
      public void check(Machine machine, Diagnostics out) {
        calls.add("machine " + stage);
      }
    };
  }

  private TemplateRule template(Stage stage) {
    return new TemplateRule() {
      @Override
      public List<RuleInfo> infos() {
        return List.of(info(stage));
      }

      @Override
      public void check(CheckedTemplate template, Diagnostics out) {
        calls.add("template " + stage + (template.isWhole() ? "" : " in part"));
      }
    };
  }

  private DeploymentRule deployment(Stage stage) {
    return new DeploymentRule() {
      @Override
      public List<RuleInfo> infos() {
        return List.of(info(stage));
      }

      @Override
      public void check(RuleContext context, Diagnostics out) {
        calls.add("deployment " + stage);
      }
    };
  }
}
