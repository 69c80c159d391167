package dev.cumulusc.app.describe;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.draw.BoxKind;
import dev.cumulusc.draw.Picture;
import dev.cumulusc.iam.ListedRole;
import dev.cumulusc.source.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An application for people.
 *
 * @param subject the application's folder
 * @param deployment the deployment's name
 * @param findings all that was found, notes included
 * @param content nothing if there are errors
 */
public record Description(
    String subject, String deployment, List<Diagnostic> findings, Optional<Content> content) {
  public Description {
    findings = List.copyOf(findings);
  }

  /**
   * What is deployed.
   *
   * @param removed pictures of workflows that only what it is compared with has
   * @param mask takes secrets out of a string
   */
  public record Content(
      String stack,
      List<WorkflowPart> workflows,
      List<Picture> removed,
      List<ListedRole> roles,
      List<LimitUse> limits,
      List<ResourceRow> resources,
      UnaryOperator<String> mask) {
    public Content {
      workflows = List.copyOf(workflows);
      removed = List.copyOf(removed);
      roles = List.copyOf(roles);
      limits = List.copyOf(limits);
      resources = List.copyOf(resources);
    }
  }

  /**
   * A workflow.
   *
   * @param logicalId the logical id of its state machine
   * @param tasks its Task states in the order of the definition, those inside others included
   */
  public record WorkflowPart(
      String name, String logicalId, MachineType type, Picture picture, List<TaskRow> tasks) {
    public WorkflowPart {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * A task.
   *
   * @param place where it is done: {@code Lambda Fetch}
   * @param why what decides that
   * @param limits memory and time of those that there are; empty if nothing is known of them
   */
  public record TaskRow(
      String state, BoxKind kind, String place, String why, String limits, SourceSpan at) {}

  /**
   * How much of a limit is used.
   *
   * @param unit the unit's plural, or a noun: {@code bytes}
   */
  public record LimitUse(String what, long used, long limit, String unit) {}

  /**
   * A resource.
   *
   * @param template the name of the template that it is in
   */
  public record ResourceRow(String template, String logicalId, String type, SourceSpan at) {}
}
