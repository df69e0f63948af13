package dev.cairn.router.count;

/**
 * Whose counts these are.
 *
 * @param revision name of the revision
 * @param copies whether copies of shadowing are counted
 */
public record ArmKey(String revision, boolean copies) {}
