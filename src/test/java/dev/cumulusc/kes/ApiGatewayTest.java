package dev.cumulusc.kes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Plain;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiGatewayTest {
  @TempDir Path folder;
  private KesApplication app;

  @BeforeEach
  void start() {
    app = new KesApplication(folder);
  }

  @Test
  void makesAResourceOfEachSegment() {
    configure("path: 'files/{file_id}/parts', method: get");
    assertThat(shown("apiResources"))
        .isEqualTo(
            Plain.read(
                """
                - name: ApiGateWayResourceFiles
                  pathPart: files
                  parents: ['Fn::GetAtt:', '- mainRestApi', '- RootResourceId']
                  firstParent: true
                  api: main
                - name: ApiGateWayResourceFilesFile_idVar
                  pathPart: '{file_id}'
                  parents: ['Ref: ApiGateWayResourceFiles']
                  firstParent: false
                  api: main
                - name: ApiGateWayResourceFilesFile_idVarParts
                  pathPart: parts
                  parents: ['Ref: ApiGateWayResourceFilesFile_idVar']
                  firstParent: false
                  api: main
                """));
  }

  @Test
  void takesASlashAtTheStartForAnEmptySegment() {
    configure("path: /files, method: get");
    assertThat(shown("apiResources").toString())
        .contains("name=ApiGateWayResource, pathPart=,")
        .contains(
            "name=ApiGateWayResourceFiles, pathPart=files, parents=[Ref: ApiGateWayResource]");
  }

  @Test
  void makesMethodsWithWhatElseIsSaid() {
    configure("path: files, method: delete, auth: none");
    assertThat(shown("apiMethods"))
        .isEqualTo(
            Plain.read(
                """
                - api: main
                  path: files
                  method: DELETE
                  auth: none
                  name: ApiGatewayMethodFilesDelete
                  cors: false
                  resource: ApiGateWayResourceFiles
                  lambda: list
                """));
    assertThat(shown("apiMethodsOptions")).isEqualTo(List.of());
    assertThat(shown("apiDependencies"))
        .isEqualTo(
            Plain.read("[{ name: main, methods: [{ name: ApiGatewayMethodFilesDelete }] }]"));
  }

  @Test
  void makesOptionsForOtherOrigins() {
    configure("path: files, method: get, cors: true");
    assertThat(shown("apiMethodsOptions"))
        .isEqualTo(
            Plain.read(
                "[{ name: ApiGatewayMethodFilesOptions, resource: ApiGateWayResourceFiles,"
                    + " api: main }]"));
  }

  @Test
  void reportsAnUnknownApi() {
    configure("path: files, method: get, api: mian");
    app.render();
    assertThat(app.diagnostics.sorted())
        .extracting(found -> found.rule().code() + " " + found.message())
        .contains("C0604 There is no API `mian` in `apis`.");
    assertThat(app.diagnostics.sorted().get(0).help()).contains("Did you mean `main`?");
  }

  @Test
  void reportsAnEndpointWithoutAMethod() {
    configure("path: files");
    app.render();
    assertThat(app.diagnostics.sorted())
        .extracting(found -> found.rule().code() + " " + found.message())
        .containsExactly("C0605 An endpoint needs a `path` and a `method`.");
  }

  private void configure(String endpoint) {
    String api = endpoint.contains("api:") ? "" : "api: main, ";
    app.config(
        "stackName: shop\napis: [{ name: main }]\nlambdas:\n  list:\n    apiGateway:\n      - { "
            + api
            + endpoint
            + " }\n");
    show("apiResources");
  }

  private void show(String key) {
    app.template(
        "AWSTemplateFormatVersion: '2010-09-09'\nMetadata:\n  Shown: {{{ToJson " + key + "}}}\n");
  }

  private Object shown(String key) {
    show(key);
    Template template = app.render().orElseThrow().main();
    return Plain.mapping((CfnValue.Mapping) template.sections().get("Metadata").value())
        .get("Shown");
  }
}
