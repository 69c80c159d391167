package dev.cumulusc.app;

import dev.cumulusc.app.deploy.Uploads;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.UploadResult;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.S3Addresses;
import dev.cumulusc.kes.EngineChoice;
import dev.cumulusc.resolve.ApplicationRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Uploads code and nested templates, and writes the templates that say where they are. */
public final class PackageApplication {
  private final Platform platform;
  private final CleanUp cleanUp = new CleanUp();

  public PackageApplication(Platform platform) {
    this.platform = platform;
  }

  /**
   * What is to be packaged.
   *
   * @param upload whether it is uploaded; otherwise only the templates are written
   */
  public record Request(
      ApplicationRequest application,
      Optional<EngineChoice> engine,
      Account account,
      TemplateFiles files,
      boolean upload) {}

  /**
   * What was packaged.
   *
   * @param files the templates that were written, the main one first
   * @param uploaded what came of the uploads; nothing if none were wanted
   */
  public record Result(PreparedStack stack, List<Path> files, Optional<UploadResult> uploaded) {
    public Result {
      files = List.copyOf(files);
    }
  }

  /** Packages; without a result no file was written, and why not was reported. */
  public Optional<Result> run(Request request, Listener listener) throws InterruptedException {
    Preparation preparation = new Preparation(request.engine(), request.files().format(), listener);
    Optional<Compilation> compilation = preparation.compile(request.application()).compilation();
    if (compilation.isEmpty()) {
      return Optional.empty();
    }
    return Reporting.failures(
        listener,
        Optional.empty(),
        () ->
            request.upload()
                ? upload(request, compilation.get(), preparation, listener)
                : preparation
                    .bundle(compilation.get(), Map.of(), () -> addresses(request))
                    .flatMap(stack -> write(request, stack, Optional.empty(), listener)));
  }

  private Aws connect(Request request) {
    return platform.aws().apply(request.account().connection(request.application()));
  }

  /** Returns addresses of the Region, which only what is read from S3 needs. */
  private S3Addresses addresses(Request request) {
    try (Aws aws = connect(request)) {
      return aws.s3Addresses();
    }
  }

  private Optional<Result> upload(
      Request request, Compilation compilation, Preparation preparation, Listener listener)
      throws InterruptedException {
    try (Aws aws = connect(request)) {
      cleanUp.covers(aws);
      Optional<PreparedStack> stack = preparation.bundle(compilation, Map.of(), aws::s3Addresses);
      if (stack.isEmpty()) {
        return Optional.empty();
      }
      UploadResult uploaded = Uploads.run(stack.get().uploads(), aws, listener);
      if (!uploaded.failures().isEmpty()) {
        listener.note("Nothing was written to files.");
        return Optional.empty();
      }
      return write(request, stack.get(), Optional.of(uploaded), listener);
    }
  }

  /**
   * Takes back what is being uploaded, for a process that ends before it is; may be called from
   * another thread.
   */
  public void abandon(Listener listener) {
    cleanUp.run(listener);
  }

  private static Optional<Result> write(
      Request request, PreparedStack stack, Optional<UploadResult> uploaded, Listener listener) {
    return request
        .files()
        .write(stack.texts(), request.application(), listener)
        .map(files -> new Result(stack, List.copyOf(files.values()), uploaded));
  }
}
