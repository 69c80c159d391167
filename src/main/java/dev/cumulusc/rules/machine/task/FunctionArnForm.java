package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds ARNs of functions and activities that lack a part. */
public final class FunctionArnForm implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.MACHINE,
              "C3814",
              "function-arn-form",
              "The ARN of a task's function or activity lacks a part, or has a wrong one.")
          .because("It names no function or activity, so that the task can call none.")
          .fixedBy(
              "Write `arn:aws:lambda:REGION:ACCOUNT:function:NAME`, with a version or an alias behind"
                  + " it or without, or `arn:aws:states:REGION:ACCOUNT:activity:NAME`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-task.html"));

  private static final int REGION = 3;
  private static final int ACCOUNT = 4;
  private static final int TYPE = 5;
  private static final int NAME = 6;
  private static final int QUALIFIER = 7;

  /** Text that no template language can still change. */
  private static final Pattern FIXED = Pattern.compile("[A-Za-z0-9:_$. /-]*");

  private static final Pattern FUNCTION_NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_$.-]+");
  private static final Pattern PLACEHOLDER = Pattern.compile("[A-Z][A-Z_-]+");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      TaskCall call = task.made();
      if (call.target() instanceof TaskResource.LambdaFunction) {
        check("Resource", call.resource(), task.resource().origin(), out);
      } else if (call.target() instanceof TaskResource.Activity) {
        checkActivity(call.resource(), task.resource().origin(), out);
      } else if (call.isInvocation()) {
        call.argument("FunctionName")
            .ifPresent(name -> check("FunctionName", name, name.origin(), out));
      }
    }
  }

  private static void check(String field, ComposedString written, Origin at, Diagnostics out) {
    parts(written)
        .filter(parts -> parts[2].equals("lambda"))
        .flatMap(FunctionArnForm::fault)
        .ifPresent(
            fault ->
                out.report(
                    INFO,
                    at,
                    "`" + field + "` names no function: " + fault + ".",
                    "Write `arn:aws:lambda:REGION:ACCOUNT:function:NAME`."));
  }

  private static void checkActivity(ComposedString written, Origin at, Diagnostics out) {
    if (parts(written).filter(parts -> parts[parts.length - 1].isEmpty()).isPresent()) {
      out.report(
          INFO,
          at,
          "`Resource` names no activity: its name is missing.",
          "Write `arn:aws:states:REGION:ACCOUNT:activity:NAME`.");
    }
  }

  /** Returns the parts of an ARN, if it is written out. */
  private static Optional<String[]> parts(ComposedString written) {
    return written
        .literal()
        .filter(text -> text.startsWith("arn:") && FIXED.matcher(text).matches())
        .map(text -> text.split(":", -1))
        .filter(parts -> parts.length > 2);
  }

  /** Returns what an ARN lacks; neither a Region nor an account is how samples leave both open. */
  private static Optional<String> fault(String[] parts) {
    if (parts.length > ACCOUNT && parts[ACCOUNT].equals("function")) {
      return Optional.of("the account or the Region is missing");
    }
    if (parts.length <= NAME) {
      boolean isOpen = PLACEHOLDER.matcher(parts[parts.length - 1]).matches();
      return isOpen ? Optional.empty() : Optional.of("`function:` is missing before the name");
    }
    if (!parts[TYPE].equals("function")) {
      return PLACEHOLDER.matcher(parts[TYPE]).matches()
          ? Optional.empty()
          : Optional.of("`" + parts[TYPE] + "` stands where `function` belongs");
    }
    if (parts[REGION].isEmpty() != parts[ACCOUNT].isEmpty()) {
      return Optional.of("the " + (parts[REGION].isEmpty() ? "Region" : "account") + " is missing");
    }
    if (parts[NAME].isEmpty()) {
      return Optional.of("the name is missing");
    }
    if (!FUNCTION_NAME.matcher(parts[NAME]).matches()) {
      return Optional.of("`" + parts[NAME] + "` is no name of a function");
    }
    if (parts.length > QUALIFIER && !VERSION.matcher(parts[QUALIFIER]).matches()) {
      return Optional.of("what follows the last `:` is no version or alias");
    }
    return parts.length > QUALIFIER + 1
        ? Optional.of("there is more than a version or an alias behind the name")
        : Optional.empty();
  }
}
