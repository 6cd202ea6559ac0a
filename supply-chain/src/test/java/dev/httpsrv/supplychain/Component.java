package dev.httpsrv.supplychain;

import java.util.List;

/**
 * A part of what the launcher runs.
 *
 * @param purl what names it and its version everywhere (package URL)
 * @param licences what its own POM says, by SPDX's name where there is one
 * @param sha256 the hash of its file
 */
record Component(
    String group, String name, String version, String purl, List<String> licences, String sha256) {

  /** Returns whether it is made here. */
  boolean isOurs() {
    return group.equals("dev.httpsrv");
  }

  /** Returns what Maven calls it, without its version. */
  String coordinates() {
    return group + ":" + name;
  }
}
