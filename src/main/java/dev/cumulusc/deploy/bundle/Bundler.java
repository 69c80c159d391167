package dev.cumulusc.deploy.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.asl.AdapterSettings;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.deploy.service.S3Addresses;
import dev.cumulusc.deploy.service.TemplateLocation;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.Capabilities;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.NestedTemplateAddress;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes stacks ready to be deployed, without a call of a service: each template and each package
 * gets a key that follows from its content, and the templates contain these keys.
 */
public final class Bundler {
  private final StackInput input;
  private final Compilation compilation;
  private final Supplier<S3Addresses> addresses;
  private final TemplateWriter.Format format;
  private final Diagnostics diagnostics;
  private final List<Upload> templates = new ArrayList<>();
  private boolean complete = true;

  private Bundler(
      StackInput input,
      Supplier<S3Addresses> addresses,
      TemplateWriter.Format format,
      Diagnostics diagnostics) {
    this.input = input;
    this.compilation = input.compilation();
    this.addresses = addresses;
    this.format = format;
    this.diagnostics = diagnostics;
  }

  /**
   * Prepares a stack; nothing is returned when something has no bucket, which is reported.
   *
   * @param addresses is only called for templates that CloudFormation has to read from S3
   */
  public static Optional<PreparedStack> prepare(
      StackInput input,
      Supplier<S3Addresses> addresses,
      TemplateWriter.Format format,
      Diagnostics diagnostics) {
    return new Bundler(input, addresses, format, diagnostics).prepare();
  }

  /**
   * Prepares a stack anew with other templates; the rest is as it was.
   *
   * @param compiled the stack as the application's files make it
   * @param main the main template, with the addresses of nested templates as they were compiled
   * @param nested the templates of nested stacks by the logical ids of the nested stacks
   */
  public static Optional<PreparedStack> prepareWith(
      PreparedStack compiled,
      Template main,
      Map<String, Template> nested,
      S3Addresses addresses,
      TemplateWriter.Format format,
      Diagnostics diagnostics) {
    StackInput input = compiled.input();
    Bundler names = new Bundler(input, () -> addresses, format, diagnostics);
    Map<String, Template> byName = new LinkedHashMap<>(input.compilation().nested());
    nested.forEach(
        (logicalId, template) ->
            names
                .nestedName(input.compilation().template().resources().get(logicalId))
                .ifPresent(name -> byName.put(name, template)));
    Set<String> capabilities = new TreeSet<>(input.capabilities());
    capabilities.addAll(
        Capabilities.of(Stream.concat(Stream.of(main), nested.values().stream()).toList()));
    StackInput other =
        input.withCompilation(input.compilation().withTemplate(main).withNested(byName));
    return new Bundler(other, () -> addresses, format, diagnostics)
        .prepare()
        .map(stack -> stack.withInput(input.withCapabilities(List.copyOf(capabilities))));
  }

  private Optional<PreparedStack> prepare() {
    Template template = AdapterSettings.without(compilation.template());
    Map<String, Template> nested = new LinkedHashMap<>();
    Map<String, Resource> resources = new LinkedHashMap<>(template.resources());
    template.resources().values().stream()
        .filter(resource -> resource.type().equals(ResourceTypes.STACK))
        .forEach(resource -> nest(resource, resources, nested));
    Template main = new Template(template.sections(), resources, template.origin());
    String text = TemplateWriter.write(main, format);
    TemplateLocation location = new TemplateLocation.Body(text);
    if (text.getBytes(UTF_8).length > TemplateTexts.MAX_IN_REQUEST) {
      location =
          new TemplateLocation.Url(
              upload(compilation.name(), text, compilation.name(), main.origin()));
    }
    return complete
        ? Optional.of(
            new PreparedStack(
                input, main, text, location, nested, uploads(main, nested), Optional.empty()))
        : Optional.empty();
  }

  /** Gives a nested stack the address of its template, if it is one that was compiled. */
  private void nest(
      Resource resource, Map<String, Resource> resources, Map<String, Template> nested) {
    @Nullable CfnValue address =
        resource
            .properties()
            .map(properties -> properties.get(NestedTemplateAddress.PROPERTY))
            .orElse(null);
    if (address instanceof CfnValue.Bool) {
      // What kes calls the address of a nested template that has no bucket.
      reportNoBucket(resource.logicalId(), resource.origin());
      return;
    }
    Optional<String> name = nestedName(resource);
    if (name.isPresent()) {
      Template template =
          AdapterSettings.without(Objects.requireNonNull(compilation.nested().get(name.get())));
      String text = TemplateWriter.write(template, format);
      String url = upload(name.get(), text, resource.logicalId(), resource.origin());
      resources.put(resource.logicalId(), withAddress(resource, url));
      nested.put(resource.logicalId(), template);
    }
  }

  /** Returns the name of the compiled template that a nested stack is made from. */
  private Optional<String> nestedName(@Nullable Resource resource) {
    return Optional.ofNullable(resource)
        .flatMap(each -> NestedTemplateAddress.nameIn(each, input.stackName()))
        .filter(compilation.nested()::containsKey);
  }

  private static Resource withAddress(Resource resource, String url) {
    CfnValue.Mapping properties = resource.properties().orElseThrow();
    Map<String, CfnValue.Member> members = new LinkedHashMap<>(properties.members());
    members.computeIfPresent(
        NestedTemplateAddress.PROPERTY,
        (name, member) ->
            new CfnValue.Member(CfnValue.text(url, member.value().origin()), member.key()));
    return resource.withProperties(Optional.of(new CfnValue.Mapping(members, properties.origin())));
  }

  /** Adds a template to what is uploaded, and returns its address. */
  private String upload(String name, String text, String what, Origin origin) {
    if (input.bucket().isEmpty()) {
      reportNoBucket(what, origin);
      return "";
    }
    String suffix = format == TemplateWriter.Format.YAML ? "yml" : "json";
    String file = name + "-" + ContentHash.ofText(text) + "." + suffix;
    String key = compilation.application().s3Key(input.stackName() + "/templates/" + file);
    templates.add(new Upload(input.bucket().get(), key, new Upload.TemplateText(name, text)));
    return addresses.get().of(input.bucket().get(), key);
  }

  private void reportNoBucket(String what, Origin origin) {
    complete = false;
    diagnostics.report(
        BundleRules.TEMPLATE_WITHOUT_BUCKET,
        origin,
        "The template of `" + what + "` has to be deployed from S3, but no bucket is set.",
        "Set `system_bucket` to a bucket in the stack's Region.");
  }

  /** Returns what has to be in S3: the code that the templates name, then the templates. */
  private List<Upload> uploads(Template main, Map<String, Template> nested) {
    Set<String> named = new HashSet<>();
    Stream.concat(Stream.of(main), nested.values().stream())
        .flatMap(Template::walk)
        .forEach(value -> named(value).ifPresent(named::add));
    Map<String, Upload> uploads = new LinkedHashMap<>();
    for (CodePackage code : compilation.code()) {
      if (named.stream().anyMatch(name -> isNamed(code.key(), name))) {
        uploads.putIfAbsent(
            code.bucket() + "/" + code.key(),
            new Upload(code.bucket(), code.key(), new Upload.Code(code)));
      }
    }
    List<Upload> all = new ArrayList<>(uploads.values());
    all.addAll(templates);
    return all;
  }

  /** Returns the string that may name an object in S3. */
  private static Optional<String> named(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return Optional.of(text.value());
    }
    return value instanceof CfnValue.Sub sub ? Optional.of(sub.text()) : Optional.empty();
  }

  /** Returns whether a string is a key, or the address of an object with that key. */
  private static boolean isNamed(String key, String name) {
    return name.equals(key) || name.endsWith("/" + key);
  }
}
