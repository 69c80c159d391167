package dev.cumulusc.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps what every part of the model has to be. */
class ModelTest {
  private static final String MODEL = "dev.cumulusc.model";

  /** The methods that every record has. */
  private static final Set<String> GENERATED = Set.of("<init>", "equals", "hashCode", "toString");

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.cumulusc");

  /** The one place where a switch is a plain boolean. */
  private static final String SWITCH = "Switch.isOn";

  /** What is handed on as it was written, because others know its meaning. */
  private static final Set<String> AS_WRITTEN =
      Set.of(
          // The Amazon States Language, which `asl` reads.
          "Workflow.definition",
          // JSON that EventBridge and CloudWatch take as it is.
          "EventRule.eventPattern",
          "EventRule.Target.input",
          "Dashboard.alarmTemplate",
          "Dashboard.alarmHeader",
          "Dashboard.ecsHeader",
          "Dashboard.searchHeader",
          "Dashboard.searchWidgets",
          // Single values, which kes reads in ways of its own.
          "Expression.Literal.scalar",
          // What the programs of Cumulus read from files beside the stack.
          "CumulusFiles.buckets",
          "CumulusFiles.cmr",
          "CumulusFiles.launchpad");

  @Test
  void everySwitchKnowsItsOrigin() {
    assertThat(parts(part -> isBoolean(part.getGenericType().getTypeName())))
        .as("parts that are plain booleans; make them a Switch")
        .containsExactly(SWITCH);
  }

  @Test
  void nothingOfTheTreeIsInTheModelButWhatIsHandedOn() {
    assertThat(parts(part -> part.getGenericType().getTypeName().contains("dev.cumulusc.tree.")))
        .as("parts with nodes of the configuration")
        .containsExactlyInAnyOrderElementsOf(AS_WRITTEN);
  }

  @Test
  void everyPartIsRead() {
    List<String> unread =
        PROGRAM.stream()
            .filter(type -> type.isRecord() && type.getPackageName().equals(MODEL))
            .flatMap(
                type ->
                    parts(type.reflect())
                        .filter(part -> !isRead(type, part.getName()))
                        .map(ModelTest::name))
            .sorted()
            .toList();

    assertThat(unread).as("parts that are bound, and that nothing reads").isEmpty();
  }

  /** An origin is there for messages to come, whoever reads it today. */
  private static boolean isRead(JavaClass type, String part) {
    return part.equals("origin")
        || type.getAllRawInterfaces().stream().anyMatch(each -> declares(each, part))
        || type.getMethod(part).getAccessesToSelf().stream()
            .anyMatch(access -> !isOfRecordItself(access.getOriginOwner(), type))
        || type.getField(part).getAccessesToSelf().stream()
            .anyMatch(
                access ->
                    !GENERATED.contains(access.getOrigin().getName())
                        && !access.getOrigin().getName().equals(part));
  }

  private static boolean declares(JavaClass type, String method) {
    return !type.getSimpleName().equals("With")
        && type.getMethods().stream().anyMatch(each -> each.getName().equals(method));
  }

  private static boolean isOfRecordItself(JavaClass reader, JavaClass type) {
    return reader.equals(type) || reader.getName().contains("Builder");
  }

  private static boolean isBoolean(String type) {
    return type.equals("boolean") || type.contains("java.lang.Boolean");
  }

  private static List<String> parts(Predicate<RecordComponent> wanted) {
    return PROGRAM.stream()
        .filter(type -> type.isRecord() && type.getPackageName().equals(MODEL))
        .map(JavaClass::reflect)
        .flatMap(ModelTest::parts)
        .filter(wanted)
        .map(ModelTest::name)
        .sorted()
        .toList();
  }

  private static Stream<RecordComponent> parts(Class<?> type) {
    return Arrays.stream(type.getRecordComponents());
  }

  private static String name(RecordComponent part) {
    String type = part.getDeclaringRecord().getName();
    return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + part.getName();
  }
}
