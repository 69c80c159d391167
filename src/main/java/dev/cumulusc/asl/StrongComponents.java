package dev.cumulusc.asl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Groups the nodes of a graph so that within a group each leads to each (Tarjan's algorithm, with a
 * stack of its own: chains of states can be longer than the thread's).
 */
final class StrongComponents {
  private static final int UNSEEN = -1;

  private final int[][] successors;
  private final int[] order;
  private final int[] lowest;
  private final int[] componentOf;
  private final int[] nextEdge;
  private final boolean[] open;
  private final Deque<Integer> pending = new ArrayDeque<>();
  private final List<List<Integer>> components = new ArrayList<>();
  private int counter;

  StrongComponents(int[][] successors) {
    this.successors = successors;
    int size = successors.length;
    this.order = new int[size];
    this.lowest = new int[size];
    this.componentOf = new int[size];
    this.nextEdge = new int[size];
    this.open = new boolean[size];
    Arrays.fill(order, UNSEEN);
    for (int node = 0; node < size; node++) {
      if (order[node] == UNSEEN) {
        search(node);
      }
    }
  }

  List<List<Integer>> components() {
    return components;
  }

  int[] componentOf() {
    return componentOf;
  }

  private void search(int start) {
    Deque<Integer> path = new ArrayDeque<>();
    enter(start, path);
    while (!path.isEmpty()) {
      int node = path.peek();
      if (nextEdge[node] < successors[node].length) {
        int next = successors[node][nextEdge[node]];
        nextEdge[node]++;
        if (order[next] == UNSEEN) {
          enter(next, path);
        } else if (open[next]) {
          lowest[node] = Math.min(lowest[node], order[next]);
        }
      } else {
        path.pop();
        if (!path.isEmpty()) {
          lowest[path.peek()] = Math.min(lowest[path.peek()], lowest[node]);
        }
        if (lowest[node] == order[node]) {
          close(node);
        }
      }
    }
  }

  private void enter(int node, Deque<Integer> path) {
    order[node] = counter;
    lowest[node] = counter;
    counter++;
    open[node] = true;
    pending.push(node);
    path.push(node);
  }

  private void close(int root) {
    List<Integer> members = new ArrayList<>();
    int member;
    do {
      member = pending.pop();
      open[member] = false;
      componentOf[member] = components.size();
      members.add(member);
    } while (member != root);
    components.add(members);
  }
}
