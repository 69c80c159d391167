package dev.cumulusc.asl.service;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Lambda function in any of the forms that Lambda knows it by: its ARN, a part of the ARN, its
 * name; each with a version or an alias behind it, or without.
 *
 * @param base all before the version or alias
 * @param form how much of the ARN it has
 * @param region the Region, where a part of an ARN names one
 * @param account the account, where a part of an ARN names one
 * @param function the function's name; in the form of a value, whatever that is
 * @param qualifier the version or alias
 */
@RecordBuilder
public record FunctionName(
    ComposedString base,
    Form form,
    Optional<ComposedString> region,
    Optional<ComposedString> account,
    ComposedString function,
    Optional<ComposedString> qualifier)
    implements FunctionNameBuilder.With {

  /** How much of the ARN a name has. */
  public enum Form {
    /** All of it. */
    ARN,
    /** A part of it, or the function's name alone. */
    PARTIAL,
    /** A value that is known only at deployment: the ARN or the name, perhaps with a qualifier. */
    VALUE
  }

  /** How many parts an ARN has before the function's name. */
  private static final int ARN_HEAD = 6;

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]+)++-\\d");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /** Reads a name. */
  public static FunctionName of(ComposedString written) {
    List<ComposedString> parts = written.split(':');
    if (parts.get(0).literal().equals(Optional.of("arn")) && parts.size() > ARN_HEAD) {
      return new FunctionName(
          ComposedString.join(parts.subList(0, ARN_HEAD + 1), ':'),
          Form.ARN,
          Optional.empty(),
          Optional.empty(),
          parts.get(ARN_HEAD),
          qualifier(parts, ARN_HEAD + 1));
    }
    int at = 0;
    Optional<ComposedString> region = Optional.empty();
    Optional<ComposedString> account = Optional.empty();
    if (parts.size() > 1 && isRegion(parts.get(at))) {
      region = Optional.of(parts.get(at++));
    }
    if (parts.size() > at + 1 && isAccount(parts.get(at))) {
      account = Optional.of(parts.get(at++));
    }
    if (parts.size() > at + 1 && parts.get(at).literal().equals(Optional.of("function"))) {
      at++;
    }
    ComposedString function = parts.get(at);
    boolean isValue = at == 0 && function.pieces().size() == 1 && function.literal().isEmpty();
    return new FunctionName(
        ComposedString.join(parts.subList(0, at + 1), ':'),
        isValue ? Form.VALUE : Form.PARTIAL,
        region,
        account,
        function,
        qualifier(parts, at + 1));
  }

  private static Optional<ComposedString> qualifier(List<ComposedString> parts, int at) {
    return at < parts.size()
        ? Optional.of(ComposedString.join(parts.subList(at, parts.size()), ':'))
        : Optional.empty();
  }

  private static boolean isRegion(ComposedString part) {
    return part.isRef("AWS::Region")
        || part.literal().filter(text -> REGION.matcher(text).matches()).isPresent();
  }

  private static boolean isAccount(ComposedString part) {
    return part.isRef("AWS::AccountId")
        || part.literal().filter(text -> ACCOUNT.matcher(text).matches()).isPresent();
  }

  /** Returns the same function with a version or alias. */
  public FunctionName with(ComposedString newQualifier) {
    return withQualifier(Optional.of(newQualifier));
  }

  /**
   * Returns the ARN, with the version or alias; nothing if only executions know it. A value counts
   * as an ARN, which it need not be.
   */
  public Optional<ComposedString> arn() {
    ComposedString unqualified = form == Form.PARTIAL ? arnOfPart() : base;
    return Optional.of(
            qualifier.map(found -> unqualified.plus(":").plus(found)).orElse(unqualified))
        .filter(name -> !name.isRunTime());
  }

  private ComposedString arnOfPart() {
    Origin origin = base.origin();
    return ComposedString.literal("arn:", origin)
        .plus(ComposedString.ref("AWS::Partition", origin))
        .plus(":lambda:")
        .plus(region.orElseGet(() -> ComposedString.ref("AWS::Region", origin)))
        .plus(":")
        .plus(account.orElseGet(() -> ComposedString.ref("AWS::AccountId", origin)))
        .plus(":function:")
        .plus(function);
  }
}
