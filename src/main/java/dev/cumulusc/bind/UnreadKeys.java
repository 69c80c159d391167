package dev.cumulusc.bind;

import dev.cumulusc.bind.key.KeyRules;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.source.SourceSpan;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of a configuration whose values nothing reads. */
public final class UnreadKeys {
  private UnreadKeys() {}

  /** Returns the places of an application's unread keys. */
  public static Set<SourceSpan> of(Application application) {
    Diagnostics found = new Diagnostics();
    new DeploymentBinder(found).bind(application);
    return found.sorted().stream()
        .filter(each -> KeyRules.OF_UNREAD_KEYS.contains(each.rule()))
        .map(Diagnostic::at)
        .collect(Collectors.toSet());
  }
}
