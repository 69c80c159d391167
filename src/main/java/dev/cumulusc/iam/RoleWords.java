package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.WorkflowRole;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Applies what the configuration says about a workflow's role to what its states need. */
final class RoleWords {
  /** What a service does with the keys and objects of its callers. */
  private static final List<String> OF_OTHERS =
      List.of(
          "kms:CreateGrant",
          "kms:Decrypt",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "s3:GetObject",
          "s3:PutObject");

  private final WorkflowRole words;
  private final ResourceValues values;
  private final List<Grant> grants = new ArrayList<>();
  private final List<PermissionGap> gaps = new ArrayList<>();

  private RoleWords(WorkflowRole words, ResourceValues values) {
    this.words = words;
    this.values = values;
  }

  static RoleWords apply(WorkflowRole words, Needs needs) {
    RoleWords applied = new RoleWords(words, needs.values());
    needs.grants().forEach(applied::keep);
    needs.gaps().forEach(applied::close);
    return applied;
  }

  List<Grant> grants() {
    return grants;
  }

  List<PermissionGap> gaps() {
    return gaps;
  }

  /** Returns the entries of {@code without} that take nothing away. */
  static List<Located<String>> idle(WorkflowRole words, Needs needs) {
    List<String> all =
        Stream.concat(
                needs.grants().stream().flatMap(grant -> grant.actions().stream()),
                needs.gaps().stream().flatMap(gap -> gap.actions().stream()))
            .toList();
    return words.without().stream()
        .filter(entry -> all.stream().noneMatch(takes(entry.value())))
        .toList();
  }

  /** Returns the actions that are taken away although creating the machine takes them. */
  static List<Located<String>> early(WorkflowRole words, Needs needs) {
    List<String> all =
        needs.grants().stream()
            .filter(Grant::isEarly)
            .flatMap(grant -> grant.actions().stream())
            .toList();
    return words.without().stream()
        .filter(entry -> all.stream().anyMatch(takes(entry.value())))
        .toList();
  }

  private static Predicate<String> takes(String pattern) {
    String wanted = pattern.toLowerCase(Locale.ROOT);
    return action -> Wildcards.covers(wanted, action.toLowerCase(Locale.ROOT));
  }

  private void keep(Grant grant) {
    List<String> left =
        grant.actions().stream()
            .filter(
                action -> words.without().stream().noneMatch(e -> takes(e.value()).test(action)))
            .toList();
    if (!left.isEmpty()) {
      grants.add(grant.withActions(left));
    }
  }

  /** Allows what is missing on those of the allowed ARNs that it can be allowed on. */
  private void close(PermissionGap gap) {
    List<String> left = new ArrayList<>();
    for (String action : gap.actions()) {
      List<ComposedString> fitting = fitting(action);
      boolean unwanted =
          isWritten(action)
              || words.without().stream().anyMatch(e -> takes(e.value()).test(action));
      if (fitting.isEmpty() && !unwanted) {
        left.add(action);
      }
      for (ComposedString arn : unwanted ? List.<ComposedString>of() : fitting) {
        grants.add(
            new Grant(List.of(action), arn, gap.conditions(), false, gap.state(), gap.origin()));
      }
    }
    boolean isAnswered =
        gap.kind() == PermissionGap.Kind.DEPENDS_ON_REQUEST
            && OF_OTHERS.stream().anyMatch(this::isWritten);
    if (!left.isEmpty() || gap.actions().isEmpty() && !isAnswered) {
      gaps.add(gap.withActions(left));
    }
  }

  /** Returns whether a statement that the configuration adds allows an action. */
  private boolean isWritten(String action) {
    return words.statements().stream()
        .flatMap(statement -> AccessRights.of(statement).stream())
        .anyMatch(right -> right.allows(action));
  }

  private List<ComposedString> fitting(String action) {
    Optional<IamActions.Action> known = IamActions.find(action);
    List<ComposedString> fitting = new ArrayList<>();
    for (CfnValue value : words.allow()) {
      Optional<ComposedString> arn = ComposedString.of(value).flatMap(this::arn);
      if (arn.isPresent() && known.filter(each -> fits(arn.get(), each)).isPresent()) {
        fitting.add(arn.get());
      }
    }
    return fitting;
  }

  /** A reference to a resource means its ARN, whatever the reference gives. */
  private Optional<ComposedString> arn(ComposedString value) {
    Optional<Resource> resource = values.resource(value);
    if (resource.isEmpty()) {
      return Optional.of(value);
    }
    return type(resource.get())
        .flatMap(
            form ->
                values
                    .read(value, form, false)
                    .map(
                        read ->
                            read.arn()
                                .orElseGet(
                                    () ->
                                        ResourceValues.arn(form, List.of(read), value.origin()))));
  }

  private static Optional<ArnForm> type(Resource resource) {
    return KnownTypes.find(resource.type())
        .map(KnownTypes.KnownType::iamType)
        .flatMap(
            type -> {
              int colon = type.indexOf(':');
              return IamTypes.find(type.substring(0, colon), type.substring(colon + 1));
            });
  }

  /** Returns whether an action can be allowed on an ARN. */
  private boolean fits(ComposedString arn, IamActions.Action action) {
    Optional<ArnForm> own =
        arn.reference()
            .flatMap(
                reference ->
                    Optional.ofNullable(values.template().resources().get(reference.target())))
            .flatMap(RoleWords::type);
    return action.resourceTypes().stream()
        .flatMap(type -> type.arns().stream())
        .map(ArnForm::of)
        .anyMatch(form -> own.isPresent() ? own.get().equals(form) : isOf(arn, form));
  }

  private static boolean isOf(ComposedString arn, ArnForm form) {
    List<ComposedString> parts = arn.split(':');
    if (!ResourceValues.isArn(parts)) {
      return true;
    }
    String rest =
        ResourceValues.joined(ComposedString.join(parts.subList(5, parts.size()), ':')).toString();
    String wanted = form.resourcePrefix();
    String service = form.text().split(":")[2];
    int known = rest.indexOf('*') < 0 ? rest.length() : rest.indexOf('*');
    String start = rest.substring(0, Math.min(known, wanted.length()));
    return parts.get(2).literal().equals(Optional.of(service))
        && (wanted.startsWith(start) || rest.startsWith(wanted));
  }
}
