package dev.cairn.router.source;

import dev.cairn.router.source.TablePlan.Refusal;
import dev.cairn.router.source.TablePolicy.Refused;
import dev.cairn.router.source.TablePolicy.Usable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides which table each service has. An object without a table keeps the last one, and so does
 * one whose table cannot be used; an object that is gone, or was made anew under its name, does
 * not.
 */
final class TablePlanner {
  private final Map<String, HeldTable> held = new HashMap<>();
  private final Map<Integer, HeldTable> byPort = new HashMap<>();
  private final List<Refusal> refusals = new ArrayList<>();

  private TablePlanner(Collection<HeldTable> held) {
    held.forEach(table -> this.held.put(table.uid(), table));
  }

  /**
   * The next tables.
   *
   * @param held tables in effect until now
   * @param seen every object that exists now
   */
  static TablePlan plan(Collection<HeldTable> held, Collection<SeenService> seen) {
    return new TablePlanner(held).plan(seen);
  }

  private TablePlan plan(Collection<SeenService> seen) {
    Map<String, SeenService> objects = new HashMap<>();
    List<HeldTable> wanted = new ArrayList<>();
    for (SeenService service : seen) {
      objects.put(service.uid(), service);
      HeldTable table = wanted(service);
      if (table != null) {
        wanted.add(table);
      }
    }
    // Who has a port keeps it, whatever others ask for.
    wanted.sort(Comparator.comparing(this::movesPort).thenComparing(HeldTable::name));
    for (HeldTable table : wanted) {
      claim(table, objects.getOrDefault(table.uid(), unseen(table)));
    }
    List<HeldTable> tables = new ArrayList<>(byPort.values());
    tables.sort(Comparator.comparing(HeldTable::name));
    return new TablePlan(tables, refusals);
  }

  private @Nullable HeldTable wanted(SeenService service) {
    HeldTable last = held.get(service.uid());
    if (service.traffic() == null) {
      return last;
    }
    return switch (TablePolicy.read(service.traffic())) {
      case Usable usable -> new HeldTable(service.name(), service.uid(), usable.table());
      case Refused refused -> {
        refuse(service, refused.why());
        yield last;
      }
    };
  }

  private boolean movesPort(HeldTable table) {
    HeldTable last = held.get(table.uid());
    return last == null || !port(last).equals(port(table));
  }

  private void claim(HeldTable table, SeenService service) {
    HeldTable owner = byPort.putIfAbsent(port(table), table);
    if (owner == null) {
      return;
    }
    refuse(service, "port " + port(table) + " belongs to " + owner.name());
    HeldTable last = held.get(table.uid());
    if (last != null) {
      byPort.putIfAbsent(port(last), last);
    }
  }

  private void refuse(SeenService service, String why) {
    refusals.add(new Refusal(service.name(), service.uid() + "/" + service.resourceVersion(), why));
  }

  private static SeenService unseen(HeldTable table) {
    return new SeenService(table.name(), table.uid(), "", null);
  }

  private static Integer port(HeldTable table) {
    Integer port = table.table().port();
    if (port == null) {
      throw new IllegalArgumentException("a table without a port is never held");
    }
    return port;
  }
}
