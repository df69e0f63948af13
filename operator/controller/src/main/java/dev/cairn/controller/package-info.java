/**
 * The controller: one package per kind reconciles it, {@code kube} speaks to the API server, and
 * this package starts the program: its configuration, its few beans, its health. No kind's rule
 * stands here.
 */
@NullMarked
package dev.cairn.controller;

import org.jspecify.annotations.NullMarked;
