package dev.cumulusc.emit;

import java.io.Writer;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLFactoryBuilder;
import tools.jackson.dataformat.yaml.YAMLGenerator;

/**
 * Makes generators of YAML that put a string of several lines into quotes if it has a character
 * that YAML 1.1 takes for a line break: a block would give another string when it is read.
 */
final class QuotingYamlFactory extends YAMLFactory {
  private static final long serialVersionUID = 1L;

  QuotingYamlFactory(YAMLFactoryBuilder builder) {
    super(builder);
  }

  @Override
  protected YAMLGenerator _createGenerator(ObjectWriteContext context, IOContext io, Writer out) {
    return new YAMLGenerator(
        context,
        io,
        context.getStreamWriteFeatures(_streamWriteFeatures),
        context.getFormatWriteFeatures(_formatWriteFeatures),
        _quotingChecker,
        out,
        _version,
        _dumpSettings) {
      @Override
      protected void _writeScalar(String value, String type, ScalarStyle style) {
        boolean isBroken =
            style == ScalarStyle.LITERAL && value.codePoints().anyMatch(QuotingYamlFactory::breaks);
        super._writeScalar(value, type, isBroken ? ScalarStyle.DOUBLE_QUOTED : style);
      }
    };
  }

  private static boolean breaks(int character) {
    return character == 0x85 || character == 0x2028 || character == 0x2029;
  }
}
