package dev.cairn.controller.apilane;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test that asks for one a {@link World} of its own, and ends it with the test. */
final class WorldExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == World.class;
  }

  @Override
  public World resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Store store = test.getStore(Namespace.create(WorldExtension.class, test.getUniqueId()));
    return store.computeIfAbsent("world", key -> new World(), World.class);
  }
}
