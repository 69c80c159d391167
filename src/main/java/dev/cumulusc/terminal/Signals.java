package dev.cumulusc.terminal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Signals of the operating system. Java has no API of its own for them; what the JDK has in {@code
 * jdk.unsupported} is found by name, so that a JVM without it goes without signals.
 */
final class Signals {
  private Signals() {}

  /** What a signal did before, until it does that again. */
  @FunctionalInterface
  interface Handling extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Runs something whenever the process gets a signal, on a thread of the JVM.
   *
   * @param name the signal's name without {@code SIG}: {@code INT}
   * @return what ends it; it does nothing where the signal can't be handled
   */
  static Handling handle(String name, Runnable action) {
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object signal = signalType.getConstructor(String.class).newInstance(name);
      Method handle = signalType.getMethod("handle", signalType, handlerType);
      Object before = handle.invoke(null, signal, handler(handlerType, action));
      return () -> {
        try {
          handle.invoke(null, signal, before);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (ReflectiveOperationException e) {
      return () -> {};
    }
  }

  private static Object handler(Class<?> handlerType, Runnable action) {
    return Proxy.newProxyInstance(
        Signals.class.getClassLoader(),
        new Class<?>[] {handlerType},
        (self, method, arguments) ->
            switch (method.getName()) {
              case "equals" -> self == arguments[0];
              case "hashCode" -> System.identityHashCode(self);
              case "toString" -> "handler of " + action;
              default -> {
                action.run();
                yield null;
              }
            });
  }
}
