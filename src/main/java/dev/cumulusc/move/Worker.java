package dev.cumulusc.move;

import dev.cumulusc.model.Activity;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.source.Origin;

/** A service that moves a Lambda function behind an activity. */
record Worker(EcsService service, LambdaSpec lambda, Activity activity) {

  String lambdaName() {
    return lambda.name().value();
  }

  String activityName() {
    return activity.name().value();
  }

  String serviceName() {
    return service.name().value();
  }

  /** Tells whether an activity is the worker's. */
  boolean takesTasksOf(Activity other) {
    return other.name().value().equals(activityName());
  }

  /** Returns where {@code docker: true} stands. */
  Origin flag() {
    return flag(service);
  }

  static Origin flag(EcsService service) {
    return service.docker().origin();
  }
}
