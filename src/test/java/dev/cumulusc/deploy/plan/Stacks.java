package dev.cumulusc.deploy.plan;

import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.fixture.SteppedClock;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stacks, and a service that must not be called. */
final class Stacks {
  static final Clock STILL = new SteppedClock();

  static final CloudFormation NONE =
      (CloudFormation)
          Proxy.newProxyInstance(
              CloudFormation.class.getClassLoader(),
              new Class<?>[] {CloudFormation.class},
              (proxy, method, arguments) -> {
                throw new AssertionError(method.getName() + " was called");
              });

  private Stacks() {}

  static Stack stack(String name, Map<String, String> parameters) {
    return stack(name, parameters, SteppedClock.START);
  }

  /** Returns the stack {@code app} as it was last changed at some time. */
  static Stack touched(Instant time) {
    return stack("app", Map.of(), time);
  }

  private static Stack stack(String name, Map<String, String> parameters, Instant created) {
    return new Stack(
        "arn:aws:cloudformation:us-east-1:123456789012:stack/" + name + "/1",
        name,
        new Stack.State(
            new Status("UPDATE_COMPLETE"),
            Optional.empty(),
            created,
            Optional.empty(),
            Optional.empty()),
        new Stack.Settings(parameters, Map.of(), List.of(), false),
        Map.of(),
        Optional.empty());
  }
}
