package dev.cumulusc.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes one picture of two: what was added, what was removed, and what changed. */
public final class PictureDiff {
  private int number;

  private PictureDiff() {}

  /**
   * Compares two pictures. States are the same if they have the same name in the same region.
   *
   * @return the newer picture with marks, and in it what only the older one has
   */
  public static Picture of(Picture older, Picture newer) {
    return new Picture(
        newer.title(), new PictureDiff().merged(older.root(), newer.root(), newer.root().label()));
  }

  /** The arrows of a region by what they are, since ids differ from picture to picture. */
  private record Arrow(String from, String to, Link.Kind kind, String label) {}

  private Region merged(Region older, Region newer, String label) {
    List<Box> boxes = new ArrayList<>();
    Map<String, String> ids = new HashMap<>();
    for (Box box : newer.boxes()) {
      add(merged(find(older, box), box), boxes, ids);
    }
    for (Box box : older.boxes()) {
      if (find(newer, box).isEmpty()) {
        add(renumbered(box, Mark.REMOVED), boxes, ids);
      }
    }
    Set<Arrow> before = arrows(older);
    Set<Arrow> after = arrows(newer);
    List<Link> links = new ArrayList<>();
    for (Link link : newer.links()) {
      Arrow arrow = arrow(newer, link);
      links.add(link(arrow, ids, before.contains(arrow) ? Mark.NONE : Mark.ADDED));
    }
    for (Link link : older.links()) {
      Arrow arrow = arrow(older, link);
      if (!after.contains(arrow)) {
        links.add(link(arrow, ids, Mark.REMOVED));
      }
    }
    return new Region(label, boxes, links);
  }

  private static void add(Box box, List<Box> boxes, Map<String, String> ids) {
    boxes.add(box);
    ids.put(key(box), box.id());
  }

  /** A name can be that of a point, too, so the kind of a point is a part of its key. */
  private static String key(Box box) {
    return box.kind().isPoint() ? "point " + box.kind() : "state " + box.name();
  }

  private static Optional<Box> find(Region region, Box wanted) {
    return region.boxes().stream().filter(box -> key(box).equals(key(wanted))).findFirst();
  }

  private Box merged(Optional<Box> older, Box newer) {
    if (older.isEmpty()) {
      return renumbered(newer, newer.kind().isPoint() ? Mark.NONE : Mark.ADDED);
    }
    String id = nextId();
    if (newer.kind().isPoint()) {
      return point(older.get(), newer.with().id(id).build());
    }
    List<Region> regions = new ArrayList<>();
    List<Region> before = older.get().regions();
    for (int i = 0; i < newer.regions().size(); i++) {
      Region region = newer.regions().get(i);
      regions.add(
          i < before.size()
              ? merged(before.get(i), region, region.label())
              : renumbered(region, Mark.ADDED));
    }
    for (Region gone : before.subList(Math.min(before.size(), regions.size()), before.size())) {
      regions.add(renumbered(gone, Mark.REMOVED));
    }
    boolean same =
        older.get().kind() == newer.kind()
            && older.get().content().equals(newer.content())
            && older.get().detail().equals(newer.detail());
    String detail = newer.detail();
    if (!older.get().detail().equals(detail)) {
      detail += " (was: " + older.get().detail() + ")";
    }
    return newer
        .with()
        .id(id)
        .detail(detail)
        .mark(same ? Mark.NONE : Mark.CHANGED)
        .regions(regions)
        .build();
  }

  /** A scope's own fields, a machine's time-out for one, belong to the point where it begins. */
  private static Box point(Box older, Box newer) {
    Set<String> changed = StateContent.changedFields(older.content(), newer.content());
    return changed.isEmpty()
        ? newer
        : newer.with().detail(String.join(", ", changed)).mark(Mark.CHANGED).build();
  }

  private Box renumbered(Box box, Mark mark) {
    String id = nextId();
    return box.with()
        .id(id)
        .mark(box.kind().isPoint() ? Mark.NONE : mark)
        .regions(box.regions().stream().map(region -> renumbered(region, mark)).toList())
        .build();
  }

  private Region renumbered(Region region, Mark mark) {
    List<Box> boxes = new ArrayList<>();
    Map<String, String> ids = new HashMap<>();
    for (Box box : region.boxes()) {
      Box made = renumbered(box, mark);
      ids.put(box.id(), made.id());
      boxes.add(made);
    }
    List<Link> links =
        region.links().stream()
            .map(
                link ->
                    link.with()
                        .from(Objects.requireNonNull(ids.get(link.from())))
                        .to(Objects.requireNonNull(ids.get(link.to())))
                        .mark(mark)
                        .build())
            .toList();
    return new Region(region.label(), boxes, links);
  }

  private String nextId() {
    number++;
    return "s" + number;
  }

  private static Set<Arrow> arrows(Region region) {
    Set<Arrow> found = new HashSet<>();
    region.links().forEach(link -> found.add(arrow(region, link)));
    return found;
  }

  private static Arrow arrow(Region region, Link link) {
    return new Arrow(
        keyOf(region, link.from()), keyOf(region, link.to()), link.kind(), link.label());
  }

  private static String keyOf(Region region, String id) {
    return region.boxes().stream()
        .filter(box -> box.id().equals(id))
        .map(PictureDiff::key)
        .findFirst()
        .orElseThrow();
  }

  private static Link link(Arrow arrow, Map<String, String> ids, Mark mark) {
    return new Link(
        Objects.requireNonNull(ids.get(arrow.from())),
        Objects.requireNonNull(ids.get(arrow.to())),
        arrow.kind(),
        arrow.label(),
        mark);
  }
}
