package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.model.StackSettings;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.StackKind;
import java.util.Optional;
import java.util.Set;

/** Binds what a configuration says about the stack itself. */
public final class StackSettingsBinder {
  /** The keys that are read always. What a value is that is wrong, the settings may not show. */
  private static final Set<String> ALWAYS =
      Set.of(
          GeneralKeys.STACK_NAME.name(),
          BucketKeys.SYSTEM_BUCKET.name(),
          GeneralKeys.PARAMS.name(),
          GeneralKeys.TAGS.name(),
          GeneralKeys.CAPABILITIES.name());

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

  /** Returns whether an application's settings depend on a key at the top of its configuration. */
  public static boolean reads(Application application, String key) {
    Application without = application.withConfiguration(application.configuration().without(key));
    return ALWAYS.contains(key)
        || !bind(without, Diagnostics.discarding())
            .equals(bind(application, Diagnostics.discarding()));
  }

  private static Fields open(Application application, Diagnostics diagnostics) {
    return DeploymentBinder.open(
        application.deployment(), application.configuration(), diagnostics);
  }
}
