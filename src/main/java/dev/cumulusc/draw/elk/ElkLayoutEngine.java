package dev.cumulusc.draw.elk;

import dev.cumulusc.draw.layout.FlatGraph;
import dev.cumulusc.draw.layout.LayoutEngine;
import dev.cumulusc.draw.layout.Placement;
import dev.cumulusc.draw.layout.Placement.Point;
import dev.cumulusc.draw.layout.Placement.Route;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Lays graphs out in layers, by the Eclipse Layout Kernel. */
public final class ElkLayoutEngine implements LayoutEngine {
  private static final String ALGORITHM = "org.eclipse.elk.layered";
  private static final double BETWEEN_NODES = 28;
  private static final double BETWEEN_LAYERS = 30;
  private static final double BESIDE_EDGES = 14;
  private static final double BESIDE_LABELS = 4;

  public ElkLayoutEngine() {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  @Override
  public Placement place(FlatGraph graph) {
    ElkNode root = ElkGraphUtil.createGraph();
    configure(root);
    List<ElkNode> nodes = new ArrayList<>();
    for (FlatGraph.Node node : graph.nodes()) {
      ElkNode made = ElkGraphUtil.createNode(root);
      made.setDimensions(node.width(), node.height());
      if (node.isFirst()) {
        made.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST);
      }
      nodes.add(made);
    }
    List<ElkEdge> edges = new ArrayList<>();
    for (FlatGraph.Edge edge : graph.edges()) {
      ElkEdge made = ElkGraphUtil.createSimpleEdge(nodes.get(edge.from()), nodes.get(edge.to()));
      if (edge.hasLabel()) {
        ElkLabel label = ElkGraphUtil.createLabel("label", made);
        label.setDimensions(edge.labelWidth(), edge.labelHeight());
        label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
      }
      edges.add(made);
    }
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    return new Placement(
        root.getWidth(),
        root.getHeight(),
        nodes.stream().map(node -> new Point(node.getX(), node.getY())).toList(),
        edges.stream().map(ElkLayoutEngine::route).toList());
  }

  private static void configure(ElkNode root) {
    root.setProperty(CoreOptions.ALGORITHM, ALGORITHM);
    root.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
    root.setProperty(LayeredOptions.RANDOM_SEED, 1);
    root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.DEPTH_FIRST);
    root.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_NODES);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, BESIDE_EDGES);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BESIDE_EDGES);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BESIDE_EDGES);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BESIDE_EDGES);
    root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, BESIDE_LABELS);
  }

  private static Route route(ElkEdge edge) {
    List<Point> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(new Point(section.getStartX(), section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(new Point(bend.getX(), bend.getY()));
      }
      points.add(new Point(section.getEndX(), section.getEndY()));
    }
    return new Route(
        points,
        edge.getLabels().stream().findFirst().map(label -> new Point(label.getX(), label.getY())));
  }
}
