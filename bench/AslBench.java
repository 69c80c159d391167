import dev.cumulusc.asl.DefinitionReader;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.rules.AslValidator;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Checks one definition again and again in one process, and prints the median milliseconds of CPU that the checking thread
 * took, which other work on the machine does not lengthen much.
 */
final class AslBench {
  private static final int WARM_UP = 60;
  private static final int COUNTED = 41;

  private AslBench() {}

  public static void main(String[] arguments) throws Exception {
    String text = Files.readString(Path.of(arguments[0]));
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    double[] millis = new double[WARM_UP + COUNTED];
    for (int i = 0; i < millis.length; i++) {
      long start = clock.getCurrentThreadCpuTime();
      Diagnostics diagnostics = new Diagnostics();
      var node = (MappingNode) new DefinitionReader(diagnostics).read(SourceFile.of("m.json", text)).get();
      AslValidator.validate(node, MachineType.STANDARD, diagnostics);
      if (diagnostics.hasErrors()) {
        throw new IllegalStateException("the definition has errors: " + diagnostics);
      }
      millis[i] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
    }
    double[] counted = Arrays.copyOfRange(millis, WARM_UP, millis.length);
    Arrays.sort(counted);
    System.out.println(counted[COUNTED / 2]);
  }
}
