package dev.cumulusc.validate;

import dev.cumulusc.diagnostic.Diagnostics;

/**
 * A check of a template, whoever made it. In a template the names are whole and the defaults in
 * their places, and every value knows the line that caused it.
 */
public non-sealed interface TemplateRule extends Rule {

  /** Reports what is wrong with a template. */
  void check(CheckedTemplate template, Diagnostics out);
}
