/** What several tests of the router share. */
package dev.cairn.router.testing;
