package dev.cumulusc.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.draw.layout.LayoutEngine;
import dev.cumulusc.draw.layout.LayoutEngines;
import dev.cumulusc.draw.layout.Placement.Point;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class SvgTest {
  private static LayoutEngine engine =
      graph -> {
        throw new AssertionError();
      };

  @BeforeAll
  static void findEngine() throws IOException {
    engine = LayoutEngines.find();
  }

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noBoxesOverlapAndAllIsInsideWhatHoldsIt(long seed) {
    Picture picture = Machines.picture(Machines.random(seed));
    check(new SceneLayout(engine).of(picture.root()));
  }

  @Test
  void givesTheSameBytesEachTime() {
    String first = document(Machines.random(7));
    assertThat(document(Machines.random(7))).isEqualTo(first);
  }

  @Test
  void isXmlWhateverStatesAreCalled()
      throws ParserConfigurationException, IOException, SAXException {
    String name = "<script>alert('&\\\"]]>')</script>\\uFFFE\\u0001 ☃ \\U0001F600 end";
    String svg = document("{StartAt: a, States: {\"" + name + "\": {Type: Pass, End: true}}}");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getElementsByTagName("script").getLength()).isZero();
    assertThat(document.getDocumentElement().getTextContent()).contains("<script>alert('&");
  }

  @Test
  void canBeReadAloud() {
    assertThat(document("{StartAt: A, States: {A: {Type: Wait, Seconds: 3, End: true}}}"))
        .contains("role=\"img\" aria-labelledby=\"m-title m-desc\"")
        .contains("<title id=\"m-title\">Ingest</title>")
        .contains("<desc id=\"m-desc\">A state machine with 1 state: A (Wait 3 s).</desc>");
  }

  @Test
  void suitsLightAndDarkPages() {
    assertThat(Svg.styles()).contains("@media (prefers-color-scheme:dark)");
    assertThat(document("{StartAt: A, States: {A: {Type: Pass, End: true}}}"))
        .contains(Svg.styles());
  }

  @Test
  void drawsAnEmptyMachine() {
    assertThat(document("{StartAt: A, States: {}}")).contains("A state machine with 0 states");
  }

  private static String document(String yaml) {
    return Svg.document(Machines.picture(yaml), engine, "m");
  }

  private static void check(Scene scene) {
    List<Rectangle2D> boxes = new ArrayList<>();
    Rectangle2D all =
        new Rectangle2D.Double(
            -0.1, -0.1, scene.placement().width() + 0.2, scene.placement().height() + 0.2);
    for (int i = 0; i < scene.figures().size(); i++) {
      Figure figure = scene.figures().get(i);
      Point at = scene.placement().nodes().get(i);
      Rectangle2D box = new Rectangle2D.Double(at.x(), at.y(), figure.width(), figure.height());
      assertThat(all.contains(box)).isTrue();
      assertThat(boxes).noneMatch(box::intersects);
      boxes.add(box);
      checkInside(figure);
    }
    for (int i = 0; i < scene.labels().size(); i++) {
      TextBlock text = scene.labels().get(i);
      scene
          .placement()
          .routes()
          .get(i)
          .label()
          .map(at -> new Rectangle2D.Double(at.x(), at.y(), text.width(), text.height()))
          .ifPresent(
              label -> {
                assertThat(all.contains(label)).isTrue();
                assertThat(boxes).noneMatch(label::intersects);
                boxes.add(label);
              });
    }
  }

  private static void checkInside(Figure figure) {
    for (TextBlock text : figure.texts()) {
      assertThat(text.width()).isLessThanOrEqualTo(figure.width() - SceneLayout.PADDING);
    }
    List<Rectangle2D> regions = new ArrayList<>();
    for (Figure.Inner inner : figure.inner()) {
      Rectangle2D region =
          new Rectangle2D.Double(inner.x(), inner.y(), inner.width(), inner.height());
      assertThat(inner.x() + inner.width()).isLessThan(figure.width());
      assertThat(inner.y() + inner.height()).isLessThan(figure.height());
      assertThat(regions).noneMatch(region::intersects);
      regions.add(region);
      check(inner.scene());
    }
  }
}
