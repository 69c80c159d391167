package dev.cumulusc.quality;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.cumulusc.Main;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.tree.MappingNode;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keeps what docs/architecture.md says: the order of the packages, and one home for each library.
 */
class ArchitectureTest {
  private static final String ROOT = "dev.cumulusc";

  /** The package of {@code Main}, which stands above all others. */
  private static final String TOP = "";

  /** Each package uses only those after it. Those that do not exist yet wait for their time. */
  private static final List<String> ORDER =
      List.of(
          TOP,
          "cli",
          "terminal",
          "report",
          "catalog",
          "app",
          "deploy",
          "keep",
          "compare",
          "compile",
          "kes",
          "emit",
          "artifact",
          "iam",
          "move",
          "rules",
          "validate",
          "draw",
          "rehearse",
          "flow",
          "asl",
          "bind",
          "capacity",
          "model",
          "schema",
          "template",
          "handler",
          "worker",
          "javascript",
          "runtime",
          "resolve",
          "load",
          "diagnostic",
          "tree",
          "source");

  /** Where each library is used. A new library needs a row here. */
  private static final Map<String, Set<String>> HOMES =
      Map.ofEntries(
          Map.entry("com.dashjoin", Set.of("rehearse")),
          Map.entry("com.github.difflib", Set.of("report")),
          Map.entry("com.sun.net.httpserver", Set.of(TOP)),
          Map.entry("com.networknt", Set.of()),
          Map.entry("org.apache.commons.compress", Set.of("artifact", "deploy")),
          Map.entry("org.eclipse", Set.of("draw")),
          Map.entry("org.snakeyaml", Set.of("emit", "load")),
          Map.entry("picocli", Set.of("cli", TOP)),
          Map.entry("software.amazon.awssdk", Set.of("deploy")),
          Map.entry("tools.jackson", Set.of("deploy", "emit", "rehearse", "report", "schema")));

  private static final Pattern JDK_AND_OURS = Pattern.compile("(java|javax|org\\.jspecify)\\..*");

  private static JavaClasses classes = new ClassFileImporter().importClasses();

  @BeforeAll
  static void readClasses() throws URISyntaxException {
    Path built = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    classes = new ClassFileImporter().importPath(built);
  }

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    Set<String> unplaced = new TreeSet<>();
    classes.forEach(type -> unplaced.add(packageOf(type)));
    ORDER.forEach(unplaced::remove);
    assertThat(unplaced).as("packages that ORDER does not name").isEmpty();
  }

  @Test
  void packagesUseOnlyPackagesBelowThem() {
    assertThat(dependencies().filter(ArchitectureTest::goesUp).map(Dependency::getDescription))
        .as("uses of a package from below it")
        .isEmpty();
  }

  @Test
  void noPackagesFormACycle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void librariesAreUsedOnlyInTheirHomes() {
    assertThat(dependencies().filter(ArchitectureTest::leavesHome).map(Dependency::getDescription))
        .as("uses of a library out of its home")
        .isEmpty();
  }

  @Test
  void onlyTheCommandLinePrintsAndExits() {
    String[] allowed = {ROOT, ROOT + ".cli.."};
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(classes);
  }

  /** What reads the tree knows names of keys, of which `bind` is the home. */
  @Test
  void onlyTheBinderReadsTheConfiguration() {
    String[] allowed = {ROOT + ".resolve..", ROOT + ".bind..", ROOT + ".kes.."};
    noClasses()
        .that()
        .resideOutsideOfPackages(allowed)
        .should()
        .callMethod(Application.class, "configuration")
        .check(classes);
  }

  /** A nested template's configuration passes through `compile` unread; plan files are JSON. */
  @Test
  void noKeyIsLookedUpBehindTheBinder() {
    String[] behind = {
      ROOT + ".app..", ROOT + ".cli..", ROOT + ".compile..", ROOT + ".deploy..", ROOT + ".report.."
    };
    noClasses()
        .that()
        .resideInAnyPackage(behind)
        .and()
        .haveSimpleNameNotStartingWith("PlanReader")
        .should()
        .callMethodWhere(
            target(owner(assignableTo(MappingNode.class)))
                .and(target(nameMatching("get|has|entry|mapping|sequence|scalar"))))
        .check(classes);
  }

  @Test
  void useCasesReportEventsAndPrintNothing() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".cli..", ROOT + ".terminal..", ROOT + ".report..")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(PrintWriter.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(PrintStream.class)
        .check(classes);
  }

  @Test
  void theDocumentTellsTheSameOrder() {
    Pattern row = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
    List<String> told =
        row.matcher(Repository.read("docs/architecture.md"))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(told).isNotEmpty();
    assertThat(told).isEqualTo(ORDER.stream().filter(told::contains).toList());
    assertThat(told).containsAll(existingPackages());
  }

  private static Set<String> existingPackages() {
    Set<String> existing = new TreeSet<>();
    classes.forEach(type -> existing.add(packageOf(type)));
    existing.remove(TOP);
    return existing;
  }

  private static Stream<Dependency> dependencies() {
    return classes.stream()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .sorted()
        .distinct();
  }

  private static boolean goesUp(Dependency use) {
    return isOurs(use.getTargetClass())
        && ORDER.indexOf(packageOf(use.getTargetClass()))
            < ORDER.indexOf(packageOf(use.getOriginClass()));
  }

  private static boolean leavesHome(Dependency use) {
    String used = use.getTargetClass().getBaseComponentType().getName();
    if (isOurs(use.getTargetClass())
        || use.getTargetClass().getBaseComponentType().isPrimitive()
        || JDK_AND_OURS.matcher(used).matches()) {
      return false;
    }
    Optional<Set<String>> homes =
        HOMES.keySet().stream()
            .filter(library -> used.startsWith(library + "."))
            .findFirst()
            .map(library -> Objects.requireNonNull(HOMES.get(library)));
    return !homes.orElse(Set.of()).contains(packageOf(use.getOriginClass()));
  }

  private static boolean isOurs(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.equals(ROOT) || name.startsWith(ROOT + ".");
  }

  /** The part of the package's name that stands in the order. */
  private static String packageOf(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return name.equals(ROOT) ? TOP : name.substring(ROOT.length() + 1).replaceFirst("\\..*", "");
  }
}
