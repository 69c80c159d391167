package dev.cumulusc.emit;

import dev.cumulusc.model.Activity;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;

/** Emits the activities of Step Functions. */
final class ActivityEmitter implements ResourceEmitter {

  @Override
  public void emit(Emission emission) {
    for (Activity activity : emission.deployment().activities()) {
      Origin origin = activity.name().origin();
      String name = emission.prefixed(activity.name().value()) + "-Activity";
      emission.add(
          Resource.of(
              activity.logicalId(),
              "AWS::StepFunctions::Activity",
              CfnValue.mapping(origin).put("Name", name),
              origin));
    }
  }
}
