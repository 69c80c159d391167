package dev.cumulusc.cli.settings;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.Located;
import java.util.List;
import java.util.stream.Stream;

/** The keys of the settings file. */
public final class SettingsKeys {
  static final Key<String> ROOT =
      Key.text("root", "The application folder, by its path from this file (its own folder).")
          .example("services/orders");
  static final Key<String> DEPLOYMENT =
      Key.text("deployment", "The deployment where `--deployment` names none (default).")
          .example("dev");
  static final Key<String> OUTPUT =
      Key.text(
              "output",
              "The folder in which each deployment gets a folder for its templates, by its path from"
                  + " this file (build in the application folder).")
          .example("build/templates");
  static final Key<String> FAIL_ON =
      Key.oneOf(
          "failOn",
          "The least severity that fails, with exit code 1: error or warning (error).",
          "error",
          "warning");
  static final Key<List<Located<String>>> SELECT =
      Key.texts(
              "select",
              "The rules that `cumulusc validate` reports, by code, name or family; without it, all.")
          .example("[C4, limits]");
  static final Key<String> RULE =
      Key.text(
              "rule", "The rule, by code, name or family; `C4` means all codes that begin with it.")
          .example("C5111")
          .needed();
  static final Key<String> REASON =
      Key.text("reason", "Why its warnings and notes are of no use here.")
          .example("They go with the next release of the base.")
          .needed();
  static final Key<List<Located<Fields>>> IGNORE =
      Key.list(
          "ignore",
          Section.of("an ignored rule", RULE, REASON),
          "The rules whose warnings and notes no command reports, each with the reason.");

  /** The keys of the file. */
  public static final Section FILE =
      Section.of("the settings", ROOT, DEPLOYMENT, OUTPUT, FAIL_ON, SELECT, IGNORE)
          .with(
              Stream.of(
                      refused("profile", "--profile"),
                      refused("assumeRole", "--assume-role"),
                      refused("role", "--assume-role"),
                      refused("roleArn", "--role-arn"),
                      refused("endpointUrl", "--endpoint-url"),
                      refused("accessKeyId", "--profile"),
                      refused("secretAccessKey", "--profile"),
                      refused("sessionToken", "--profile"),
                      refused("credentials", "--profile"))
                  .toArray(Key<?>[]::new));

  private SettingsKeys() {}

  /** Whoever can change a file of the project must not choose the account that is worked in. */
  private static Key<?> refused(String name, String option) {
    return Key.node(name, "Not taken from this file: give `" + option + "`.")
        .ineffective(
            "who calls AWS, and where, is not taken from a file that comes with the code. Give `"
                + option
                + "`, or set it in the environment.");
  }
}
