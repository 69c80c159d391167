package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.text.SyntaxFault;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds texts that stand where a path belongs and are none. */
public final class PathSyntax implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3211",
              "path-syntax",
              "A value that must be a path or an intrinsic function is neither.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Write a path (`$.detail.id`) or an intrinsic function"
                  + " (`States.Format('{}', $.id)`), or remove `.$` from the end of the key"
                  + " if the text itself is meant.")
          .accordingTo(Authority.aws("step-functions/latest/dg/amazon-states-language-paths.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (PathSite site : machine.expressions().paths()) {
      site.parsed().fault().ifPresent(fault -> report(site, fault, out));
    }
  }

  private static void report(PathSite site, SyntaxFault fault, Diagnostics out) {
    String reason = site.value().origin().isSecret() ? "can't be read as a path" : fault.message();
    Diagnostic diagnostic =
        Diagnostic.of(
            INFO,
            TextPlaces.at(site.value(), fault.offset()),
            "`" + site.key().text() + "` " + reason + ".");
    out.report(fault.offset() == 0 ? diagnostic.withHelp(help(site)) : diagnostic);
  }

  private static String help(PathSite site) {
    if (JsonataSite.isExpression(site.value().text())) {
      return "This is JSONata: set `QueryLanguage` to `JSONata`, or write a path such as"
          + " `$.detail.id`.";
    }
    return site.use().isEmpty()
        ? "A path starts with `$`, as in `$.detail.id`; an intrinsic function with `States.`."
        : "A path starts with `$`, as in `$.detail.id`.";
  }
}
