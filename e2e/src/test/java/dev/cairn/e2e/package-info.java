/**
 * The cluster lane: what a person sees of Cairn on a real cluster, with real pods. One class per
 * promise. What an API server alone can show belongs to the API lane of the other modules.
 */
@NullMarked
package dev.cairn.e2e;

import org.jspecify.annotations.NullMarked;
