package dev.cumulusc.report.deploy;

import dev.cumulusc.app.Outputs;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Outcome;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.cause.Failure;
import dev.cumulusc.deploy.watch.cause.RootCause;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * Why something ended without success, for programs.
 *
 * @param message a sentence
 * @param code a rule's code, or the name that a service gives to its error
 * @param resource the logical ids below the stack, and the type, of the resource that failed
 * @param at the line of the application's files that is to blame
 */
record EndCause(
    String message, Optional<String> code, Optional<FailedResource> resource, Optional<Place> at) {

  /** A place in a file of the application; line and column count from 1. */
  record Place(String file, int line, int column) {
    private static final Pattern TEXT = Pattern.compile("(.+):(\\d{1,9}):(\\d{1,9})");

    static Place of(SourceSpan at) {
      return new Place(at.file().name(), at.line(), at.column());
    }

    /** Reads {@code file:line:column}. */
    static Optional<Place> of(String text) {
      Matcher found = TEXT.matcher(text);
      return found.matches()
          ? Optional.of(
              new Place(
                  found.group(1),
                  Integer.parseInt(found.group(2)),
                  Integer.parseInt(found.group(3))))
          : Optional.empty();
    }
  }

  /** A resource that failed. */
  record FailedResource(String path, String type) {}

  static EndCause of(String message) {
    return new EndCause(message, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static EndCause of(Diagnostic diagnostic) {
    return new EndCause(
        diagnostic.message(),
        Optional.of(diagnostic.rule().code()),
        Optional.empty(),
        Optional.of(Place.of(diagnostic.at())));
  }

  /** Returns why an operation failed, or is not watched any more; nothing if it succeeded. */
  static Optional<EndCause> of(WatchResult watched) {
    Outcome outcome = watched.outcome();
    if (outcome.isSuccess()) {
      return Optional.empty();
    }
    if (!outcome.isOver()) {
      return Optional.of(of(OutcomeText.unwatched(watched)));
    }
    RootCause cause = RootCause.of(watched.events());
    return Optional.of(
        cause.first().or(cause::ofRollback).map(EndCause::of).orElseGet(() -> of(end(watched))));
  }

  private static String end(WatchResult watched) {
    return watched.cancelled()
        ? "The %s of `%s` was cancelled."
            .formatted(watched.operation().kind().noun(), watched.operation().stackName())
        : "The stack is `" + watched.outcome().status() + "`.";
  }

  private static EndCause of(Failure failure) {
    return new EndCause(
        failure.reason(),
        failure.code(),
        Optional.of(new FailedResource(failure.seen().path(), failure.seen().event().type())),
        failure.seen().origin().map(Origin::primary).map(Place::of));
  }

  /** Writes a cause as the member {@code cause}; what is not known is null. */
  static void write(Optional<EndCause> cause, JsonGenerator object) {
    if (cause.isEmpty()) {
      object.writeNullProperty("cause");
      return;
    }
    EndCause known = cause.get();
    object.writeObjectPropertyStart("cause");
    object.writeStringProperty("message", known.message());
    object.writeStringProperty("code", known.code().orElse(null));
    object.writeStringProperty("path", known.resource().map(FailedResource::path).orElse(null));
    object.writeStringProperty("type", known.resource().map(FailedResource::type).orElse(null));
    place(known.at(), object);
    object.writeEndObject();
  }

  /**
   * Writes a place as {@code file}, {@code line} and {@code column}, null where it is not known.
   */
  static void place(Optional<Place> place, JsonGenerator object) {
    if (place.isPresent()) {
      Place at = place.get();
      object.writeStringProperty("file", at.file());
      object.writeNumberProperty("line", at.line());
      object.writeNumberProperty("column", at.column());
    } else {
      object.writeNullProperty("file");
      object.writeNullProperty("line");
      object.writeNullProperty("column");
    }
  }

  /** Writes the outputs of a stack, as they may be seen, as the member {@code outputs}. */
  static void outputs(Optional<Stack> stack, JsonGenerator object) {
    if (stack.isEmpty()) {
      object.writeNullProperty("outputs");
    } else {
      outputs("outputs", Outputs.of(stack.get()), object);
    }
  }

  static void outputs(String name, Map<String, String> outputs, JsonGenerator object) {
    object.writeObjectPropertyStart(name);
    outputs.forEach(object::writeStringProperty);
    object.writeEndObject();
  }
}
