package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What makes the templates of an application. */
public enum EngineChoice {
  /** Handlebars templates, rendered as kes does. */
  TEMPLATE,
  /** The emitters of this program, which know the sections of a Cumulus configuration. */
  NATIVE;

  private static final String TEMPLATE_FILE = "cloudformation.template.yml";
  private static final Pattern FORMAT_VERSION =
      Pattern.compile("(?m)^\\s*['\"]?AWSTemplateFormatVersion['\"]?\\s*:");

  /**
   * Chooses what makes an application's templates, where nobody says it: the templates of the
   * template folder, if it has any; without such a folder the kes folder's own template, if that is
   * a whole one.
   *
   * @param kesFolder the folder with the configuration, relative to the application folder
   * @param templateFolder the folder that the command line names as the template
   */
  public static EngineChoice of(
      Workspace workspace, String kesFolder, Optional<String> templateFolder) {
    boolean renders =
        templateFolder.isPresent()
            ? workspace.hasFile(templateIn(templateFolder.get()))
            : hasWholeTemplate(workspace, kesFolder);
    return renders ? TEMPLATE : NATIVE;
  }

  private static boolean hasWholeTemplate(Workspace workspace, String kesFolder) {
    String path = templateIn(kesFolder);
    Origin namedBy = Origin.written(SourceFile.of(path, "").start());
    return workspace.hasFile(path)
        && workspace
            .readNamedByUser(path, namedBy, new Diagnostics())
            .filter(EngineChoice::isWhole)
            .isPresent();
  }

  /** Returns the path of the template in a folder. */
  static String templateIn(String folder) {
    return String.join("/", List.of(folder, TEMPLATE_FILE));
  }

  /** Tells whether a template is one of its own, and not only to be laid over another. */
  static boolean isWhole(SourceFile template) {
    return FORMAT_VERSION.matcher(template.text()).find();
  }
}
