package dev.httpsrv.engine.graal;

import java.util.List;
import org.graalvm.polyglot.Value;

/** What a script's compound value consists of, when it is taken as data. */
sealed interface Parts {

  /** A list. */
  record Items(List<Value> items) implements Parts {}

  /** A map: keys and values in turn. */
  record Entries(List<Value> flat) implements Parts {}

  /** No data. */
  record Unfit(String wording) implements Parts {}
}
