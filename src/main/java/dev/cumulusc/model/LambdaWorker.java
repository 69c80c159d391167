package dev.cumulusc.model;

import dev.cumulusc.handler.HandlerFacts;
import dev.cumulusc.handler.HandlerNeeds;
import dev.cumulusc.runtime.HandlerStyle;
import dev.cumulusc.source.Origin;
import dev.cumulusc.worker.WorkerVersion;
import dev.cumulusc.worker.WorkerVersions;
import java.util.Optional;

/**
 * A service that runs a Lambda function and takes the tasks of an activity.
 *
 * @param service the service as it is written, without what it gets by default
 * @param handler what the function's local source shows
 * @param needs what its handler needs of whatever runs it
 */
public record LambdaWorker(
    EcsService service,
    LambdaSpec lambda,
    Activity activity,
    Optional<HandlerFacts> handler,
    HandlerNeeds needs) {

  /** The newest version, whose handlers are async. */
  private static final String ASYNC_IMAGE = WorkerVersions.REPOSITORY + ":2.1.0";

  /** The version of the Lambda-or-Docker guide, whose handlers take a callback. */
  private static final String CALLBACK_IMAGE = WorkerVersions.REPOSITORY + ":1.2.5";

  /** The last version whose handlers take a callback, and one that unpacks layers. */
  private static final String CALLBACK_IMAGE_WITH_LAYERS = WorkerVersions.REPOSITORY + ":1.5.1";

  public String lambdaName() {
    return lambda.name().value();
  }

  public String activityName() {
    return activity.name().value();
  }

  public String serviceName() {
    return service.name().value();
  }

  /** Reports whether an activity is the worker's. */
  public boolean takesTasksOf(Activity other) {
    return other.name().value().equals(activityName());
  }

  /** Returns where {@code docker: true} stands. */
  public Origin flag() {
    return flag(service);
  }

  /** Returns the setting that moves the function, for messages: {@code docker: true}. */
  public String setting() {
    return service.placement().setting();
  }

  /** Returns the origin of what follows from the setting alone. */
  public Origin defaults() {
    return flag().derive("the default of a service with `" + setting() + "`");
  }

  /** Returns the image: the one that is written, or the published worker that fits the handler. */
  public Located<String> image() {
    return service.definition().image().orElseGet(() -> new Located<>(defaultImage(), defaults()));
  }

  /** Returns what is known of the published worker that the image is. */
  public Optional<WorkerVersion> version() {
    return WorkerVersions.ofImage(image().value());
  }

  /** Reports whether the image is some version of the published worker, and not one's own. */
  public boolean isPublished() {
    return WorkerVersions.isPublished(image().value());
  }

  private String defaultImage() {
    if (needs.likelyStyle().filter(HandlerStyle.CALLBACK::equals).isEmpty()) {
      return ASYNC_IMAGE;
    }
    return lambda.code().layers().isEmpty() ? CALLBACK_IMAGE : CALLBACK_IMAGE_WITH_LAYERS;
  }

  /** Returns where the setting stands that moves a service's function. */
  public static Origin flag(EcsService service) {
    return service.placement().movesFunction().origin();
  }
}
