package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.model.StackSettings;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.StackKind;
import java.util.Optional;

/** Binds what a configuration says about the stack itself. */
public final class StackSettingsBinder {
  private StackSettingsBinder() {}

  /**
   * Binds an application's settings. Only errors are reported: a configuration that Handlebars
   * templates read may have any further keys.
   */
  public static StackSettings bind(Application application, Diagnostics diagnostics) {
    Diagnostics found = new Diagnostics();
    Fields fields =
        DeploymentBinder.open(application.deployment(), application.configuration(), found);
    StackSettings settings =
        new StackSettings(
            fields.optional(GeneralKeys.STACK_NAME),
            BucketKeys.systemBucket(fields),
            application.kind() == StackKind.APPLICATION
                ? fields.optional(GeneralKeys.DB_STACK_NAME)
                : Optional.empty(),
            GeneralKeys.parameters(fields, application.kind()),
            GeneralKeys.tags(fields),
            fields.list(GeneralKeys.CAPABILITIES),
            NestingBinder.versions(fields));
    found.sorted().stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .forEach(diagnostics::report);
    return settings;
  }
}
