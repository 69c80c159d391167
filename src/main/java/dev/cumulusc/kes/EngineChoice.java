package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
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
   */
  public static EngineChoice of(Application application) {
    Workspace workspace = application.workspace();
    boolean renders =
        application.templateFolder().isPresent()
            ? workspace.hasFile(templateIn(application.templateFolder().get()))
            : hasWholeTemplate(workspace, application.kesFolder());
    return renders ? TEMPLATE : NATIVE;
  }

  private static boolean hasWholeTemplate(Workspace workspace, String kesFolder) {
    String path = templateIn(kesFolder);
    Origin namedBy = Origin.written(SourceFile.of(path, "").start());
    return workspace.hasFile(path)
        && workspace
            .readNamedByUser(path, namedBy, Diagnostics.discarding())
            .filter(EngineChoice::isWhole)
            .isPresent();
  }

  /** Returns the path of the template in a folder. */
  static String templateIn(String folder) {
    return folder + "/" + TEMPLATE_FILE;
  }

  /** Returns whether a template is one of its own, and not only to be laid over another. */
  static boolean isWhole(SourceFile template) {
    return FORMAT_VERSION.matcher(template.text()).find();
  }
}
