package dev.cumulusc.rules.machine.map;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.tree.Node;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds readers and writers that call what they can't. */
public final class ReaderResource implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3708",
              "reader-resource",
              "A Map reads or writes its items by a resource that it can't use.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Read by `arn:aws:states:::s3:getObject` or"
                  + " `arn:aws:states:::s3:listObjectsV2`, and write by"
                  + " `arn:aws:states:::s3:putObject`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/input-output-itemreader.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (MachineState state : machine.states(StateType.MAP)) {
      check(state, "ItemReader", READERS, out);
      check(state, "ResultWriter", WRITERS, out);
    }
  }

  private static final List<String> READERS = List.of("getObject", "listObjectsV2");
  private static final List<String> WRITERS = List.of("putObject");

  private static void check(
      MachineState state, String field, List<String> actions, Diagnostics out) {
    state
        .body()
        .mapping(field)
        .flatMap(part -> part.get("Resource"))
        .filter(resource -> isOther(resource, actions))
        .ifPresent(
            resource ->
                out.report(
                    INFO,
                    resource.origin(),
                    "`"
                        + field
                        + "` calls "
                        + resource.describe()
                        + ", but it can only call "
                        + Words.any(
                            actions.stream().map(each -> "arn:aws:states:::s3:" + each).toList())
                        + "."));
  }

  private static boolean isOther(Node resource, List<String> actions) {
    return ComposedString.of(resource)
        .map(TaskResource::of)
        .filter(call -> !(call instanceof TaskResource.Unknown))
        .filter(
            call ->
                !(call instanceof TaskResource.Optimized s3
                    && s3.service().equals("s3")
                    && actions.contains(s3.action())))
        .isPresent();
  }
}
