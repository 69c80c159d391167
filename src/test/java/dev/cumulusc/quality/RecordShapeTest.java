package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Keeps records small enough that their parts are not mistaken for each other, and free of copies
 * that spell out what stays as it is: {@code @RecordBuilder} writes those.
 */
class RecordShapeTest {
  private static final int MAX_PARTS = 9;

  /** So many unchanged parts are no more to write than a call that leaves them out. */
  private static final int MAX_COPIED_PARTS = 3;

  /** What changes more parts than these is another value, not a copy. */
  private static final int MAX_CHANGED_PARTS = 3;

  private static final List<String> PARTS = new ArrayList<>();
  private static final List<String> COPIES = new ArrayList<>();

  @BeforeAll
  static void readSources() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(Repository.programSources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      Records records = new Records();
      units.forEach(unit -> records.scan(unit, null));
      for (CompilationUnitTree unit : units) {
        new Copies(unit, positions, records.parts).scan(unit, null);
      }
      records.parts.forEach(
          (name, parts) -> {
            if (parts.size() > MAX_PARTS) {
              PARTS.add(name + " has " + parts.size() + " parts");
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void recordsHaveFewParts() {
    assertThat(PARTS).as("records with more than %d parts; group them", MAX_PARTS).isEmpty();
  }

  @Test
  void recordsAreNotCopiedByHand() {
    assertThat(COPIES)
        .as("copies that repeat more than %d parts; use @RecordBuilder", MAX_COPIED_PARTS)
        .isEmpty();
  }

  /** Finds the parts of each record by its simple name; records of one name count as one. */
  private static final class Records extends TreeScanner<Void, Void> {
    private final Map<String, List<String>> parts = new HashMap<>();

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (type.getKind() == Tree.Kind.RECORD) {
        List<String> names = new ArrayList<>();
        for (Tree member : type.getMembers()) {
          if (member instanceof VariableTree field
              && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
            names.add(field.getName().toString());
          }
        }
        parts.merge(
            type.getSimpleName().toString(),
            names,
            (one, other) -> one.size() >= other.size() ? one : other);
      }
      return super.visitClass(type, null);
    }
  }

  /** Finds constructor calls that pass on the parts of another record of the same type. */
  private static final class Copies extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final Map<String, List<String>> records;
    private String around = "";
    private boolean ofInstance;

    Copies(CompilationUnitTree unit, SourcePositions positions, Map<String, List<String>> records) {
      this.unit = unit;
      this.positions = positions;
      this.records = records;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      String outer = around;
      around = type.getSimpleName().toString();
      super.visitClass(type, null);
      around = outer;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      boolean outer = ofInstance;
      ofInstance = !method.getModifiers().getFlags().contains(Modifier.STATIC);
      super.visitMethod(method, null);
      ofInstance = outer;
      return null;
    }

    @Override
    public Void visitNewClass(NewClassTree call, Void nothing) {
      String name = simpleName(call.getIdentifier());
      List<String> parts = records.getOrDefault(name, List.of());
      Map<String, Integer> taken = new HashMap<>();
      if (call.getArguments().size() == parts.size()) {
        for (int i = 0; i < parts.size(); i++) {
          source(call.getArguments().get(i), parts.get(i), name.equals(around) && ofInstance)
              .ifPresent(from -> taken.merge(from, 1, Integer::sum));
        }
      }
      if (taken.values().stream().anyMatch(count -> isCopy(count, parts.size()))) {
        long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, call));
        COPIES.add(unit.getSourceFile().getName() + ":" + line + " copies " + name);
      }
      return super.visitNewClass(call, null);
    }

    /** Returns what a part is taken from as it is: this record, or the one in a variable. */
    private static Optional<String> source(ExpressionTree argument, String part, boolean ofThis) {
      if (argument instanceof IdentifierTree variable) {
        return Optional.of("this").filter(self -> ofThis && variable.getName().contentEquals(part));
      }
      return argument instanceof MethodInvocationTree read
              && read.getArguments().isEmpty()
              && read.getMethodSelect() instanceof MemberSelectTree accessor
              && accessor.getIdentifier().contentEquals(part)
          ? Optional.of(accessor.getExpression().toString())
          : Optional.empty();
    }

    private static boolean isCopy(int copied, int parts) {
      return copied > MAX_COPIED_PARTS && parts - copied <= MAX_CHANGED_PARTS;
    }

    private static String simpleName(ExpressionTree type) {
      String name = type.toString().replaceFirst("<.*", "");
      return name.substring(name.lastIndexOf('.') + 1);
    }
  }
}
