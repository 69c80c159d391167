package dev.cumulusc.bind;

import static dev.cumulusc.bind.LambdaKeys.ADD_LOG_GROUP;
import static dev.cumulusc.bind.LambdaKeys.API_GATEWAY;
import static dev.cumulusc.bind.LambdaKeys.API_ROLE;
import static dev.cumulusc.bind.LambdaKeys.DEAD_LETTER_QUEUE;
import static dev.cumulusc.bind.LambdaKeys.DESCRIPTION;
import static dev.cumulusc.bind.LambdaKeys.ENVS;
import static dev.cumulusc.bind.LambdaKeys.HANDLER;
import static dev.cumulusc.bind.LambdaKeys.LAUNCH_IN_VPC;
import static dev.cumulusc.bind.LambdaKeys.LAYERS;
import static dev.cumulusc.bind.LambdaKeys.LOG_TO_ELASTIC_SEARCH;
import static dev.cumulusc.bind.LambdaKeys.LOG_TO_SHARED_DESTINATION;
import static dev.cumulusc.bind.LambdaKeys.MEMORY;
import static dev.cumulusc.bind.LambdaKeys.NAMED_DEAD_LETTER_QUEUE;
import static dev.cumulusc.bind.LambdaKeys.RUNTIME;
import static dev.cumulusc.bind.LambdaKeys.TABLES;
import static dev.cumulusc.bind.LambdaKeys.TIMEOUT;
import static dev.cumulusc.bind.LambdaKeys.URS_REDIRECT;
import static dev.cumulusc.bind.LambdaKeys.USE_DISTRIBUTION_API;
import static dev.cumulusc.bind.LambdaKeys.USE_ELASTIC_SEARCH;
import static dev.cumulusc.bind.LambdaKeys.USE_MESSAGE_ADAPTER;
import static dev.cumulusc.bind.LambdaKeys.USE_XRAY;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.model.ApiMethodSpec;
import dev.cumulusc.model.CodeSource;
import dev.cumulusc.model.LambdaRole;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds Lambda functions. */
final class LambdaBinder {
  /** The one function that kes knows by its name when it chooses the role. */
  private static final String MIGRATIONS = "executeMigrations";

  private LambdaBinder() {}

  /** Binds all functions. */
  static List<LambdaSpec> bind(Fields deployment) {
    return new Names("a Lambda function")
        .accepted(deployment, LambdaKeys.LAMBDAS).stream().map(LambdaBinder::lambda).toList();
  }

  private static LambdaSpec lambda(Fields lambda) {
    return new LambdaSpec(
        lambda.name(),
        lambda.required(HANDLER),
        lambda.optional(RUNTIME),
        lambda.orDefault(MEMORY),
        lambda.orDefault(TIMEOUT),
        code(lambda),
        lambda.list(LAYERS).stream().map(Located::value).toList(),
        lambda.optional(ENVS).map(Located::value).orElse(Map.of()),
        lambda.list(TABLES),
        lambda.flag(USE_ELASTIC_SEARCH),
        lambda.flag(USE_DISTRIBUTION_API),
        lambda.flag(USE_MESSAGE_ADAPTER),
        lambda.flag(LAUNCH_IN_VPC),
        role(lambda),
        lambda.optional(DEAD_LETTER_QUEUE),
        lambda.flag(NAMED_DEAD_LETTER_QUEUE),
        lambda.flag(LOG_TO_ELASTIC_SEARCH),
        lambda.optional(LOG_TO_SHARED_DESTINATION),
        lambda.flag(ADD_LOG_GROUP),
        apiMethods(lambda),
        lambda.optional(URS_REDIRECT),
        lambda.optional(DESCRIPTION),
        lambda.flag(USE_XRAY));
  }

  private static CodeSource code(Fields lambda) {
    Optional<Located<String>> local = lambda.optional(LambdaKeys.SOURCE);
    Optional<Fields> stored = lambda.section(LambdaKeys.S3_SOURCE);
    if (local.isPresent()) {
      stored.ifPresent(unused -> reportOverruled(lambda, LambdaKeys.S3_SOURCE, LambdaKeys.SOURCE));
      return new CodeSource.Local(local.get());
    }
    if (stored.isPresent()) {
      Optional<Located<String>> bucket = stored.get().required(LambdaKeys.STORED_BUCKET);
      Optional<Located<String>> key = stored.get().required(LambdaKeys.STORED_KEY);
      Optional<Located<String>> identifier = stored.get().optional(LambdaKeys.UNIQUE_IDENTIFIER);
      return stored(bucket, key, identifier);
    }
    return stored(
        lambda.optional(LambdaKeys.BUCKET), lambda.optional(LambdaKeys.REMOTE), Optional.empty());
  }

  private static CodeSource stored(
      Optional<Located<String>> bucket,
      Optional<Located<String>> key,
      Optional<Located<String>> identifier) {
    return bucket.isPresent() && key.isPresent()
        ? new CodeSource.Stored(bucket.get(), key.get(), identifier)
        : new CodeSource.Missing();
  }

  private static LambdaRole role(Fields lambda) {
    if (lambda.flag(API_ROLE)) {
      if (lambda.flag(LambdaKeys.DISTRIBUTION_ROLE)) {
        reportOverruled(lambda, LambdaKeys.DISTRIBUTION_ROLE, API_ROLE);
      }
      return LambdaRole.API_GATEWAY;
    }
    if (lambda.flag(LambdaKeys.DISTRIBUTION_ROLE)) {
      return LambdaRole.DISTRIBUTION;
    }
    return lambda.name().value().equals(MIGRATIONS) ? LambdaRole.MIGRATION : LambdaRole.PROCESSING;
  }

  private static void reportOverruled(Fields lambda, Key<?> overruled, Key<?> counting) {
    lambda
        .entry(overruled)
        .ifPresent(
            entry ->
                lambda
                    .diagnostics()
                    .report(
                        BindRules.OVERRULED_KEY,
                        entry.key().origin(),
                        "`"
                            + overruled.name()
                            + "` is ignored, since `"
                            + counting.name()
                            + "` is there too.",
                        "Remove one of the two."));
  }

  private static List<ApiMethodSpec> apiMethods(Fields lambda) {
    List<ApiMethodSpec> methods = new ArrayList<>();
    for (Located<Fields> item : lambda.list(API_GATEWAY)) {
      Fields method = item.value();
      Optional<Located<String>> api = method.required(LambdaKeys.API);
      Optional<Located<String>> path = method.required(LambdaKeys.PATH);
      Optional<Located<String>> verb = method.required(LambdaKeys.METHOD);
      if (api.isPresent() && path.isPresent() && verb.isPresent()) {
        methods.add(
            new ApiMethodSpec(
                api.get(), path.get(), verb.get(), method.flag(LambdaKeys.CORS), item.origin()));
      }
    }
    return methods;
  }
}
