package dev.cumulusc.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationStacksTest {
  private static final Optional<String> NONE = Optional.empty();

  @TempDir Path folder;

  @Test
  void isTheApplicationAlone() throws IOException {
    make("app/config.yml");

    assertThat(folders(request(NONE, NONE))).containsExactly("");
  }

  @Test
  void deploysRolesAndTablesBeforeTheApplication() throws IOException {
    make("app/config.yml", "db/config.yml", "iam/config.yml");

    assertThat(folders(request(NONE, NONE))).containsExactly("iam", "db", "");
  }

  @Test
  void asksForAnApplicationWhereThereIsNothing() {
    assertThat(folders(request(NONE, NONE))).containsExactly("");
  }

  @Test
  void goesWithoutAnApplicationWhereThereIsNone() throws IOException {
    make("db/config.yml");

    assertThat(folders(request(NONE, NONE))).containsExactly("db");
  }

  @Test
  void isTheOneThatIsNamed() throws IOException {
    make("app/config.yml", "db/config.yml");

    assertThat(folders(request(Optional.of("db"), NONE))).containsExactly("db");
  }

  @Test
  void takesTheTemplateFolderBesideTheApplications() throws IOException {
    make("app/config.yml", "db/config.yml", "iam/config.yml", "base/app/x", "base/iam/x");

    assertThat(ApplicationStacks.of(request(NONE, Optional.of("base/app/"))))
        .extracting(request -> request.sources().templateFolder().orElse("none"))
        .containsExactly("base/iam", "none", "base/app/");
  }

  private void make(String... files) throws IOException {
    for (String file : files) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
  }

  private static List<String> folders(ApplicationRequest request) {
    return ApplicationStacks.of(request).stream()
        .map(each -> each.sources().kesFolder().orElse(""))
        .toList();
  }

  private ApplicationRequest request(Optional<String> kesFolder, Optional<String> template) {
    return ApplicationRequest.of(folder)
        .withSources(
            new ApplicationRequest.Sources(
                kesFolder,
                NONE,
                NONE,
                template,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ApplicationRequest.KesSources.NONE));
  }
}
