package dev.cumulusc.app;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.bind.StackSettingsBinder;
import dev.cumulusc.compile.UnreadByEngine;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Located;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of stacks, known without compiling what is in them. */
final class StackNames {
  private StackNames() {}

  /**
   * Returns the requests by the names of their stacks, in their order. A name in a request needs no
   * configuration; what is wrong with one that is needed is reported.
   */
  static Map<String, ApplicationRequest> of(
      List<ApplicationRequest> requests, Diagnostics diagnostics) {
    Map<String, ApplicationRequest> names = new LinkedHashMap<>();
    for (ApplicationRequest request : requests) {
      if (request.target().stack().isPresent()) {
        names.put(request.target().stack().get(), request);
      } else {
        new ApplicationResolver(diagnostics)
            .resolve(
                request, application -> UnreadByEngine.of(request, application, Optional.empty()))
            .ifPresent(application -> names.put(name(application, diagnostics), request));
      }
    }
    return names;
  }

  private static String name(Application application, Diagnostics diagnostics) {
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
