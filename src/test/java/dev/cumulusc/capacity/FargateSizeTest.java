package dev.cumulusc.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FargateSizeTest {

  @ParameterizedTest
  @CsvSource({
    "10, 256, 256, 512",
    "256, 512, 256, 512",
    "256, 513, 256, 1024",
    "256, 1025, 256, 2048",
    "256, 2048, 256, 2048",
    "256, 2049, 512, 3072",
    "257, 512, 512, 1024",
    "10, 4000, 512, 4096",
    "512, 4097, 1024, 5120",
    "1024, 1, 1024, 2048",
    "1024, 8193, 2048, 9216",
    "2048, 16385, 4096, 17408",
    "4096, 30720, 4096, 30720",
    "4096, 30721, 8192, 32768",
    "8192, 16385, 8192, 20480",
    "8192, 61441, 16384, 65536",
    "16384, 32769, 16384, 40960",
    "16384, 122880, 16384, 122880"
  })
  void takesTheSmallestSizeThatHoldsTheLoad(long cpu, long memory, long taskCpu, long taskMemory) {
    assertThat(FargateSize.holding(new Load(cpu, memory))).contains(new Load(taskCpu, taskMemory));
  }

  @ParameterizedTest
  @CsvSource({"16385, 512", "256, 122881"})
  void hasNoSizeForMoreThanTheLargestTask(long cpu, long memory) {
    assertThat(FargateSize.holding(new Load(cpu, memory))).isEqualTo(Optional.empty());
  }
}
