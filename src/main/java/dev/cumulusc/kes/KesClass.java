package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a {@code kes.js} makes of kes. No JavaScript runs here: the classes of {@code
 * @cumulus/deployment} are known by what they define, and of any other there is a warning.
 *
 * @param isCumulus whether the configuration is prepared as the app template of Cumulus needs it
 * @param filePrefix what stands before the names of compiled templates
 * @param helpers the names of the helpers that it registers
 */
record KesClass(boolean isCumulus, String filePrefix, Set<String> helpers) {
  private static final String FILE = "kes.js";
  private static final KesClass PLAIN = new KesClass(false, "", Set.of());

  /** The methods of kes that a class can replace. */
  private static final Set<String> HOOKS =
      Set.of(
          "cloudFormation",
          "compileCF",
          "createStack",
          "deleteCF",
          "deleteStack",
          "deployStack",
          "describeCF",
          "describeStack",
          "opsStack",
          "parseCF",
          "updateSingleLambda",
          "updateStack",
          "uploadCF",
          "uploadToS3",
          "upsertStack",
          "validateTemplate",
          "waitFor");

  /** What the class of the app template defines, and no other. */
  private static final Set<String> CUMULUS_METHODS =
      Set.of("updateRulesConfig", "superCompileCF", "injectWorkflowLambdaAliases");

  private static final Pattern METHOD =
      Pattern.compile("(?m)^\\s*(?:async\\s+)?(\\w+)\\s*\\([^()]*\\)\\s*\\{");
  private static final Pattern HELPER = Pattern.compile("registerHelper\\(\\s*['\"](\\w+)['\"]");
  private static final Pattern PREFIX =
      Pattern.compile("cf_template_name = `([\\w.-]+)\\$\\{this\\.cf_template_name\\}`");
  private static final Pattern CUMULUS_PACKAGE =
      Pattern.compile("['\"][^'\"]*@cumulus/deployment[^'\"]*['\"]");

  KesClass {
    helpers = Set.copyOf(helpers);
  }

  /**
   * Returns what kes would take for an application: the class in its kes folder, else the one in
   * the template's folder, else its own. A class of the application's own is reported; where it
   * builds on that of the template, that one is taken for it.
   */
  static KesClass of(Application application, Diagnostics diagnostics) {
    Optional<SourceFile> own = read(application.workspace(), application.kesFolder(), diagnostics);
    Optional<SourceFile> template =
        application
            .templateFolder()
            .flatMap(folder -> read(application.workspace(), folder, diagnostics));
    if (own.isEmpty()) {
      return template.map(file -> known(file, diagnostics)).orElse(PLAIN);
    }
    boolean builtOn = CUMULUS_PACKAGE.matcher(own.get().text()).find();
    report(own.get(), template.isPresent() && builtOn, diagnostics);
    return builtOn ? template.map(KesClass::read).orElse(PLAIN) : PLAIN;
  }

  /** Returns the class that makes Cumulus's helpers and preparations available to an override. */
  static KesClass cumulus() {
    return new KesClass(true, "", CumulusHelpers.NAMES);
  }

  private static Optional<SourceFile> read(
      Workspace workspace, String folder, Diagnostics diagnostics) {
    String file = folder + "/" + FILE;
    return workspace.hasFile(file)
        ? workspace.readNamedByUser(
            file, Origin.written(SourceFile.of(file, "").start()), diagnostics)
        : Optional.empty();
  }

  private static KesClass known(SourceFile file, Diagnostics diagnostics) {
    KesClass found = read(file);
    boolean replacesCompiling = methods(file).contains("compileCF") && !found.isCumulus();
    if (replacesCompiling || !CumulusHelpers.NAMES.containsAll(found.helpers())) {
      report(file, false, diagnostics);
    }
    return found;
  }

  private static KesClass read(SourceFile file) {
    Set<String> helpers =
        HELPER
            .matcher(file.text())
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    Matcher prefix = PREFIX.matcher(file.text());
    return new KesClass(
        methods(file).containsAll(CUMULUS_METHODS), prefix.find() ? prefix.group(1) : "", helpers);
  }

  private static Set<String> methods(SourceFile file) {
    return METHOD
        .matcher(file.text())
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static void report(SourceFile file, boolean builtOn, Diagnostics diagnostics) {
    Set<String> replaced = new TreeSet<>(methods(file));
    replaced.retainAll(HOOKS);
    String what =
        replaced.isEmpty()
            ? "no method of kes"
            : replaced.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    diagnostics.report(
        KesRules.KES_CLASS_IGNORED,
        file.start(),
        "JavaScript does not run here, so this class is ignored, which replaces " + what + ".",
        builtOn
            ? "the class of the template that it builds on is followed instead."
            : "what it does has to be done before or after compiling.");
  }
}
