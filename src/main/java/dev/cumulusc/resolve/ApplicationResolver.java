package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostics;
import java.util.Optional;

/** Assembles an application's configuration from its files. */
public final class ApplicationResolver {
  private final Diagnostics diagnostics;

  public ApplicationResolver(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * Resolves an application; what is wrong is reported, and nothing is returned if it is hopeless.
   */
  public Optional<Application> resolve(ApplicationRequest request) {
    throw new UnsupportedOperationException(diagnostics.toString());
  }
}
