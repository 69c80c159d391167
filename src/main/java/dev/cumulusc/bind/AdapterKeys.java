package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.MessageAdapter;
import java.util.List;
import java.util.Optional;

/** The keys of the Cumulus message adapter. */
final class AdapterKeys {
  static final Key<String> CMA_DIR =
      Key.text(
              "cmaDir",
              "Where the message adapter lies in functions whose package does not bring it.")
          .example("/opt/");

  private static final Key<String> PATH =
      Key.text(
              "message_adapter_path",
              "The message adapter's zip file, relative to the application folder.")
          .example("cumulus-message-adapter.zip")
          .notInKes();

  /** An empty name has a meaning: no adapter is looked for. */
  private static final Key<String> FILE_NAME =
      Key.of(
              "message_adapter_filename",
              TextType.MAYBE_EMPTY,
              "The name of the message adapter's zip file; an empty one stands for no adapter.")
          .inKes(
              "kes downloads the file; here `message_adapter_path` names it, since compiling touches no network.")
          .defaultsTo("cumulus-message-adapter.zip");

  private static final Key<String> VERSION =
      Key.text("message_adapter_version", "The release to take. Without it, the newest.")
          .example("v1.1.1");

  private static final Key<String> OWNER =
      Key.text("repo_owner", "Who releases the message adapter, on GitHub.").defaultsTo("nasa");

  private static final Key<String> REPOSITORY =
      Key.text("message_adapter_repo", "The repository that it is released from.")
          .defaultsTo("cumulus-message-adapter");

  /** All keys of a deployment's block that are about the message adapter. */
  static final List<Key<?>> TOP = List.of(CMA_DIR, PATH, FILE_NAME, VERSION, OWNER, REPOSITORY);

  private AdapterKeys() {}

  static MessageAdapter bind(Fields deployment) {
    Located<String> fileName = deployment.orDefault(FILE_NAME);
    boolean wanted = deployment.flag(NestingKeys.CUSTOM_COMPILATION).isOn();
    return new MessageAdapter(
        deployment.optional(PATH).filter(path -> wanted),
        Optional.of(fileName).filter(name -> wanted && !name.value().isEmpty()),
        Optional.of(
            new MessageAdapter.Release(
                deployment.orDefault(OWNER),
                deployment.orDefault(REPOSITORY),
                deployment.optional(VERSION))));
  }
}
