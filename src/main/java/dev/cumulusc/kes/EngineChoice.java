package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.OwnTemplate;

/** What makes the templates of an application. */
public enum EngineChoice {
  /** Handlebars templates, rendered as kes does. */
  TEMPLATE,
  /** The emitters of this program, which know the sections of a Cumulus configuration. */
  NATIVE;

  /**
   * Chooses what makes an application's templates, where nobody says it: the templates of the
   * template folder, if it has any; without such a folder the kes folder's own template, if that is
   * a whole one. kes's command line renders the kes folder's own template in any case.
   */
  public static EngineChoice of(ApplicationRequest request, Application application) {
    Workspace workspace = application.workspace();
    boolean renders =
        application.templateFolder().isPresent()
            ? workspace.hasFile(OwnTemplate.in(application.templateFolder().get()))
            : OwnTemplate.of(request, workspace, application.kesFolder(), Diagnostics.discarding())
                .filter(
                    template ->
                        request.sources().kes().strict()
                            || template.isWhole(application.configuration()))
                .isPresent();
    return renders ? TEMPLATE : NATIVE;
  }
}
