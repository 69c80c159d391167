package dev.cumulusc.source;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What is known of secrets: by which names variables hold them, and how they are kept unseen. */
public final class Secrets {
  private static final Pattern ALWAYS =
      Pattern.compile(
          ".*(?:password|passwd|passphrase|secret).*|(?:.*[._-]|.*db|.*user)?(?:pass|authorization)",
          Pattern.CASE_INSENSITIVE);

  /** What is known of a secret, and does not give it away. */
  private static final Pattern OF_A_SECRET =
      Pattern.compile("(?:.*(?:[._-]|[a-z0-9](?=[A-Z])))?(?i:secret_?id|arn|length|policy)");

  /** What stands for a value that is elsewhere: a path, an expression, a reference, an ARN. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?is)\\s*|true|false|null|none|arn:.*|\\$\\$?(?:[.\\[].*)?|States\\.\\w+\\(.*"
              + "|\\{%.*%\\}|\\{[\\[$].*\\}|(?:\\$\\{[^{}]*\\})+|\\{\\{[^{}]*\\}\\}"
              + "|\\{\\{resolve:.*|[^{}]*\\}\\}");

  /**
   * The password in an address (RFC 3986, 3.2.1), or the value of a parameter or option with a
   * secret's name; a digest behind an image's tag is none.
   */
  private static final Pattern PASSWORD_IN_ADDRESS =
      Pattern.compile(
          "(?<=://[^/\\s:@]{0,200}:)(?![$<*%]|\\{\\{)[^/\\s@\"']+(?=@(?!sha256:))"
              + "|(?<=[?&;](?i:[\\w.-]{0,40}(?:password|passwd|passphrase|pwd|secret|api_?key|token))=)"
              + "(?![$<*%]|\\{\\{)[^&;\\s\"']+"
              + "|(?<=--(?i:[\\w-]{0,40}(?:password|passwd|passphrase|secret|api-?key|token))=)"
              + "(?![$<*%]|\\{\\{)[^\\s\"']+");

  /** The ends of words in names like {@code clientToken}, {@code API_KEY} or {@code s3key}. */
  private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z0-9]+");

  /** What keys are of that everybody may see: those of tables, objects and groups. */
  private static final Set<String> OPEN_KEYS =
      Set.of(
          "attribute",
          "destination",
          "evaluated",
          "foreign",
          "group",
          "hash",
          "idempotency",
          "kms",
          "object",
          "partition",
          "primary",
          "public",
          "range",
          "routing",
          "s3",
          "sort",
          "source",
          "start",
          "target");

  /** The ends of names that describe a key or a token and do not hold it. */
  private static final Set<String> DESCRIPTIONS =
      Set.of(
          "arn",
          "attribute",
          "attributes",
          "conditions",
          "count",
          "endpoint",
          "expiration",
          "expression",
          "field",
          "lifetime",
          "name",
          "pair",
          "path",
          "prefix",
          "schema",
          "suffix",
          "timeout",
          "ttl",
          "type",
          "uri",
          "url");

  /** Members of data, in lower case, that are no secrets though variables of the name are. */
  private static final Set<String> NO_SECRET_MEMBERS =
      Set.of("key", "keys", "credential", "credentials");

  /** What is shown in a secret's place. */
  public static final String MASK = "****";

  /** A shorter secret occurs in too many other strings by chance. */
  private static final int MIN_LENGTH = 6;

  /** A secret that is shorter may be any other word. */
  private static final int MIN_WORD = 3;

  private Secrets() {}

  /** Returns whether a secret is long enough to be masked wherever it occurs in other strings. */
  public static boolean isLongEnough(String secret) {
    return secret.length() >= MIN_LENGTH;
  }

  /**
   * Returns whether the value of a key in a mapping must never be shown. {@code key} alone is the
   * name of an object or a tag there, not a secret; {@code credentials} alone is the field of a
   * Task or an API, which names a role.
   */
  public static boolean isSecretMember(String key) {
    return key.equalsIgnoreCase("pwd")
        || (!NO_SECRET_MEMBERS.contains(key.toLowerCase(Locale.ROOT)) && isSecretName(key));
  }

  /** Returns whether the value of a variable of this name must never be shown. */
  public static boolean isSecretName(String variable) {
    if (OF_A_SECRET.matcher(variable).matches()) {
      return false;
    }
    if (ALWAYS.matcher(variable).matches()) {
      return true;
    }
    List<String> words =
        List.of(WORDS.split(variable, -1)).stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
    if (DESCRIPTIONS.contains(words.get(words.size() - 1))) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      String before = i == 0 ? "" : words.get(i - 1);
      if (words.get(i).contains("token")
          || isShortPassword(words.get(i), before)
          || words.get(i).contains("credential")
          || isSecretKey(words.get(i), before)) {
        return true;
      }
    }
    return false;
  }

  /** Without a word before it, {@code PWD} is the shell's current folder. */
  private static boolean isShortPassword(String word, String before) {
    return word.equals("pwd") && !before.isEmpty() && !before.equals("old");
  }

  private static boolean isSecretKey(String word, String before) {
    int key = word.indexOf("key");
    String of = key > 0 ? word.substring(0, key) : before;
    return key >= 0 && !OPEN_KEYS.contains(of);
  }

  /** Returns whether a string only says where a value is, so that it may be seen. */
  public static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }

  /**
   * Returns whether an address or an option in a string has a password: {@code
   * amqp://user:password@host}, {@code --password=x}.
   */
  public static boolean hasPassword(String text) {
    return (text.contains("://") || text.contains("--"))
        && PASSWORD_IN_ADDRESS.matcher(text).find();
  }

  /** Returns a string with asterisks for each character of passwords in addresses. */
  public static String withoutPasswords(String text) {
    return hasPassword(text)
        ? PASSWORD_IN_ADDRESS
            .matcher(text)
            .replaceAll(
                found -> "*".repeat(found.group().codePointCount(0, found.group().length())))
        : text;
  }

  /**
   * Returns a string with secrets masked: long ones wherever they occur, shorter ones as words of
   * their own.
   */
  public static String mask(String text, Collection<String> secrets) {
    String masked = text;
    for (String secret : secrets) {
      for (int at = find(secret, masked, 0); at >= 0; at = find(secret, masked, at)) {
        masked = masked.substring(0, at) + MASK + masked.substring(at + secret.length());
        at += MASK.length();
      }
    }
    return masked;
  }

  /**
   * Returns a value as it may be seen.
   *
   * @param name the name, or the path, of what has it
   */
  public static String shown(String name, String value) {
    return isSecretName(name) ? MASK : "`" + value + "`";
  }

  /** Returns whether a secret occurs in a string: a short one as a word of its own. */
  public static boolean occursIn(String text, String secret) {
    return find(secret, text, 0) >= 0;
  }

  private static int find(String secret, String text, int from) {
    if (secret.length() < MIN_WORD) {
      return -1;
    }
    for (int at = text.indexOf(secret, from); at >= 0; at = text.indexOf(secret, at + 1)) {
      int end = at + secret.length();
      boolean whole =
          (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
              && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
      if (whole || isLongEnough(secret)) {
        return at;
      }
    }
    return -1;
  }
}
