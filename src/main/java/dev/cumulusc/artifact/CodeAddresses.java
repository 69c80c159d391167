package dev.cumulusc.artifact;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.CodeSource;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out the address of every function's code from its content. */
public final class CodeAddresses {
  private final Deployment deployment;
  private final Application application;
  private final Diagnostics diagnostics;
  private final MessageAdapterFile adapter;
  private final SourceHashes sources;

  /** The first function of each content, which gives the content its name. */
  private final Map<String, String> names = new HashMap<>();

  private boolean bucketReported;

  private CodeAddresses(Deployment deployment, Application application, Diagnostics diagnostics) {
    this.deployment = deployment;
    this.application = application;
    this.diagnostics = diagnostics;
    this.adapter =
        new MessageAdapterFile(deployment.settings().adapter(), application, diagnostics);
    this.sources = new SourceHashes(application.workspace(), diagnostics);
  }

  /** Returns the addresses by function key; a function whose code is not found has none. */
  public static Map<String, CodeAddress> of(
      Deployment deployment, Application application, Diagnostics diagnostics) {
    CodeAddresses addresses = new CodeAddresses(deployment, application, diagnostics);
    Map<String, CodeAddress> found = new LinkedHashMap<>();
    for (LambdaSpec lambda : deployment.lambdas()) {
      addresses.address(lambda).ifPresent(address -> found.put(lambda.name().value(), address));
    }
    return found;
  }

  /** Returns what has to be uploaded for functions to be deployed. */
  public static List<CodePackage> packages(Collection<CodeAddress> addresses) {
    return addresses.stream().flatMap(address -> address.code().stream()).toList();
  }

  private Optional<CodeAddress> address(LambdaSpec lambda) {
    if (lambda.code().source() instanceof CodeSource.Local local) {
      return local(lambda, local.path());
    }
    if (lambda.code().source() instanceof CodeSource.Stored stored) {
      if (lambda.code().messageAdapter().isOn()) {
        reportLeftOut(lambda, "it is in S3 already", stored.key().origin());
      }
      return Optional.of(
          new CodeAddress(
              text(stored.bucket()),
              text(stored.key()),
              stored.uniqueIdentifier().map(Located::value)));
    }
    diagnostics.report(
        ArtifactRules.NO_CODE,
        lambda.origin(),
        "The function `" + lambda.name().value() + "` does not say where its code is.",
        "Give its folder or zip file in `source`, or its place in S3 in `s3Source`.");
    return Optional.empty();
  }

  private Optional<CodeAddress> local(LambdaSpec lambda, Located<String> source) {
    Optional<SourceHashes.Source> code = sources.of(source);
    if (code.isEmpty()) {
      return Optional.empty();
    }
    String hash = code.get().hash();
    Optional<Located<String>> bucket = deployment.settings().systemBucket();
    if (bucket.isEmpty()) {
      reportNoBucket(source.origin());
      return Optional.empty();
    }
    String file = hash + "-" + name(hash, lambda) + ".zip";
    Optional<MessageAdapterFile.Found> added =
        lambda.code().messageAdapter().isOn() ? adapter.find(lambda.name()) : Optional.empty();
    if (added.isPresent() && code.get().archive()) {
      reportLeftOut(lambda, "`" + source.value() + "` is a zip file already", source.origin());
    }
    String key =
        application.s3Key(
            deployment.stackName().value()
                + "/lambdas/"
                + added.map(found -> found.hash() + "-").orElse("")
                + file);
    return Optional.of(
        new CodeAddress(
            text(bucket.get()),
            CfnValue.text(key, source.origin()),
            Optional.of(added.map(found -> ContentHash.ofParts(found.hash(), hash)).orElse(hash)),
            PackageVersion.of(source, application.workspace(), diagnostics),
            Optional.of(
                new CodePackage(
                    bucket.get().value(),
                    key,
                    name(hash, lambda),
                    code.get(),
                    added,
                    source.origin()))));
  }

  private String name(String hash, LambdaSpec lambda) {
    return names.computeIfAbsent(hash, unnamed -> lambda.name().value());
  }

  private void reportLeftOut(LambdaSpec lambda, String reason, Origin origin) {
    diagnostics.report(
        ArtifactRules.ADAPTER_LEFT_OUT,
        origin,
        "The message adapter can't be added to the package of `"
            + lambda.name().value()
            + "`, since "
            + reason
            + ".",
        "Put the adapter into the package yourself, or set `cmaDir` and use a layer.");
  }

  private void reportNoBucket(Origin origin) {
    if (bucketReported) {
      return;
    }
    bucketReported = true;
    diagnostics.report(
        ArtifactRules.NO_CODE_BUCKET,
        origin,
        "This code has to be deployed from a bucket, but none is set.",
        "Set `system_bucket`, or `buckets.internal.name`, to a bucket in the stack's Region.");
  }

  private static CfnValue text(Located<String> value) {
    return CfnValue.text(value.value(), value.origin());
  }
}
