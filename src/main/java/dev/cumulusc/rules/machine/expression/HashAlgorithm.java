package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.IntrinsicCalls;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds hash algorithms that don't exist. */
public final class HashAlgorithm implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE, "C3225", "hash-algorithm", "`States.Hash` has an unknown algorithm.")
          .because("The state fails when it runs.")
          .fixedBy("Write `MD5`, `SHA-1`, `SHA-256`, `SHA-384` or `SHA-512`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/intrinsic-functions.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (IntrinsicCalls.Site site : IntrinsicCalls.of(machine)) {
      List<PathExpression> arguments = site.call().arguments();
      if (site.call().function().equals(IntrinsicFunction.HASH.functionName())
          && arguments.size() == 2
          && arguments.get(1) instanceof PathExpression.Literal algorithm
          && algorithm.text().indexOf(Placeholders.MASK) < 0
          && !ALGORITHMS.contains(algorithm.text())) {
        out.report(
            INFO,
            TextPlaces.at(site.text().value(), algorithm.offset() + 1),
            "`States.Hash` has no algorithm `"
                + algorithm.text()
                + "`; it has "
                + Words.all(ALGORITHMS)
                + ".");
      }
    }
  }

  private static final List<String> ALGORITHMS =
      List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
}
