package dev.cumulusc.deploy.watch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a watch tells. */
final class Recorder implements WatchListener {
  final List<WatchedEvent> events = new ArrayList<>();
  final List<Progress> pictures = new ArrayList<>();
  final List<String> notices = new ArrayList<>();
  @Nullable Progress last;

  @Override
  public void event(WatchedEvent event) {
    events.add(event);
  }

  @Override
  public void progress(Progress progress) {
    last = progress;
    pictures.add(progress);
  }

  @Override
  public void notice(String sentence) {
    notices.add(sentence);
  }
}
