package dev.cumulusc.compile;

import dev.cumulusc.bind.StackSettingsBinder;
import dev.cumulusc.bind.UnreadKeys;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.kes.KesEngine;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.source.SourceSpan;
import java.util.Optional;
import java.util.Set;

/** The keys of a configuration whose values nothing reads, whatever makes the templates. */
public final class UnreadByEngine {
  private UnreadByEngine() {}

  /**
   * Returns the places of an application's unread keys; none if its templates can't be rendered.
   *
   * @param engine what makes the templates, if somebody says it
   */
  public static Set<SourceSpan> of(
      ApplicationRequest request, Application application, Optional<EngineChoice> engine) {
    return engine.orElseGet(() -> EngineChoice.of(request, application)) == EngineChoice.NATIVE
        ? UnreadKeys.of(application)
        // What a deployment is made of beside its templates is read, too.
        : KesEngine.unreadKeys(
            request, application, key -> StackSettingsBinder.reads(application, key));
  }
}
