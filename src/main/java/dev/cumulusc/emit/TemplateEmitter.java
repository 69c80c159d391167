package dev.cumulusc.emit;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.template.Template;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Emits the templates of a deployment. What their parts refer to is checked afterwards, since an
 * override template may bring it.
 */
public final class TemplateEmitter {
  /** The emitters in the order in which their resources stand in the template. */
  private static final List<ResourceEmitter> APPLICATION =
      List.of(
          new CustomResourceEmitter(),
          new TopicEmitter(),
          new QueueEmitter(),
          new ActivityEmitter(),
          new StateMachineEmitter(),
          new EventRuleEmitter(),
          new TableStreamEmitter(),
          new LambdaFunctionEmitter(new MainSurroundings()),
          new ApiGatewayEmitter(),
          new EcsEmitter(),
          new DashboardEmitter(),
          new StackParameterEmitter(),
          new NestedStackEmitter(),
          new ApiOutputEmitter());

  private static final List<ResourceEmitter> DATABASE =
      List.of(new TableEmitter(), new SearchDomainEmitter());

  private TemplateEmitter() {}

  /** Emits the template of an application without nested stacks. */
  public static Template emit(
      Deployment deployment, Map<String, CodeAddress> code, Diagnostics diagnostics) {
    return emit(deployment, code, List.of(), diagnostics);
  }

  /**
   * Emits the template of an application.
   *
   * @param nested the nested stacks, in the order in which they are deployed
   */
  public static Template emit(
      Deployment deployment,
      Map<String, CodeAddress> code,
      List<NestedStack> nested,
      Diagnostics diagnostics) {
    return emit(deployment, code, nested, UnaryOperator.identity(), diagnostics);
  }

  /**
   * Emits the template of an application over which something else is laid afterwards.
   *
   * @param nested the nested stacks, in the order in which they are deployed
   * @param overlay lays it over a template; what roles allow depends on what that brings
   */
  public static Template emit(
      Deployment deployment,
      Map<String, CodeAddress> code,
      List<NestedStack> nested,
      UnaryOperator<Template> overlay,
      Diagnostics diagnostics) {
    Template template = emit(APPLICATION, new Emission(deployment, code, nested, diagnostics));
    Template whole = overlay.apply(template);
    return QueuePolicies.withoutOverridden(
        StateMachineRoles.complete(template, whole, deployment, diagnostics), whole);
  }

  /** Emits the template of the stack with the tables and the search domain. */
  public static Template emitDatabase(Deployment deployment, Diagnostics diagnostics) {
    return emit(DATABASE, new Emission(deployment, Map.of(), diagnostics));
  }

  /** Emits the template of the stack with the roles that the other stacks take. */
  public static Template emitRoles(Deployment deployment, Diagnostics diagnostics) {
    return emit(List.of(new StackRoleEmitter()), new Emission(deployment, Map.of(), diagnostics));
  }

  /**
   * Emits the template of a nested stack with APIs and their functions.
   *
   * @param deployment what the nested stack is made of
   * @param parent what the stack around it is made of
   * @param code the addresses of the nested stack's own functions
   */
  public static Template emitApi(
      Deployment deployment,
      Deployment parent,
      Map<String, CodeAddress> code,
      Diagnostics diagnostics) {
    return emit(
        List.of(
            new ApiGatewayEmitter(),
            new LambdaFunctionEmitter(new ApiSurroundings(parent)),
            new ApiParameterEmitter(parent)),
        new Emission(deployment, code, diagnostics));
  }

  /**
   * Emits the template of the nested stack with versions and aliases.
   *
   * @param parent the deployment whose functions they belong to, with the versions that are kept
   */
  public static Template emitVersions(
      Deployment parent, Map<String, CodeAddress> code, Diagnostics diagnostics) {
    return emit(List.of(new LambdaVersionEmitter()), new Emission(parent, code, diagnostics));
  }

  private static Template emit(List<ResourceEmitter> emitters, Emission emission) {
    emitters.forEach(emitter -> emitter.emit(emission));
    return LimitedRoles.of(
        emission.deployment(),
        emission.template("stack: " + emission.deployment().stackName().value()));
  }
}
