package dev.cumulusc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.diagnostic.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The pages of the rules, which the build takes from docs/rules/. */
final class RuleDocuments {
  private RuleDocuments() {}

  /** Returns the page of a rule. */
  static String page(RuleInfo rule) {
    String file = "rules/" + rule.code() + ".md";
    try (@Nullable InputStream in = RuleDocuments.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("There is no page of " + rule.code());
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
