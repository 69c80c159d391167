package dev.cumulusc.rules.machine.task;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.Tasks;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Locale;

/** Finds HTTP tasks that call in a way that there is not. */
public final class HttpTask implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3820",
              "http-task",
              "An HTTP task has a method that it can't use, or an endpoint that is not HTTPS.")
          .because("HTTP tasks call HTTPS endpoints, with one of seven methods.")
          .fixedBy(
              "Write `GET`, `POST`, `PUT`, `DELETE`, `PATCH`, `OPTIONS` or `HEAD` as `Method`, and"
                  + " an address that begins with `https://` as `ApiEndpoint`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/call-https-apis.html"));

  private static final List<String> METHODS =
      List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (Tasks.Task task : Tasks.of(machine)) {
      if (task.call() instanceof TaskResource.Optimized call && call.service().equals("http")) {
        task.made().argument("Method").ifPresent(method -> checkMethod(method, out));
        task.made().argument("ApiEndpoint").ifPresent(endpoint -> checkEndpoint(endpoint, out));
      }
    }
  }

  private static void checkMethod(ComposedString method, Diagnostics out) {
    method
        .literal()
        .filter(name -> !METHODS.contains(name))
        .ifPresent(
            name ->
                out.report(
                    Diagnostic.of(
                            INFO, method.origin(), "HTTP tasks have no method `" + name + "`.")
                        .withHelp("They have " + String.join(", ", METHODS) + ".")
                        .suggesting(name, METHODS)));
  }

  private static void checkEndpoint(ComposedString endpoint, Diagnostics out) {
    String text = endpoint.toString().toLowerCase(Locale.ROOT);
    if (text.startsWith("http://")) {
      out.report(
          INFO,
          endpoint.origin(),
          "`ApiEndpoint` begins with `http://`, but HTTP tasks call HTTPS endpoints only.",
          "Write `https://`.");
    }
  }
}
