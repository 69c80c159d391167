package dev.cumulusc.bind;

import dev.cumulusc.bind.key.ExpressionType;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.model.CodeSource;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Switch;
import dev.cumulusc.tree.Node;
import java.util.List;
import java.util.Optional;

/** The keys of what a Lambda function executes. */
final class LambdaCodeKeys {
  /** Where npm installs the packages of Cumulus. */
  private static final String BASE_PACKAGES = "node_modules/@cumulus/";

  private static final Key<String> HANDLER =
      Key.text("handler", "The module and function that Lambda calls, such as `index.handler`.")
          .example("index.handler")
          .inKes("kes ignores the spelling `Handler`, although it is documented.")
          .needed()
          .alsoSpelt("Handler");

  private static final Key<String> RUNTIME =
      Key.text(
              "runtime",
              "The runtime that executes the code. Without it, a Node.js runtime that AWS supports today.")
          .example("nodejs24.x")
          .inKes("Without it kes writes `nodejs8.10`, which Lambda no longer creates.");

  private static final Key<String> SOURCE =
      Key.text(
              "source", "The folder or zip file with the code, relative to the application folder.")
          .example("src/crunch")
          .knownElsewhereAs("codeuri", "code", "codepath", "filename", "zipfile", "path");

  private static final Key<String> STORED_BUCKET =
      Key.text("bucket", "The bucket with the zip file.").example("shop-code").needed();

  private static final Key<String> STORED_KEY =
      Key.text("key", "The zip file's key in the bucket.").example("releases/crunch.zip").needed();

  private static final Key<String> UNIQUE_IDENTIFIER =
      Key.of(
              "uniqueIdentifier",
              TextType.matching("[a-z0-9]+", "a string of small letters and digits"),
              "What distinguishes this version of the code from others; it names versions and aliases.")
          .example("v2");

  private static final Section STORED_SECTION =
      Section.of("a zip file in S3", STORED_BUCKET, STORED_KEY, UNIQUE_IDENTIFIER);

  private static final Key<Fields> S3_SOURCE =
      Key.section("s3Source", STORED_SECTION, "A zip file with the code that is already in S3.");

  private static final Key<String> BUCKET =
      Key.text("bucket", "The bucket with the code; `s3Source` is the better place for it.")
          .example("shop-code");

  private static final Key<String> REMOTE =
      Key.text("remote", "The key of the code in `bucket`; `s3Source` is the better place for it.")
          .example("releases/crunch.zip");

  private static final Key<Node> NPM_SOURCE =
      Key.node("npmSource", "A package to install before `source` is packed.")
          .ineffective(
              "nothing is installed here; run npm yourself and name the folder in `source`.");

  private static final Key<List<Located<Expression>>> LAYERS =
      Key.of(
              "layers",
              new ListType<>(ExpressionType.INSTANCE),
              "The ARNs of the layers with their versions, in the order in which they are unpacked.")
          .example("[\"arn:aws:lambda:us-east-1:123456789012:layer:tools:3\"]");

  private static final Key<Boolean> USE_MESSAGE_ADAPTER =
      Key.exactly(
          "useMessageAdapter", "Puts the Cumulus message adapter into the function's package.");

  /** All of them. */
  static final Key<?>[] ALL = {
    HANDLER, RUNTIME, SOURCE, S3_SOURCE, BUCKET, REMOTE, NPM_SOURCE, LAYERS, USE_MESSAGE_ADAPTER
  };

  private LambdaCodeKeys() {}

  static LambdaSpec.Code bind(Fields lambda) {
    return new LambdaSpec.Code(
        source(lambda),
        lambda.required(HANDLER),
        lambda.optional(RUNTIME),
        lambda.list(LAYERS).stream().map(Located::value).toList(),
        ofBase(lambda),
        lambda.flag(USE_MESSAGE_ADAPTER));
  }

  /** The base's own functions, and those whose code is in one of its packages. */
  private static Switch ofBase(Fields lambda) {
    Optional<Located<String>> packaged =
        lambda.optional(SOURCE).filter(source -> source.value().contains(BASE_PACKAGES));
    return new Switch(
        packaged.isPresent() || lambda.reading().isFromBase(lambda.origin()),
        packaged.map(Located::origin).orElse(lambda.origin()));
  }

  private static CodeSource source(Fields lambda) {
    Optional<Located<String>> local = lambda.optional(SOURCE);
    Optional<Fields> stored = lambda.section(S3_SOURCE);
    if (local.isPresent()) {
      OverruledKey.report(lambda, S3_SOURCE, SOURCE);
      OverruledKey.report(lambda, BUCKET, SOURCE);
      OverruledKey.report(lambda, REMOTE, SOURCE);
      return new CodeSource.Local(local.get());
    }
    if (stored.isPresent()) {
      OverruledKey.report(lambda, BUCKET, S3_SOURCE);
      OverruledKey.report(lambda, REMOTE, S3_SOURCE);
      Optional<Located<String>> bucket = stored.get().required(STORED_BUCKET);
      Optional<Located<String>> key = stored.get().required(STORED_KEY);
      return stored(bucket, key, stored.get().optional(UNIQUE_IDENTIFIER));
    }
    lambda.requireBeside(BUCKET, REMOTE);
    lambda.requireBeside(REMOTE, BUCKET);
    return stored(lambda.optional(BUCKET), lambda.optional(REMOTE), Optional.empty());
  }

  private static CodeSource stored(
      Optional<Located<String>> bucket,
      Optional<Located<String>> key,
      Optional<Located<String>> identifier) {
    return bucket.isPresent() && key.isPresent()
        ? new CodeSource.Stored(bucket.get(), key.get(), identifier)
        : new CodeSource.Missing();
  }
}
