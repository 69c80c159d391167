package dev.cumulusc.draw;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A state machine as it is drawn: what there is to see, but not where.
 *
 * @param title the workflow's name
 */
public record Picture(String title, Region root) {

  /** Returns the picture with its texts changed; ids and arrows stay. */
  public Picture withTexts(UnaryOperator<String> change) {
    return new Picture(change.apply(title), changed(root, change));
  }

  private static Region changed(Region region, UnaryOperator<String> change) {
    return new Region(
        region.label(),
        region.boxes().stream()
            .map(
                box ->
                    box.with()
                        .name(change.apply(box.name()))
                        .detail(change.apply(box.detail()))
                        .retries(
                            box.retries().stream()
                                .map(each -> new Box.Retry(change.apply(each.text()), each.mark()))
                                .toList())
                        .regions(
                            box.regions().stream().map(inner -> changed(inner, change)).toList())
                        .build())
            .toList(),
        region.links().stream().map(link -> link.withLabel(change.apply(link.label()))).toList());
  }

  /** Returns the marks that the picture has, without {@link Mark#NONE}. */
  public Set<Mark> marks() {
    Set<Mark> found = EnumSet.noneOf(Mark.class);
    collect(root, found);
    found.remove(Mark.NONE);
    return found;
  }

  /** Returns whether all of the picture has a mark: it was added, or removed, as a whole. */
  public boolean isAll(Mark mark) {
    return root.boxes().stream()
        .filter(box -> !box.kind().isPoint())
        .allMatch(box -> box.mark() == mark);
  }

  /** Returns how many states the machine has; those that are gone count if all are. */
  public int states() {
    return states(root, isAll(Mark.REMOVED));
  }

  private static void collect(Region region, Set<Mark> found) {
    region.links().forEach(link -> found.add(link.mark()));
    for (Box box : region.boxes()) {
      found.add(box.mark());
      box.retries().forEach(retry -> found.add(retry.mark()));
      box.regions().forEach(inner -> collect(inner, found));
    }
  }

  private static int states(Region region, boolean withRemoved) {
    int count = 0;
    for (Box box : region.boxes()) {
      boolean isLeftOut = box.kind().isPoint() || box.mark() == Mark.REMOVED && !withRemoved;
      count += isLeftOut ? 0 : 1;
      for (Region inner : box.regions()) {
        count += states(inner, withRemoved);
      }
    }
    return count;
  }
}
