package dev.cumulusc.catalog;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Some rules, named as a user names them: by code, by the beginning of codes ({@code C4}, {@code
 * C23}), by name, or by family ({@code task-policy}).
 */
public final class RuleSelector implements Predicate<RuleInfo> {
  private final Set<String> codes;

  private RuleSelector(Set<String> codes) {
    this.codes = codes;
  }

  /** Something that names no rule. */
  public static final class UnknownRuleException extends Exception {
    private static final long serialVersionUID = 1;

    private UnknownRuleException(String name) {
      super("There is no rule `" + name + "`." + help(name));
    }

    private static String help(String name) {
      List<String> names = new ArrayList<>();
      RuleCatalog.all().forEach(rule -> names.add(rule.code()));
      RuleCatalog.all().forEach(rule -> names.add(rule.name()));
      RuleCatalog.all().forEach(rule -> names.add(rule.family().label()));
      return Suggestions.didYouMean(name, names)
          .map(text -> " " + text)
          .orElse(" `cumulusc rules` lists all.");
    }
  }

  /**
   * Reads what a user wrote.
   *
   * @throws UnknownRuleException if one of the names names no rule
   */
  public static RuleSelector of(List<String> names) throws UnknownRuleException {
    Set<String> codes = new HashSet<>();
    for (String name : names) {
      Set<String> named = codes(name.strip());
      if (named.isEmpty()) {
        throw new UnknownRuleException(name.strip());
      }
      codes.addAll(named);
    }
    return new RuleSelector(codes);
  }

  private static Set<String> codes(String name) {
    Set<String> codes = new HashSet<>();
    boolean isStart = name.matches("[Cc][0-9]*");
    String start = name.toUpperCase(Locale.ROOT);
    for (RuleInfo rule : RuleCatalog.all()) {
      if ((isStart && rule.code().startsWith(start))
          || rule.name().equals(name)
          || rule.family().label().equals(name)) {
        codes.add(rule.code());
      }
    }
    return codes;
  }

  /**
   * Returns the rule of a code or a name.
   *
   * @throws UnknownRuleException if there is none
   */
  public static RuleInfo one(String codeOrName) throws UnknownRuleException {
    Optional<RuleInfo> found = RuleCatalog.find(codeOrName);
    if (found.isEmpty()) {
      throw new UnknownRuleException(codeOrName);
    }
    return found.get();
  }

  @Override
  public boolean test(RuleInfo rule) {
    return codes.contains(rule.code());
  }
}
