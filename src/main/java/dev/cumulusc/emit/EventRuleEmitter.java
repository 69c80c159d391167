package dev.cumulusc.emit;

import dev.cumulusc.model.EventRule;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Emits rules, and the permissions to start what they start. */
final class EventRuleEmitter implements ResourceEmitter {
  static final String RULE = "AWS::Events::Rule";
  static final String PRINCIPAL = "events.amazonaws.com";

  @Override
  public void emit(Emission emission) {
    for (EventRule rule : emission.deployment().base().messaging().rules()) {
      if (rule.perWorkflow().isOn()) {
        for (WorkflowRules.Part part :
            WorkflowRules.split(rule, emission.deployment(), emission.diagnostics())) {
          emit(rule, part.name(), part.pattern(), part.stateMachines(), emission);
        }
      } else {
        emit(rule, rule.name().value(), rule.eventPattern().orElse(null), List.of(), emission);
      }
    }
  }

  private static void emit(
      EventRule rule,
      String name,
      @Nullable MappingNode pattern,
      List<String> stateMachines,
      Emission emission) {
    Origin origin = rule.origin();
    String logicalId = LogicalIds.rule(name);
    MappingBuilder properties = CfnValue.mapping(origin);
    rule.schedule().ifPresent(at -> properties.put("ScheduleExpression", Values.text(at)));
    if (pattern != null) {
      properties.put("EventPattern", DefinitionText.of(pattern, Map.of()));
    }
    properties.put("State", Values.text(rule.state())).put("Targets", targets(rule, name));
    emission.add(
        Resource.of(logicalId, RULE, properties, origin)
            .dependingOn(stateMachines.toArray(String[]::new)));
    addPermissions(rule, name, emission);
  }

  private static List<CfnValue> targets(EventRule rule, String name) {
    List<CfnValue> targets = new ArrayList<>();
    for (int i = 0; i < rule.targets().size(); i++) {
      EventRule.Target target = rule.targets().get(i);
      MappingBuilder built =
          CfnValue.mapping(target.origin())
              .put(
                  "Id",
                  CfnValue.text(name + "WatcherScheduler" + ordinal(i), rule.name().origin()));
      target
          .input()
          .ifPresent(
              input -> built.put("Input", CfnValue.text(JsonText.of(input), input.origin())));
      targets.add(built.put("Arn", functionArn(target.lambda())).build());
    }
    return targets;
  }

  /** Emits one permission for each function, however many targets name it. */
  private static void addPermissions(EventRule rule, String name, Emission emission) {
    Set<String> permitted = new LinkedHashSet<>();
    for (int i = 0; i < rule.targets().size(); i++) {
      EventRule.Target target = rule.targets().get(i);
      if (permitted.add(target.lambda().value())) {
        emission.add(
            permission(
                name + "RuleLambdaPermission" + ordinal(i),
                target.lambda(),
                LogicalIds.rule(name),
                target.origin()));
      }
    }
  }

  /** Returns the permission of a rule to start a function. */
  static Resource permission(String logicalId, Located<String> lambda, String rule, Origin origin) {
    return LambdaPermissions.fromSource(
        logicalId,
        functionArn(lambda),
        CfnValue.text(PRINCIPAL, origin),
        CfnValue.getAtt(rule, "Arn", origin),
        origin);
  }

  static CfnValue functionArn(Located<String> lambda) {
    return CfnValue.getAtt(LogicalIds.lambda(lambda.value()), "Arn", lambda.origin());
  }

  /** Returns what distinguishes names of further things from the first one's: nothing, 2, 3, ... */
  static String ordinal(int position) {
    return position == 0 ? "" : Integer.toString(position + 1);
  }
}
