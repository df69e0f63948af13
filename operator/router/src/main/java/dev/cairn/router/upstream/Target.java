package dev.cairn.router.upstream;

import dev.cairn.router.balance.Balancer;
import dev.cairn.router.count.RevisionSeries;
import dev.cairn.router.table.Arm;
import java.util.concurrent.atomic.LongAdder;

/**
 * A revision as one event loop sends requests to it.
 *
 * @param arm who it is
 * @param balancer its endpoints
 * @param series its series
 * @param inFlight what waits for its answer, over all event loops
 */
public record Target(Arm arm, Balancer balancer, RevisionSeries series, LongAdder inFlight) {}
