package dev.cumulusc.kes.handlebars;

/** What a template can call. */
@FunctionalInterface
public interface Helper {

  /**
   * Runs the helper.
   *
   * @return the value to print, or {@link JsValue.Empty#UNDEFINED} if the helper rendered its block
   * @throws HelperFailure if JavaScript would throw
   */
  JsValue apply(HelperCall call) throws HelperFailure;
}
