package dev.cumulusc.report.deploy;

import dev.cumulusc.compare.Risk;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.service.ValidationFinding;
import dev.cumulusc.report.Theme;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.template.Resource;
import java.util.Optional;

/** Why a plan is not executed: what the guard refuses, and what CloudFormation does. */
public final class RefusalText {
  private final Theme theme;

  public RefusalText(Theme theme) {
    this.theme = theme;
  }

  /** Returns what the guard refuses and how to allow it, and what was allowed for nothing. */
  public String print(Guard.Verdict verdict) {
    StringBuilder out = new StringBuilder();
    verdict.refusals().forEach(refusal -> print(refusal, out));
    verdict
        .complaints()
        .forEach(
            complaint ->
                out.append(theme.notable("warning")).append(": ").append(complaint).append('\n'));
    return out.toString();
  }

  /** Returns what happens to a resource, and why. */
  static String sentence(Guard.Refusal refusal) {
    return "The "
        + refusal.risk().what()
        + " `"
        + refusal.path()
        + "` of the stack `"
        + refusal.stackName()
        + "` "
        + RiskWords.happens(refusal.risk())
        + ".";
  }

  private void print(Guard.Refusal refusal, StringBuilder out) {
    Risk risk = refusal.risk();
    out.append(theme.alarming("refused " + refusal.code()))
        .append(": ")
        .append(sentence(refusal))
        .append('\n');
    refusal.resource().at().ifPresent(at -> out.append("  at ").append(at).append('\n'));
    refusal
        .resource()
        .physicalId()
        .ifPresent(id -> out.append("  it is `").append(id).append("`\n"));
    out.append("  lost: ").append(risk.lost()).append('\n');
    out.append("  help: If that is meant, say `--allow-replace ")
        .append(refusal.name())
        .append('`');
    if (refusal.resource().at().isPresent()) {
      out.append(", or write `# cumulusc-ignore ")
          .append(refusal.code())
          .append(": the reason` at that line");
    }
    out.append(".\n");
  }

  /** Returns why CloudFormation refuses what is planned for a stack. */
  public String print(Planner.Refused refused, PreparedStack stack) {
    StringBuilder out = new StringBuilder();
    out.append(theme.alarming("error")).append(": ").append(refused.message()).append('\n');
    for (ValidationFinding finding : refused.findings()) {
      out.append("  ")
          .append(finding.failing() ? theme.alarming("error") : theme.notable("warning"))
          .append(": `")
          .append(finding.logicalId())
          .append("` (")
          .append(finding.type())
          .append(')');
      finding.path().ifPresent(path -> out.append(" at `").append(path).append('`'));
      out.append(": ").append(finding.message()).append('\n');
      place(finding, stack).ifPresent(at -> out.append("    at ").append(at).append('\n'));
    }
    return out.toString();
  }

  /** Returns the line that makes the resource that a finding is about. */
  static Optional<SourceSpan> place(ValidationFinding finding, PreparedStack stack) {
    Optional<Resource> own =
        Optional.ofNullable(stack.template().resources().get(finding.logicalId()));
    return own.or(
            () ->
                stack.nested().values().stream()
                    .flatMap(
                        nested ->
                            Optional.ofNullable(nested.resources().get(finding.logicalId()))
                                .stream())
                    .findFirst())
        .map(resource -> resource.origin().primary());
  }
}
