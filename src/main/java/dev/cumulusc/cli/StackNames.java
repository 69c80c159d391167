package dev.cumulusc.cli;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.bind.StackSettingsBinder;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Located;
import dev.cumulusc.resolve.Application;

/** The names of stacks, known without compiling what is in them. */
final class StackNames {
  private StackNames() {}

  /** Returns the name that an application's stack is deployed with. */
  static String of(Application application, Diagnostics diagnostics) {
    return StackSettingsBinder.bind(application, diagnostics)
        .stackName()
        .map(Located::value)
        .orElseGet(
            () ->
                new DeploymentBinder(Diagnostics.discarding())
                    .bind(application)
                    .stackName()
                    .value());
  }
}
