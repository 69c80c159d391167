package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.resolve.ApplicationRequest.KesSources;
import dev.cumulusc.resolve.ApplicationResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An application in a folder of its own, written file by file. */
final class KesApplication {
  final Diagnostics diagnostics = new Diagnostics();
  private final Path folder;
  private Optional<String> templateFolder = Optional.empty();
  private String kesFolder = "app";
  private KesSources kes = KesSources.NONE;

  KesApplication(Path folder) {
    this.folder = folder;
  }

  KesApplication file(String path, String text) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Writes the configuration of the deployment {@code default}. */
  KesApplication config(String yaml) {
    return file("app/config.yml", "default:\n" + yaml.indent(2));
  }

  KesApplication template(String text) {
    return file("app/cloudformation.template.yml", text);
  }

  KesApplication over(String folderOfTemplate) {
    templateFolder = Optional.of(folderOfTemplate);
    return this;
  }

  /** Has the configuration in another folder than the usual one. */
  KesApplication in(String otherFolder) {
    kesFolder = otherFolder;
    return this;
  }

  KesApplication with(KesSources sources) {
    kes = sources;
    return this;
  }

  Optional<RenderedApplication> render() {
    return application().flatMap(found -> engine(found).render());
  }

  KesEngine engine(Application application) {
    return new KesEngine(request(), application, diagnostics);
  }

  Optional<Application> application() {
    return new ApplicationResolver(diagnostics).resolve(request(), application -> Set.of());
  }

  ApplicationRequest request() {
    return ApplicationRequest.of(folder)
        .with()
        .sources(
            new ApplicationRequest.Sources(
                Optional.of(kesFolder),
                Optional.empty(),
                Optional.empty(),
                templateFolder,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                kes))
        .target(ApplicationRequest.Target.AS_CONFIGURED.withRegion(Optional.of("us-east-1")))
        .allowMissingVariables(true)
        .environment(Map.of("FROM_OUTSIDE", "outer", "AWS_DEPLOYMENT_ROLE", "role"))
        .build();
  }
}
