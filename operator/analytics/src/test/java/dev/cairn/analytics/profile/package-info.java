/** Tests of profiles and their sketches. */
@NullMarked
package dev.cairn.analytics.profile;

import org.jspecify.annotations.NullMarked;
