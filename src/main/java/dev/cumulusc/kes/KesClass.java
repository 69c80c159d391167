package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.util.HashSet;
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

  /**
   * The methods whose replacement is done here, for the class of the app template and any other.
   */
  private static final Set<String> CUMULUS_REPLACES =
      Set.of("cloudFormation", "compileCF", "opsStack", "parseCF");

  private static final Set<String> FOLLOWED = Set.of("parseCF");
  private static final String COMPILES = "compileCF";
  private static final String CUMULUS_FOLDER = "/node_modules/@cumulus/deployment/";

  /** What the class of the app template defines, and no other. */
  private static final Set<String> CUMULUS_METHODS =
      Set.of("updateRulesConfig", "superCompileCF", "injectWorkflowLambdaAliases");

  private static final Pattern METHOD =
      Pattern.compile("(?m)(?<=^|[{};])\\s*(?:async\\s+)?(\\w+)\\s*\\([^()]*\\)\\s*\\{");

  /** A method as a field, in the prototype or an object, or with its name in quotes. */
  private static final Pattern OTHER_METHOD =
      Pattern.compile(
          "(?m)(?:[.]prototype[.]|(?<=^|[{};,])\\s*(?:static\\s+)?)(\\w+)"
              + "\\s*(?:=(?![=>])|:\\s*(?:async\\b|function\\b|\\())"
              + "|\\[?['\"`](\\w+)['\"`]\\s*]?\\s*(?:=(?![=>])|:|\\([^()]*\\)\\s*\\{)");

  private static final Pattern CLASS = Pattern.compile("\\bclass\\b");
  private static final Pattern HELPER = Pattern.compile("registerHelper\\(\\s*['\"](\\w+)['\"]");
  private static final Pattern PREFIX =
      Pattern.compile("cf_template_name = `([\\w.-]+)\\$\\{this\\.cf_template_name\\}`");
  private static final Pattern CUMULUS_PACKAGE =
      Pattern.compile("['\"][^'\"]*@cumulus/deployment[^'\"]*['\"]");

  KesClass {
    helpers = Set.copyOf(helpers);
  }

  /**
   * Returns what kes would take for an application: the class that its command line names, else the
   * one in its kes folder, else the one in the template's folder, else its own. A class that is not
   * Cumulus's is reported; where it builds on that of the template, that one is taken for it.
   */
  static KesClass of(ApplicationRequest request, Application application, Diagnostics diagnostics) {
    Workspace workspace = application.workspace();
    Optional<String> named = request.sources().kes().classFile();
    Optional<ClassFile> own =
        (named.isPresent()
                ? workspace.readNamedByUser(named.get(), conventional(named.get()), diagnostics)
                : read(workspace, application.kesFolder(), diagnostics))
            .map(ClassFile::of);
    Optional<ClassFile> template =
        application
            .templateFolder()
            .flatMap(folder -> read(workspace, folder, diagnostics))
            .map(ClassFile::of);
    if (own.isEmpty()) {
      return template.map(found -> known(found, diagnostics)).orElse(PLAIN);
    }
    if (own.get().isOfCumulus() && (own.get().means().isCumulus() || own.get().isInCumulus())) {
      return own.get().means();
    }
    boolean builtOn = CUMULUS_PACKAGE.matcher(own.get().file().text()).find();
    report(own.get(), template.isPresent() && builtOn, diagnostics);
    return builtOn ? template.map(ClassFile::means).orElse(PLAIN) : PLAIN;
  }

  /** Returns the class that makes Cumulus's helpers and preparations available to an override. */
  static KesClass cumulus() {
    return new KesClass(true, "", CumulusHelpers.NAMES);
  }

  private static Optional<SourceFile> read(
      Workspace workspace, String folder, Diagnostics diagnostics) {
    String file = folder + "/" + FILE;
    return workspace.hasFile(file)
        ? workspace.readNamedByUser(file, conventional(file), diagnostics)
        : Optional.empty();
  }

  private static Origin conventional(String path) {
    return Origin.written(SourceFile.of(path, "").start());
  }

  private static KesClass known(ClassFile found, Diagnostics diagnostics) {
    if (!found.isOfCumulus() || !found.isClass()) {
      report(found, false, diagnostics);
    }
    return found.means();
  }

  /**
   * A file with a class.
   *
   * @param methods the names of the methods that the class defines
   * @param means what the class makes of kes
   */
  private record ClassFile(SourceFile file, Set<String> methods, KesClass means) {
    static ClassFile of(SourceFile file) {
      Set<String> methods = names(METHOD, file, new LinkedHashSet<>());
      names(OTHER_METHOD, file, methods);
      Set<String> helpers = names(HELPER, file, new HashSet<>());
      Matcher prefix = PREFIX.matcher(file.text());
      return new ClassFile(
          file,
          methods,
          new KesClass(
              methods.containsAll(CUMULUS_METHODS), prefix.find() ? prefix.group(1) : "", helpers));
    }

    private static Set<String> names(Pattern pattern, SourceFile file, Set<String> names) {
      Matcher found = pattern.matcher(file.text());
      while (found.find()) {
        String name = found.group(1);
        names.add(name != null ? name : found.group(2));
      }
      return names;
    }

    /**
     * Returns whether what a class does is done here: it registers no helpers but Cumulus's, and
     * replaces nothing but what the class of the app template replaces. In Cumulus's own package
     * there are more such classes, whose work at a deployment {@code deploy} does.
     */
    boolean isOfCumulus() {
      Set<String> replaced = replaced();
      replaced.removeAll(means.isCumulus() ? CUMULUS_REPLACES : FOLLOWED);
      return CumulusHelpers.NAMES.containsAll(means.helpers())
          && (replaced.isEmpty() || (isInCumulus() && !replaced.contains(COMPILES)));
    }

    /** Returns whether there is a class; what else a file makes of kes is not known. */
    boolean isClass() {
      return CLASS.matcher(file.text()).find() || isInCumulus();
    }

    boolean isInCumulus() {
      return ("/" + file.name()).contains(CUMULUS_FOLDER);
    }

    Set<String> replaced() {
      Set<String> replaced = new TreeSet<>(methods);
      replaced.retainAll(HOOKS);
      return replaced;
    }
  }

  private static void report(ClassFile found, boolean builtOn, Diagnostics diagnostics) {
    Set<String> replaced = found.replaced();
    String what =
        replaced.isEmpty()
            ? "no method of kes"
            : replaced.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    diagnostics.report(
        KesRules.KES_CLASS_IGNORED,
        found.file().start(),
        "JavaScript does not run here, so this class is ignored, which replaces " + what + ".",
        builtOn
            ? "the class of the template that it builds on is followed instead."
            : "what it does has to be done before or after compiling.");
  }
}
