package dev.cumulusc.rules.machine.runtime;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.knowledge.JsonSize;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds literals that are larger than a state's data can be. */
public final class PayloadSize implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY, "C4023", "payload-size", "A literal value is larger than 256 KiB.")
          .because(
              "A state's input and output can have 262,144 bytes. The state fails with"
                  + " `States.DataLimitExceeded`.")
          .fixedBy("Put the value into an object in S3 and pass on its name.")
          .accordingTo(Authority.aws("step-functions/latest/dg/service-quotas.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    // Nothing in a definition can be larger than the whole.
    if (JsonSize.bytes(machine) <= MOST) {
      return;
    }
    for (Part part : machine.parts()) {
      part.node().entries().stream()
          .filter(entry -> FIELDS.contains(entry.name()))
          .filter(entry -> JsonSize.bytes(entry.value()) > MOST)
          .forEach(
              entry ->
                  out.report(
                      INFO,
                      entry.key().origin(),
                      "`"
                          + entry.name()
                          + "` has "
                          + JsonSize.bytes(entry.value())
                          + " bytes, but data of a state can have at most "
                          + MOST
                          + ".",
                      "Put the data into S3, and pass on its address."));
    }
  }

  private static final int MOST = 262_144;
  private static final Set<String> FIELDS =
      Set.of("Arguments", "Assign", "Output", "Parameters", "Result");
}
