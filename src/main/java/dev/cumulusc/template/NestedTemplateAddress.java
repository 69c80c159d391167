package dev.cumulusc.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a compiled nested template is known by in a stack that has not been bundled: its name, below
 * the name of the stack. Both engines make addresses of it as kes does; a bundle replaces them by
 * those of the uploaded templates.
 */
public record NestedTemplateAddress(String stackName, String name) {
  /** The property of a nested stack that has the address. */
  public static final String PROPERTY = "TemplateURL";

  /** Authors write addresses of their own, too, so the host and what is before may be any. */
  private static final Pattern ADDRESS = Pattern.compile("https?://.*/([^/]+)/([^/]+)\\.yml");

  /** Returns what an address stands for; nothing if it is no address of such a template. */
  public static Optional<NestedTemplateAddress> read(String address) {
    Matcher matcher = ADDRESS.matcher(address);
    return matcher.matches()
        ? Optional.of(new NestedTemplateAddress(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /**
   * Returns the name of the compiled template that a nested stack is made from.
   *
   * @param resource a resource of a stack's template
   * @param stackName the name of that stack
   */
  public static Optional<String> nameIn(Resource resource, String stackName) {
    return resource
        .properties()
        .map(properties -> properties.get(PROPERTY))
        .filter(CfnValue.Text.class::isInstance)
        .flatMap(address -> read(((CfnValue.Text) address).value()))
        .filter(found -> found.stackName().equals(stackName))
        .map(NestedTemplateAddress::name);
  }

  /** Returns the address in a bucket. */
  public String in(String bucket) {
    return "http://" + bucket + ".s3.amazonaws.com/" + stackName + "/" + name + ".yml";
  }
}
