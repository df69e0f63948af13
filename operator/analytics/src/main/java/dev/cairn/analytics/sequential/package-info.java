/**
 * Sequential analysis of a rollout: whether a candidate breaks a limit, looked at continuously. The
 * evidence against "rate ≤ limit" is a supermartingale, so that the chance of ever refusing a
 * healthy candidate stays below one minus the confidence however often one looks (Ville 1939;
 * Robbins 1970; Howard, Ramdas, McAuliffe and Sekhon 2021, "Time-uniform, nonparametric,
 * nonasymptotic confidence sequences"). Bursts, one bad client, outages that both arms share and
 * faults that start late are handled by rule.
 */
@NullMarked
package dev.cairn.analytics.sequential;

import org.jspecify.annotations.NullMarked;
