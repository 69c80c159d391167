package dev.cumulusc.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at the licences of what users download, in the list of components that the jar has. */
class LicencesIT {
  /**
   * The licences, as SPDX names them, under which a library may come along: each lets anybody pass
   * it on unchanged, together with its licence and notices. Another one needs a look at what it
   * asks for, and a line here.
   */
  private static final Set<String> ALLOWED =
      Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "MIT", "MIT-0");

  @Test
  void everyLibraryHasALicenceThatIsAllowed() throws IOException {
    try (JarFile jar = new JarFile("target/cumulusc.jar");
        InputStream in = jar.getInputStream(jar.getJarEntry("META-INF/sbom/cumulusc.cdx.json"))) {
      JsonNode list = JsonMapper.shared().readTree(in);

      assertThat(list.path("components").size()).isPositive();
      assertThat(refused(list)).isEmpty();
    }
  }

  /** In the forms that CycloneDX has: SPDX's id, a name of somebody's own, an SPDX expression. */
  @Test
  void refusesNoLicenceAndOtherLicences() {
    JsonNode list =
        JsonMapper.shared()
            .readTree(
                """
                {"components": [
                  {"name": "good", "version": "1", "licenses": [{"license": {"id": "MIT"}}]},
                  {"name": "missing", "version": "2"},
                  {"name": "empty", "version": "3", "licenses": []},
                  {"name": "copyleft", "version": "4", "licenses": [{"license": {"id": "AGPL-3.0-only"}}]},
                  {"name": "named", "version": "5", "licenses": [{"license": {"name": "Our own terms"}}]},
                  {"name": "both", "version": "6", "licenses": [{"license": {"id": "MIT"}}, {"license": {"id": "SSPL-1.0"}}]},
                  {"name": "choice", "version": "7", "licenses": [{"expression": "MIT OR GPL-2.0-only"}]}
                ]}
                """);

    assertThat(refused(list))
        .containsExactly(
            "missing 2: no licence",
            "empty 3: no licence",
            "copyleft 4: AGPL-3.0-only",
            "named 5: Our own terms",
            "both 6: SSPL-1.0",
            "choice 7: MIT OR GPL-2.0-only");
  }

  /** Returns each component that may not come along, with the reason. */
  private static List<String> refused(JsonNode list) {
    List<String> refused = new ArrayList<>();
    for (JsonNode component : list.path("components")) {
      String name =
          component.path("name").stringValue("") + " " + component.path("version").stringValue("");
      if (component.path("licenses").isEmpty()) {
        refused.add(name + ": no licence");
      }
      for (JsonNode each : component.path("licenses")) {
        String licence = licence(each);
        if (!ALLOWED.contains(licence)) {
          refused.add(name + ": " + licence);
        }
      }
    }
    return refused;
  }

  private static String licence(JsonNode entry) {
    JsonNode licence = entry.path("license");
    return entry
        .path("expression")
        .stringValue(licence.path("id").stringValue(licence.path("name").stringValue("unnamed")));
  }
}
