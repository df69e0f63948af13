/**
 * Which endpoint of a revision gets a request. State of one event loop, without locks; time and
 * dice are arguments.
 */
@NullMarked
package dev.cairn.router.balance;

import org.jspecify.annotations.NullMarked;
