package dev.cumulusc.app;

import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.bind.StackSettingsBinder;
import dev.cumulusc.compile.UnreadByEngine;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.StackSettings;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationResolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names of stacks, known without compiling what is in them.
 *
 * @param requests the requests by the names of their stacks, in their order
 * @param secrets what must not be seen of the configurations that were read for the names
 */
record StackNames(Map<String, ApplicationRequest> requests, List<StackSecrets> secrets) {
  StackNames {
    requests = Collections.unmodifiableMap(new LinkedHashMap<>(requests));
    secrets = List.copyOf(secrets);
  }

  /**
   * Finds the names of stacks. A name in a request needs no configuration; what is wrong with one
   * that is needed is reported.
   */
  static StackNames of(List<ApplicationRequest> requests, Diagnostics diagnostics) {
    Map<String, ApplicationRequest> names = new LinkedHashMap<>();
    List<StackSecrets> secrets = new ArrayList<>();
    for (ApplicationRequest request : requests) {
      if (request.target().stack().isPresent()) {
        names.put(request.target().stack().get(), request);
      } else {
        new ApplicationResolver(diagnostics)
            .resolve(
                request, application -> UnreadByEngine.of(request, application, Optional.empty()))
            .ifPresent(
                application -> {
                  StackSettings settings = StackSettingsBinder.bind(application, diagnostics);
                  names.put(name(application, settings), request);
                  // The parameters of a configuration have `NoEcho`, but where a template says
                  // else.
                  secrets.add(StackSecrets.of(application, settings, name -> true));
                });
      }
    }
    return new StackNames(names, secrets);
  }

  /** Keeps what must not be seen of any of the configurations from being seen. */
  void hideSecretsFrom(CloudFormation service) {
    secrets.forEach(each -> each.hideFrom(service));
  }

  private static String name(Application application, StackSettings settings) {
    return settings
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
