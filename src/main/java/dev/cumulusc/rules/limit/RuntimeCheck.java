package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Finds functions whose runtime AWS has given up. Functions that exist keep running, so even a dead
 * runtime is no error; and the table is as old as the program, so an unknown one is none either.
 */
final class RuntimeCheck {
  private static final RuleInfo DEAD =
      RuleInfo.warning(
              "C5111", "runtime-dead", "Lambda neither creates nor updates functions of a runtime.")
          .because("A deployment that changes such a function, or makes it anew, fails.");

  private static final RuleInfo BLOCKED =
      RuleInfo.warning(
          "C5112", "runtime-blocked", "Lambda creates no functions of a runtime any more.");

  private static final RuleInfo DEPRECATED =
      RuleInfo.warning(
          "C5113", "runtime-deprecated", "AWS no longer mends what is wrong with a runtime.");

  private static final RuleInfo UNKNOWN =
      RuleInfo.warning("C5114", "runtime-unknown", "A function has a runtime that is not known.");

  /** The day that the table tells about; the same input gives the same output on any day. */
  private static final String AS_OF = "2026-11-21";

  private static final String NEVER = "-";

  private RuntimeCheck() {}

  /**
   * A runtime and its dates, as year, month and day, or a dash.
   *
   * @param deprecated when support ends
   * @param createBlock from when no function of it is created
   * @param updateBlock from when none is updated
   */
  private record Runtime(
      String name, String deprecated, String createBlock, String updateBlock, String successor) {
    static boolean isPast(String date) {
      return !date.equals(NEVER) && date.compareTo(AS_OF) <= 0;
    }
  }

  static void check(Template template, Diagnostics diagnostics) {
    Map<String, Runtime> runtimes = new LinkedHashMap<>();
    Resources.ofType(
        template,
        "AWS::Lambda::Function",
        (function, properties) ->
            Resources.text(properties, "Runtime")
                .ifPresent(
                    name -> {
                      if (runtimes.isEmpty()) {
                        read(runtimes);
                      }
                      CfnValue value = Objects.requireNonNull(properties.get("Runtime"));
                      check(function, name, value, runtimes, diagnostics);
                    }));
  }

  private static void read(Map<String, Runtime> runtimes) {
    for (String row : DataFile.rows("runtimes.txt")) {
      String[] fields = row.split(" +");
      runtimes.put(fields[0], new Runtime(fields[0], fields[1], fields[2], fields[3], fields[4]));
    }
  }

  private static void check(
      Resource function,
      String name,
      CfnValue value,
      Map<String, Runtime> runtimes,
      Diagnostics diagnostics) {
    Runtime runtime = runtimes.get(name);
    String subject = "The runtime `" + name + "` of `" + function.logicalId() + "`";
    if (runtime == null) {
      Diagnostic unknown = Diagnostic.of(UNKNOWN, value.origin(), subject + " is not known.");
      diagnostics.report(unknown.suggesting(name, runtimes.keySet()));
    } else if (Runtime.isPast(runtime.updateBlock())) {
      report(
          DEAD,
          subject + " can be neither created nor updated since " + runtime.updateBlock() + ".",
          runtime,
          value,
          diagnostics);
    } else if (Runtime.isPast(runtime.createBlock())) {
      report(
          BLOCKED,
          subject + " can't be created any more since " + runtime.createBlock() + ".",
          runtime,
          value,
          diagnostics);
    } else if (Runtime.isPast(runtime.deprecated())) {
      report(
          DEPRECATED,
          subject
              + " is without support since "
              + runtime.deprecated()
              + "; functions of it can be updated until "
              + runtime.updateBlock()
              + ".",
          runtime,
          value,
          diagnostics);
    }
  }

  private static void report(
      RuleInfo rule, String message, Runtime runtime, CfnValue value, Diagnostics diagnostics) {
    diagnostics.report(
        rule, value.origin(), message, "Its successor is `" + runtime.successor() + "`.");
  }
}
