package dev.httpsrv.stubs;

import java.util.List;

/**
 * A function or property that scripts see.
 *
 * @param property whether it is read without a call
 * @param variadic whether the last parameter takes all further arguments
 */
record Member(
    String name,
    boolean property,
    Comment comment,
    List<Parameter> parameters,
    boolean variadic,
    Shape result) {

  Member {
    parameters = List.copyOf(parameters);
  }

  /** Returns whether the parameter may be left out: nothing that must be given follows. */
  boolean mayBeLeftOut(int index) {
    List<Parameter> rest =
        parameters.subList(index, variadic ? parameters.size() - 1 : parameters.size());
    return rest.stream().allMatch(each -> each.shape().nullable());
  }

  /** Returns whether this parameter takes all further arguments. */
  boolean takesTheRest(int index) {
    return variadic && index == parameters.size() - 1;
  }

  /** One parameter of a function. */
  record Parameter(String name, Shape shape) {}
}
