package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.handlebars.HandlebarsTemplate;
import dev.cumulusc.kes.handlebars.Helper;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.template.NestedTemplateAddress;
import dev.cumulusc.tree.MappingNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Renders template files with a configuration. */
final class TemplateFile {
  private static final String SUFFIX = ".template.yml";

  private final Configuration configuration;
  private final KesClass kesClass;

  TemplateFile(Configuration configuration, KesClass kesClass) {
    this.configuration = configuration;
    this.kesClass = kesClass;
  }

  /** Returns the name that the rendered template gets, without its suffix. */
  String outputName() {
    if (Js.isTruthy(configuration.get("parent"))) {
      return kesClass.filePrefix() + configuration.text("nested_cf_name");
    }
    String file = configuration.text("cfFile");
    String name = file.substring(file.lastIndexOf('/') + 1);
    boolean suffixed = name.endsWith(SUFFIX) && name.length() > SUFFIX.length();
    return kesClass.filePrefix()
        + (suffixed ? name.substring(0, name.length() - SUFFIX.length()) : name);
  }

  /** Returns the address that kes gives the rendered template, or true if there is no bucket. */
  JsValue url() {
    return configuration.has("bucket")
        ? JsValue.text(
            new NestedTemplateAddress(configuration.text("stack"), outputName())
                .in(configuration.text("bucket")))
        : JsValue.bool(true);
  }

  /** Renders a template file; nothing is returned if that fails, which is reported. */
  Optional<MappingNode> render(SourceFile file, Diagnostics diagnostics) {
    return HandlebarsTemplate.read(file, diagnostics)
        .flatMap(template -> template.render(configuration.values(), helpers(), diagnostics))
        .flatMap(text -> RenderedYaml.read(text, diagnostics));
  }

  private Map<String, Helper> helpers() {
    Map<String, Helper> helpers = new HashMap<>(CumulusHelpers.of(kes()));
    helpers.keySet().retainAll(kesClass.helpers());
    helpers.putAll(KesHelpers.ALL);
    return helpers;
  }

  /** Returns what a template can see of kes itself, where a helper hands that on. */
  private JsObject kes() {
    String file = outputName() + ".yml";
    String url =
        "https://s3.amazonaws.com/"
            + configuration.text("bucket")
            + "/"
            + configuration.text("stack")
            + "/"
            + file;
    String adapter =
        configuration.text("repo_owner") + "/" + configuration.text("message_adapter_repo");
    return new JsObject(null)
        .put("config", configuration.values())
        .put("stack", configuration.get("stack"))
        .put("bucket", configuration.get("bucket"))
        .put("cf_template_name", file)
        .put("templateUrl", url)
        .put("messageAdapterGitPath", adapter);
  }
}
