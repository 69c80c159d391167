package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.MappingType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.List;

/** The keys of nested templates, and of the versions of the functions that workflows call. */
final class NestingKeys {
  static final Key<String> CF_FILE =
      Key.text("cfFile", "The Handlebars template, relative to the application folder.")
          .example("app/reports.template.yml");

  static final Key<String> CONFIG_FILE =
      Key.text("configFile", "Its configuration, relative to the application folder.")
          .example("app/reports.config.yml");

  static final Key<Node> URL =
      Key.node("url", "Worked out by the compiler.")
          .ineffective("it follows from the bucket and the stack's name.");

  static final Section NESTED_SECTION = Section.of("a nested template", CF_FILE, CONFIG_FILE, URL);

  static final Key<List<Fields>> NESTED_TEMPLATES =
      Key.named("nested_templates", NESTED_SECTION, "Templates that the stack nests, by name.");

  /** Cumulus's own instructions spell the key so when they take the nested templates away. */
  static final Key<Node> NO_NESTED_TEMPLATE =
      Key.node("nested_template", "Empty (null) for no nested templates at all.")
          .ineffective("nested templates stand under `nested_templates`.");

  static final Key<Boolean> CUSTOM_COMPILATION =
      Key.truthy(
              "customCompilation",
              "Whether the message adapter, versions and named dead-letter queues are handled.")
          .defaultsTo(true);

  static final Key<Boolean> USE_WORKFLOW_LAMBDA_VERSIONS =
      Key.exactly(
              "useWorkflowLambdaVersions",
              "Makes a version and an alias for the present code of each function of a workflow.")
          .inKes("kes needs `nested_templates.WorkflowLambdaVersions` beside it.");

  static final Key<Boolean> INJECT_WORKFLOW_LAMBDA_ALIASES =
      Key.exactly(
              "injectWorkflowLambdaAliases",
              "Whether workflows call the aliases, so that running ones keep the code they have.")
          .defaultsTo(true);

  static final Key<Integer> MAX_NUMBER_OF_RETAINED_LAMBDAS =
      Key.count(
              "maxNumberOfRetainedLambdas",
              "How many earlier versions of each function are kept for running workflows.")
          .defaultsTo(1);

  static final Key<MappingNode> WORKFLOW_LAMBDAS =
      Key.of(
              "workflowLambdas",
              MappingType.INSTANCE,
              "The functions that get versions and aliases; without it those that workflows name.")
          .example("{Crunch: {handler: index.handler}}")
          .inKes("Without it the template of kes fails.");

  static final Key<String> RETAINED_HASH =
      Key.text("hash", "The hash in the alias's name.").example("5f2c0ab").needed();

  static final Key<String> RETAINED_LABEL =
      Key.text("humanReadableIdentifier", "What the alias is described with.").example("v2");

  static final Key<Boolean> RETAINED_IN_USE =
      Key.flag("inUse", "Whether a running execution holds it, so that no limit takes it away.")
          .notInKes();

  static final Section RETAINED_SECTION =
      Section.of("an earlier version", RETAINED_HASH, RETAINED_LABEL, RETAINED_IN_USE);

  static final Key<List<Located<Fields>>> LAMBDA_REFS =
      Key.list("lambdaRefs", RETAINED_SECTION, "The earlier versions, the newest first.");

  static final Section OLD_LAMBDA_SECTION =
      Section.of("the earlier versions of a function", LAMBDA_REFS);

  static final Key<List<Fields>> OLD_LAMBDAS =
      Key.named("oldLambdas", OLD_LAMBDA_SECTION, "Earlier versions to keep, by function.");

  static final Key<Node> LAMBDA_PROCESS = nestedOnly("lambdaProcess");
  static final Key<Node> OLD_LAMBDA_INJECTION = nestedOnly("oldLambdaInjection");

  static final Key<List<Located<String>>> OVERRIDE_WITH_PARENT =
      Key.texts(
              "override_with_parent",
              "In a nested template's configuration: the keys that the stack around it decides.")
          .example("[message_adapter_version]")
          .idle();

  /** All keys of a deployment's block that are about nested templates and versions. */
  static final Key<?>[] TOP = {
    NESTED_TEMPLATES,
    NO_NESTED_TEMPLATE,
    CUSTOM_COMPILATION,
    USE_WORKFLOW_LAMBDA_VERSIONS,
    INJECT_WORKFLOW_LAMBDA_ALIASES,
    MAX_NUMBER_OF_RETAINED_LAMBDAS,
    WORKFLOW_LAMBDAS,
    OLD_LAMBDAS,
    LAMBDA_PROCESS,
    OLD_LAMBDA_INJECTION,
    OVERRIDE_WITH_PARENT
  };

  private NestingKeys() {}

  private static Key<Node> nestedOnly(String name) {
    return Key.node(name, "Shows kes which nested template packs the functions.")
        .example("true")
        .idle();
  }
}
