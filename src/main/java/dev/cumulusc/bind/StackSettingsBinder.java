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
    Fields fields =
        open(application, diagnostics.only(found -> found.severity() == Severity.ERROR));
    // Handlebars templates may read these sections in ways of their own.
    Fields lenient = open(application, Diagnostics.discarding());
    return new StackSettings(
        fields.optional(GeneralKeys.STACK_NAME),
        BucketKeys.systemBucket(fields),
        application.kind() == StackKind.APPLICATION
            ? fields.optional(GeneralKeys.DB_STACK_NAME)
            : Optional.empty(),
        GeneralKeys.parameters(fields, application.kind()),
        GeneralKeys.tags(fields),
        fields.list(GeneralKeys.CAPABILITIES),
        NestingBinder.versions(fields),
        PostDeployBinder.bind(lenient));
  }

  private static Fields open(Application application, Diagnostics diagnostics) {
    return DeploymentBinder.open(
        application.deployment(), application.configuration(), diagnostics);
  }
}
