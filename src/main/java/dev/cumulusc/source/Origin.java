package dev.cumulusc.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Where a value comes from: a place in a file, and all that it came through on its way. */
public sealed interface Origin {
  /** Returns the place that a message about the value underlines. */
  SourceSpan primary();

  /**
   * Returns the further places that explain a message about the value, nearest first. That a file
   * is included, and what the value lies over, explain none.
   */
  default List<Step> steps() {
    return stepsOf(this, false);
  }

  /**
   * Returns all that the value came through, nearest first, with the includes of its file and what
   * it lies over.
   */
  default List<Step> allSteps() {
    return stepsOf(this, true);
  }

  private static List<Step> stepsOf(Origin origin, boolean all) {
    List<Step> steps = new ArrayList<>();
    origin.collect(steps, all);
    return steps.stream().distinct().toList();
  }

  /**
   * Adds this origin's steps, and those of the origins that it is made of.
   *
   * @param all whether to add those, too, that explain no message
   */
  void collect(List<Step> steps, boolean all);

  /** Returns this origin with a part of its primary place in the primary place's stead. */
  Origin narrowedTo(SourceSpan part);

  /** Returns this origin with all its places changed in the same way. */
  Origin withPlaces(UnaryOperator<SourceSpan> change);

  /** Returns whether a secret went into the value, so that no message may show it. */
  boolean isSecret();

  /**
   * Returns where a part of the value comes from, when that is known better than by the place of
   * the whole. Only texts that a template renders to know it.
   *
   * @param start an index into the value's text
   * @param end an index into the value's text, exclusive
   */
  default Optional<Origin> part(int start, int end) {
    return Optional.empty();
  }

  /**
   * Returns where a part of the value comes from: the place of the whole, if the part is not found
   * in what is written there.
   *
   * @param text the value's text
   * @param start the index in the text of the part's first character
   * @param end the index after its last character
   */
  default Origin ofPart(String text, int start, int end) {
    Optional<Origin> known = part(start, end);
    if (known.isPresent()) {
      return known.get();
    }
    return Occurrence.in(primary(), text, start, end).map(this::narrowedTo).orElse(this);
  }

  /**
   * One station on a value's way, as a note under a message describes it.
   *
   * @param at the place, if it is one in a file
   */
  record Step(String text, Optional<SourceSpan> at) {
    public Step(String text, SourceSpan at) {
      this(text, Optional.of(at));
    }

    /** Returns this step with its text changed. */
    public Step withText(UnaryOperator<String> change) {
      return new Step(change.apply(text), at);
    }
  }

  /** The value stands in a file as it is. */
  record Written(SourceSpan primary) implements Origin {
    @Override
    public void collect(List<Step> steps, boolean all) {
      // A value that stands where it was written came through nothing.
    }

    @Override
    public Origin narrowedTo(SourceSpan part) {
      return new Written(part);
    }

    @Override
    public Origin withPlaces(UnaryOperator<SourceSpan> change) {
      return new Written(change.apply(primary));
    }

    @Override
    public boolean isSecret() {
      return false;
    }
  }

  /**
   * The value was brought to another place by a merge key, an alias, or a template that prints it.
   *
   * @param how what brought it, as it completes the note: "merged by `<<: *defaults`"
   */
  record Merged(Origin value, String how, SourceSpan via) implements Origin {
    @Override
    public SourceSpan primary() {
      return value.primary();
    }

    @Override
    public void collect(List<Step> steps, boolean all) {
      steps.add(new Step(how, via));
      value.collect(steps, all);
    }

    @Override
    public Origin narrowedTo(SourceSpan part) {
      return new Merged(value.narrowedTo(part), how, via);
    }

    @Override
    public Optional<Origin> part(int start, int end) {
      return value.part(start, end).map(origin -> new Merged(origin, how, via));
    }

    @Override
    public Origin withPlaces(UnaryOperator<SourceSpan> change) {
      return new Merged(value.withPlaces(change), how, change.apply(via));
    }

    @Override
    public boolean isSecret() {
      return value.isSecret();
    }
  }

  /**
   * The value stands in a file that another one includes.
   *
   * @param via what names the file
   */
  record Included(Origin value, SourceSpan via) implements Origin {
    @Override
    public SourceSpan primary() {
      return value.primary();
    }

    @Override
    public void collect(List<Step> steps, boolean all) {
      value.collect(steps, all);
      if (all) {
        steps.add(new Step("its file is included", via));
      }
    }

    @Override
    public Origin narrowedTo(SourceSpan part) {
      return new Included(value.narrowedTo(part), via);
    }

    @Override
    public Optional<Origin> part(int start, int end) {
      return value.part(start, end).map(origin -> new Included(origin, via));
    }

    @Override
    public Origin withPlaces(UnaryOperator<SourceSpan> change) {
      return new Included(value.withPlaces(change), change.apply(via));
    }

    @Override
    public boolean isSecret() {
      return value.isSecret();
    }
  }

  /**
   * The value lies over another one, in whose place it stands: that of a deployment over that of
   * {@code default}, that of a later file over that of an earlier one.
   *
   * @param below what it lies over, as people read it: {@code `512`}
   * @param covered where that comes from
   */
  record Over(Origin value, String below, Origin covered) implements Origin {
    @Override
    public SourceSpan primary() {
      return value.primary();
    }

    @Override
    public void collect(List<Step> steps, boolean all) {
      value.collect(steps, all);
      if (all) {
        steps.add(new Step("lies over " + below, covered.primary()));
        if (covered instanceof Over further) {
          further.collect(steps, all);
        }
      }
    }

    @Override
    public Origin narrowedTo(SourceSpan part) {
      return new Over(value.narrowedTo(part), below, covered);
    }

    @Override
    public Optional<Origin> part(int start, int end) {
      return value.part(start, end);
    }

    @Override
    public Origin withPlaces(UnaryOperator<SourceSpan> change) {
      return new Over(value.withPlaces(change), below, covered.withPlaces(change));
    }

    @Override
    public boolean isSecret() {
      return value.isSecret();
    }
  }

  /**
   * The value was made from a string by putting variables in.
   *
   * @param inputs the variables that were put in, in the order of their use
   */
  record Interpolated(Origin template, List<Input> inputs) implements Origin {
    public Interpolated {
      inputs = List.copyOf(inputs);
    }

    @Override
    public SourceSpan primary() {
      return template.primary();
    }

    @Override
    public void collect(List<Step> steps, boolean all) {
      for (Input input : inputs) {
        steps.add(input.step());
      }
      template.collect(steps, all);
    }

    @Override
    public Origin narrowedTo(SourceSpan part) {
      return new Interpolated(template.narrowedTo(part), inputs);
    }

    @Override
    public Origin withPlaces(UnaryOperator<SourceSpan> change) {
      return new Interpolated(
          template.withPlaces(change),
          inputs.stream().map(input -> input.withPlaces(change)).toList());
    }

    @Override
    public boolean isSecret() {
      return template.isSecret() || inputs.stream().anyMatch(Input::isSecret);
    }
  }

  /**
   * A variable that went into a string.
   *
   * @param text what was put in
   * @param value where it was set; nothing if it comes from the process environment
   */
  record Input(String variable, String text, Optional<Origin> value) {
    Step step() {
      return value
          .map(origin -> new Step("`" + variable + "` is set", origin.primary()))
          .orElseGet(
              () -> new Step("`" + variable + "` is set in the environment", Optional.empty()));
    }

    Input withPlaces(UnaryOperator<SourceSpan> change) {
      return new Input(variable, text, value.map(origin -> origin.withPlaces(change)));
    }

    boolean isSecret() {
      return Secrets.isSecretName(variable) || value.map(Origin::isSecret).orElse(false);
    }
  }

  /**
   * The value was not written but follows from something that was.
   *
   * @param rule what makes it so, as it completes the note: "the default `runtime`"
   * @param because the value that it follows from
   */
  record Derived(String rule, Origin because) implements Origin {
    @Override
    public SourceSpan primary() {
      return because.primary();
    }

    @Override
    public void collect(List<Step> steps, boolean all) {
      steps.add(new Step(rule, because.primary()));
      because.collect(steps, all);
    }

    @Override
    public Origin narrowedTo(SourceSpan part) {
      return new Derived(rule, because.narrowedTo(part));
    }

    @Override
    public Origin withPlaces(UnaryOperator<SourceSpan> change) {
      return new Derived(rule, because.withPlaces(change));
    }

    @Override
    public boolean isSecret() {
      return because.isSecret();
    }
  }

  /** Finds the places of a string's parts. */
  @FunctionalInterface
  interface Parts {
    /** Returns where the part between two indexes comes from, if that is known. */
    Optional<Origin> of(int start, int end);
  }

  /** The value is a string that was printed, whose parts have places of their own. */
  record Printed(Origin whole, Parts parts) implements Origin {

    @Override
    public SourceSpan primary() {
      return whole.primary();
    }

    @Override
    public void collect(List<Step> steps, boolean all) {
      whole.collect(steps, all);
    }

    @Override
    public Origin narrowedTo(SourceSpan part) {
      return whole.narrowedTo(part);
    }

    @Override
    public Optional<Origin> part(int start, int end) {
      return parts.of(start, end);
    }

    @Override
    public Origin withPlaces(UnaryOperator<SourceSpan> change) {
      return new Printed(
          whole.withPlaces(change),
          (start, end) -> parts.of(start, end).map(part -> part.withPlaces(change)));
    }

    @Override
    public boolean isSecret() {
      return whole.isSecret();
    }
  }

  static Origin written(SourceSpan span) {
    return new Written(span);
  }

  /** Returns the origin of a value that follows from this one. */
  default Origin derive(String rule) {
    return new Derived(rule, this);
  }
}
