package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kes folder's own Handlebars template, as it is before rendering: either a whole template, or
 * an override that is laid over another one.
 */
public final class OwnTemplate {
  private static final String USUAL_NAME = "cloudformation.template.yml";

  /** The sections that functions and workflows are taken from. */
  private static final List<String> SECTIONS_OF_FILES = List.of("lambdas", "stepFunctions");

  private static final Pattern FORMAT_VERSION =
      Pattern.compile("(?m)^\\s*['\"]?AWSTemplateFormatVersion['\"]?\\s*:");

  private static final String RESOURCES = "Resources";
  private static final Pattern SECTION = Pattern.compile("['\"]?" + RESOURCES + "['\"]?[ \\t]*:.*");

  private static final Pattern TYPE = Pattern.compile("(?:^|[\\s{,])['\"]?Type['\"]?[ \\t]*:");

  private final SourceFile file;
  private final boolean inUsualFolder;

  private OwnTemplate(SourceFile file, boolean inUsualFolder) {
    this.file = file;
    this.inUsualFolder = inUsualFolder;
  }

  /** Returns the path of the template in a folder. */
  public static String in(String folder) {
    return folder + "/" + USUAL_NAME;
  }

  /** Returns the path of an application's own template. */
  public static String path(ApplicationRequest request, String kesFolder) {
    return request.sources().kes().templateFile().orElseGet(() -> in(kesFolder));
  }

  /** Returns an application's own template, if there is one. */
  public static Optional<OwnTemplate> of(
      ApplicationRequest request, Workspace workspace, String kesFolder, Diagnostics diagnostics) {
    String path = path(request, kesFolder);
    Optional<String> named = request.sources().kes().templateFile();
    if (named.isEmpty() && !workspace.hasFile(path)) {
      return Optional.empty();
    }
    return workspace
        .readNamedByUser(path, UserInput.optionOr("--cf-file", named, path), diagnostics)
        .map(file -> new OwnTemplate(file, ApplicationResolver.KES_FOLDERS.contains(kesFolder)));
  }

  /**
   * Returns whether an application's own template may be read, if there is one. A link that leads
   * out of the application is reported before anything is made without the template.
   */
  static boolean mayBeRead(
      ApplicationRequest request, Workspace workspace, String kesFolder, Diagnostics diagnostics) {
    String path = path(request, kesFolder);
    Optional<String> named = request.sources().kes().templateFile();
    return !workspace.hasFile(path)
        || workspace
            .locateNamedByUser(
                path,
                Workspace.Kind.FILE,
                UserInput.optionOr("--cf-file", named, path),
                diagnostics)
            .isPresent();
  }

  public SourceFile file() {
    return file;
  }

  /**
   * Returns whether the template is a whole one. {@code AWSTemplateFormatVersion} says so, but is
   * optional. Without it, a template whose resources all have a type could also be an override that
   * only adds resources; it is taken for a whole one where nothing else makes a template: in a
   * folder that is not the application's usual one, whose configuration describes nothing.
   *
   * @param configuration the configuration, without the files that are read by convention
   */
  public boolean isWhole(MappingNode configuration) {
    return FORMAT_VERSION.matcher(file.text()).find()
        || (!inUsualFolder && hasOnlyTypedResources() && !StackKind.describes(configuration));
  }

  /** Returns whether the template could print what is read by convention. */
  boolean readsConventionalFiles() {
    return SECTIONS_OF_FILES.stream().anyMatch(file.text()::contains);
  }

  private boolean hasOnlyTypedResources() {
    Optional<Node> plain = new YamlLoader(Diagnostics.discarding()).load(file);
    return plain.isPresent() ? areTyped(plain.get()) : areTyped(resourceLines());
  }

  /** Returns whether a template that is YAML before it is rendered has only typed resources. */
  private static boolean areTyped(Node template) {
    return template instanceof MappingNode mapping
        && mapping.get(RESOURCES).orElse(null) instanceof MappingNode resources
        && !resources.isEmpty()
        && resources.entries().stream()
            .allMatch(
                entry -> entry.value() instanceof MappingNode resource && resource.has("Type"));
  }

  /** Returns whether each block that starts at the smallest indentation has a type. */
  private static boolean areTyped(List<String> resources) {
    int smallest = resources.stream().mapToInt(OwnTemplate::indent).min().orElse(0);
    boolean typed = true;
    boolean any = false;
    for (String line : resources) {
      if (indent(line) == smallest) {
        if (any && !typed) {
          return false;
        }
        any = true;
        typed = false;
      }
      typed |= TYPE.matcher(line).find();
    }
    return any && typed;
  }

  /** Returns the lines of the resources, without comments and lines of tags only. */
  private List<String> resourceLines() {
    List<String> lines = new ArrayList<>();
    boolean inside = false;
    for (String line : file.text().lines().toList()) {
      if (!line.isBlank() && !isNoValue(line)) {
        if (indent(line) == 0) {
          inside = SECTION.matcher(line).matches();
        } else if (inside) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  /** Returns whether a line is only a comment, or only a tag of Handlebars. */
  private static boolean isNoValue(String line) {
    String text = line.strip();
    return text.startsWith("#")
        || (text.startsWith("{{")
            && text.endsWith("}}")
            && text.indexOf("}}") == text.length() - 2);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}
