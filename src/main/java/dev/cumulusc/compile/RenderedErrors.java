package dev.cumulusc.compile;

/**
 * What becomes of errors in templates that Handlebars templates of the application render to. kes
 * writes such templates as they are.
 */
public enum RenderedErrors {
  /** They are errors, as in templates that this program makes itself. */
  STOP,
  /**
   * They are warnings, and the templates are written; but no template has too many resources,
   * parameters or outputs, or no resource at all.
   */
  WARN
}
