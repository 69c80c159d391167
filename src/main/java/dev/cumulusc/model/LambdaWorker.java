package dev.cumulusc.model;

import dev.cumulusc.source.Origin;

/**
 * A service that runs a Lambda function and takes the tasks of an activity.
 *
 * @param service the service as it is written, without what it gets by default
 */
public record LambdaWorker(EcsService service, LambdaSpec lambda, Activity activity) {

  /** Returns the function's name in the configuration. */
  public String lambdaName() {
    return lambda.name().value();
  }

  /** Returns the activity's name in the configuration. */
  public String activityName() {
    return activity.name().value();
  }

  /** Returns the service's name in the configuration. */
  public String serviceName() {
    return service.name().value();
  }

  /** Tells whether an activity is the worker's. */
  public boolean takesTasksOf(Activity other) {
    return other.name().value().equals(activityName());
  }

  /** Returns the setting that moves the function, for messages: {@code docker: true}. */
  public String setting() {
    return service.placement().setting();
  }

  /** Returns where that setting stands. */
  public Origin flag() {
    return flag(service);
  }

  /** Returns where the setting stands that moves a service's function. */
  public static Origin flag(EcsService service) {
    return service.placement().movesFunction().origin();
  }
}
