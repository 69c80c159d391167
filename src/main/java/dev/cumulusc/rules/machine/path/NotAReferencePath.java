package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.shape.ValueType.PathUse;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds paths that select several values where one place must be named. */
public final class NotAReferencePath implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3212",
              "not-a-reference-path",
              "A path that must name one place can select several.")
          .because(
              "Wildcards, filters, slices and functions are not possible here. AWS"
                  + " refuses to create the state machine.")
          .fixedBy("Name one place by fields and positions: `$.items[0].id`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/amazon-states-language-paths.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (PathSite site : machine.expressions().paths()) {
      boolean needsReference = site.use().filter(use -> use != PathUse.SELECT).isPresent();
      if (needsReference) {
        site.parsed()
            .path()
            .filter(path -> !path.isReference())
            .ifPresent(path -> report(site, path, out));
      }
    }
  }

  private static void report(PathSite site, PathExpression.Path path, Diagnostics out) {
    int offset =
        path.segments().stream()
            .filter(segment -> segment.kind() != PathExpression.Kind.NAME)
            .filter(segment -> segment.kind() != PathExpression.Kind.INDEX)
            .findFirst()
            .orElseThrow()
            .offset();
    out.report(
        INFO,
        TextPlaces.at(site.value(), offset),
        "`"
            + site.key().text()
            + "` is "
            + site.value().describe()
            + ", but it must be a path that names one place.",
        "Only names and indexes can stand in it, as in `$.items[0].id`.");
  }
}
