package dev.cumulusc.kes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.resolve.ApplicationRequest.KesSources;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KesClassTest {
  private static final String CUMULUS =
      """
      class UpdatedKes extends Kes {
        updateRulesConfig() {}
        superCompileCF() {}
        injectWorkflowLambdaAliases() {}
        compileCF() {}
        parseCF(cfFile) {
          Handlebars.registerHelper(
            'collectBuckets', (buckets, type) => this.collectBuckets(buckets, type));
        }
      }
      """;

  @TempDir Path folder;
  private KesApplication app;

  @BeforeEach
  void start() {
    app = new KesApplication(folder).config("a: b\n").file("base/config.yml", "default: {}\n");
  }

  @Test
  void isKesItselfWithoutAClass() {
    assertThat(found()).isEqualTo(new KesClass(false, "", Set.of()));
    assertThat(app.diagnostics.sorted()).isEmpty();
  }

  @Test
  void knowsTheClassOfTheAppTemplate() {
    app.over("base").file("base/kes.js", CUMULUS);
    assertThat(found()).isEqualTo(new KesClass(true, "", Set.of("collectBuckets")));
    assertThat(app.diagnostics.sorted()).isEmpty();
  }

  @Test
  void knowsWhatAClassPutsBeforeNames() {
    app.over("base")
        .file(
            "base/kes.js",
            """
            class UpdatedKes extends Kes {
              constructor(config) {
                this.cf_template_name = `iam.${this.cf_template_name}`;
              }
              parseCF(cfFile) {
                Handlebars.registerHelper('BucketIsType', (bucket, type, options) => {});
              }
            }
            """);
    assertThat(found()).isEqualTo(new KesClass(false, "iam.", Set.of("BucketIsType")));
    assertThat(app.diagnostics.sorted()).isEmpty();
  }

  @Test
  void warnsOfAnApplicationsOwnClass() {
    app.over("base")
        .file("base/kes.js", CUMULUS)
        .file(
            "app/kes.js",
            """
            const UpdatedKes = require('@cumulus/deployment/app/kes');
            class Mine extends UpdatedKes {
              opsStack() {
                return super.opsStack();
              }
              async compileCF() {
              }
              helper() {
              }
            }
            """);
    assertThat(found().isCumulus()).isTrue();
    assertThat(app.diagnostics.sorted())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.message())
                  .isEqualTo(
                      "JavaScript does not run here, so this class is ignored, which replaces"
                          + " `compileCF`, `opsStack`.");
              assertThat(warning.help())
                  .contains("the class of the template that it builds on is followed instead.");
              assertThat(warning.at().file().name()).isEqualTo("app/kes.js");
            });
  }

  @Test
  void doesNotFollowTheTemplatesClassWhereTheApplicationsOwnDoesNot() {
    app.over("base").file("base/kes.js", CUMULUS).file("app/kes.js", "class Mine extends Kes {}");
    assertThat(found().isCumulus()).isFalse();
    assertThat(app.diagnostics.sorted())
        .extracting(warning -> warning.message())
        .containsExactly(
            "JavaScript does not run here, so this class is ignored, which replaces no method of"
                + " kes.");
  }

  @Test
  void warnsOfATemplatesClassThatItDoesNotKnow() {
    app.over("base")
        .file(
            "base/kes.js",
            """
            class Mine extends Kes {
              parseCF(cfFile) {
                Handlebars.registerHelper("shout", text => text.toUpperCase());
              }
            }
            """);
    assertThat(found().helpers()).containsExactly("shout");
    assertThat(app.diagnostics.sorted())
        .extracting(warning -> warning.message())
        .containsExactly(
            "JavaScript does not run here, so this class is ignored, which replaces `parseCF`.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployStack", "async opsStack", "compileCF", "cloudFormation"})
  void warnsOfATemplatesClassThatReplacesAMethod(String method) {
    app.over("base")
        .file("base/kes.js", "class Mine extends Kes {\n  " + method + "() {\n  }\n}\n");
    found();
    assertThat(app.diagnostics.sorted())
        .extracting(warning -> warning.rule().code())
        .containsExactly("C0609");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class X extends Kes { deployStack() {} }",
        "class X extends Kes {a(){}deployStack(){}}",
        "class X extends Kes { deployStack = async () => {} }",
        "class X extends Kes { static a = 1; deployStack=function () {} }",
        "class X extends Kes {}; X.prototype.deployStack = function () {}",
        "class X extends Kes { \"deployStack\"() {} }",
        "class X extends Kes { ['deployStack']() {} }",
        "class X extends Kes {}; X.prototype['deployStack'] = () => {}",
        "class X extends Kes {}; Object.assign(X.prototype, {a: 1, deployStack: () => {}})",
        "class X extends Kes { a = 1; async deployStack() {} }"
      })
  void aMethodMayStandAnywhereInALine(String text) {
    app.over("base").file("base/kes.js", "module.exports = " + text + "\n");
    found();
    assertThat(app.diagnostics.sorted())
        .extracting(warning -> warning.message())
        .singleElement()
        .asString()
        .contains("which replaces `deployStack`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class X extends Kes {}",
        "class X extends Kes { run() { this.deployStack(); log('deployStack'); } }",
        "class X extends Kes { run() { return this.deployStack === 1 } }"
      })
  void aMethodThatIsCalledIsNotReplaced(String text) {
    app.over("base").file("base/kes.js", "module.exports = " + text + "\n");
    found();
    assertThat(app.diagnostics.sorted()).isEmpty();
  }

  @Test
  void warnsOfATemplatesFileWithoutAClass() {
    app.over("base").file("base/kes.js", "exports.x = 1;\n");
    found();
    assertThat(app.diagnostics.sorted())
        .extracting(warning -> warning.rule().code())
        .containsExactly("C0609");
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "iam", "db"})
  void knowsTheClassesOfCumulusesPackage(String name) {
    String base = "node_modules/@cumulus/deployment/" + name;
    app.over(base)
        .file(base + "/config.yml", "default: {}\n")
        .file(base + "/kes.js", "class UpdatedKes extends Kes {\n  cloudFormation() {\n  }\n}\n");
    found();
    assertThat(app.diagnostics.sorted()).isEmpty();
  }

  @Test
  void takesTheClassThatIsNamed() {
    app.with(new KesSources(true, Optional.empty(), Optional.of("other/kes.js")))
        .file("app/kes.js", "class Mine extends Kes {\n  opsStack() {\n  }\n}\n")
        .file("other/kes.js", CUMULUS);
    assertThat(found().isCumulus()).isTrue();
    assertThat(app.diagnostics.sorted()).isEmpty();
  }

  @Test
  void warnsOfANamedClassThatItDoesNotKnow() {
    app.with(new KesSources(true, Optional.empty(), Optional.of("other/my.js")))
        .file("other/my.js", "class Mine extends Kes {\n  opsStack() {\n  }\n}\n");
    found();
    assertThat(app.diagnostics.sorted())
        .extracting(warning -> warning.at().file().name())
        .containsExactly("other/my.js");
  }

  private KesClass found() {
    return KesClass.of(app.request(), app.application().orElseThrow(), app.diagnostics);
  }
}
