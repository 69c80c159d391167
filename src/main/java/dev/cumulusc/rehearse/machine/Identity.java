package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.rehearse.json.JsonObject;
import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * The names that ARNs are made of.
 *
 * @param machine the state machine's name
 * @param execution the execution's name
 */
@RecordBuilder
public record Identity(
    String partition,
    String region,
    String account,
    String machine,
    String execution,
    MachineType type)
    implements IdentityBuilder.With {

  public String machineArn() {
    return prefix() + "stateMachine:" + machine;
  }

  public String executionArn() {
    return type == MachineType.EXPRESS
        ? prefix() + "express:" + machine + ":" + execution + ":" + execution
        : prefix() + "execution:" + machine + ":" + execution;
  }

  String mapRunArn(String label, String run) {
    return prefix() + "mapRun:" + machine + "/" + label + ":" + run;
  }

  public String roleArn() {
    return "arn:" + partition + ":iam::" + account + ":role/" + machine;
  }

  /** Returns the identity of an execution that a Map run starts. */
  Identity child(String label, String name, MachineType childType) {
    return with().machine(machine + "/" + label).execution(name).type(childType).build();
  }

  JsonObject contextOfMachine() {
    return new JsonObject.Builder().put("Id", machineArn()).put("Name", machine).build();
  }

  private String prefix() {
    return "arn:" + partition + ":states:" + region + ":" + account + ":";
  }
}
