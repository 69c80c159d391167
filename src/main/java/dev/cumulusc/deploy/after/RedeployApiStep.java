package dev.cumulusc.deploy.after;

import dev.cumulusc.deploy.service.Apis;
import dev.cumulusc.deploy.service.ServiceException;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes an API's stage serve what the API is now: the stack's own deployment of it is made once and
 * never again.
 *
 * @param api what people call it: {@code backend} or {@code distribution}
 * @param output the output with the API's id
 */
record RedeployApiStep(String api, String output) implements Step {
  static final String STAGE_OUTPUT = "ApiStage";

  private static final int ATTEMPTS = 6;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "redeploy-" + api + "-api";
  }

  @Override
  public String describes() {
    return "redeploy the " + api + " API's stage";
  }

  @Override
  public Done run(StepContext context) throws StepFailure, InterruptedException {
    Optional<String> id = Optional.ofNullable(context.outputs().get(output));
    Optional<String> stage = Optional.ofNullable(context.outputs().get(STAGE_OUTPUT));
    if (id.isEmpty() || stage.isEmpty()) {
      throw new StepFailure(
          "The stack has no output `"
              + (id.isEmpty() ? output : STAGE_OUTPUT)
              + "`, which gives the "
              + api
              + " API "
              + (id.isEmpty() ? "by its id." : "and its stage."));
    }
    deploy(context, id.get(), stage.get());
    return new Done(
        true, "Redeployed the " + api + " API " + id.get() + " to stage `" + stage.get() + "`.");
  }

  /** API Gateway takes one deployment in five seconds of the whole account. */
  private static void deploy(StepContext context, String id, String stage)
      throws InterruptedException {
    Apis apis = context.services().apis();
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        apis.deploy(id, stage, "cumulusc");
        return;
      } catch (ServiceException e) {
        if (e.kind() != ServiceException.Kind.THROTTLED || attempt == ATTEMPTS) {
          throw e;
        }
      }
      context.clock().sleep(pause);
      pause = pause.multipliedBy(2);
    }
  }
}
