package dev.cumulusc.emit;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.template.ReferenceCheck;
import dev.cumulusc.template.Template;
import java.util.List;
import java.util.Map;

/** Emits the template of a deployment. */
public final class TemplateEmitter {
  /** The emitters in the order in which their resources stand in the template. */
  private static final List<ResourceEmitter> EMITTERS =
      List.of(
          new CustomResourceEmitter(),
          new TopicEmitter(),
          new QueueEmitter(),
          new ActivityEmitter(),
          new StateMachineEmitter(),
          new EventRuleEmitter(),
          new TableStreamEmitter(),
          new LambdaFunctionEmitter(),
          new EcsEmitter(),
          new DashboardEmitter(),
          new StackParameterEmitter());

  private TemplateEmitter() {}

  /** Emits the template, and checks what its parts refer to. */
  public static Template emit(
      Deployment deployment, Map<String, CodeAddress> code, Diagnostics diagnostics) {
    Emission emission = new Emission(deployment, code, diagnostics);
    EMITTERS.forEach(emitter -> emitter.emit(emission));
    Template template = emission.template("stack: " + deployment.stackName().value());
    ReferenceCheck.check(template, diagnostics);
    return template;
  }
}
