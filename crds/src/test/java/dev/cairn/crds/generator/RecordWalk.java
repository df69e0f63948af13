package dev.cairn.crds.generator;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.crds.schema.FreeForm;
import dev.cairn.crds.schema.GoDuration;
import dev.cairn.crds.schema.KeysLike;
import dev.cairn.crds.schema.LabelMap;
import dev.cairn.crds.schema.ListMap;
import dev.cairn.crds.schema.Omit;
import dev.cairn.crds.schema.SetList;
import dev.cairn.crds.schema.Text;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Goes through records and their schema side by side and applies the annotations of the API. */
final class RecordWalk {
  private RecordWalk() {}

  /** Applies what a type and everything below it says to its schema. */
  static void walk(AnnotatedType type, JSONSchemaProps schema) {
    if (type.isAnnotationPresent(Text.class)) {
      TextRules.apply(type.getAnnotation(Text.class).value(), schema);
    }
    if (type.isAnnotationPresent(GoDuration.class)) {
      TextRules.apply(type.getAnnotation(GoDuration.class), schema);
    }
    Class<?> raw = raw(type.getType());
    if ("integer".equals(schema.getType())) {
      schema.setFormat(raw == int.class || raw == Integer.class ? "int32" : "int64");
    }
    if (type instanceof AnnotatedParameterizedType generic) {
      arguments(generic, raw, schema);
    }
    if (raw.isRecord()) {
      for (RecordComponent component : raw.getRecordComponents()) {
        property(component, schema);
      }
    }
  }

  private static void arguments(
      AnnotatedParameterizedType type, Class<?> raw, JSONSchemaProps schema) {
    AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
    if (Collection.class.isAssignableFrom(raw)) {
      walk(arguments[0], schema.getItems().getSchema());
    } else if (Map.class.isAssignableFrom(raw) && schema.getAdditionalProperties() != null) {
      walk(arguments[1], schema.getAdditionalProperties().getSchema());
    }
  }

  private static void property(RecordComponent component, JSONSchemaProps parent) {
    JSONSchemaProps schema = parent.getProperties().get(nameOf(component));
    if (schema == null) {
      throw new IllegalStateException("no property for " + component);
    }
    walk(component.getAnnotatedType(), schema);
    lists(component, schema);
    maps(component, schema);
    Omit omit = component.getAnnotation(Omit.class);
    if (omit != null) {
      for (String name : omit.value()) {
        schema.getProperties().remove(name);
      }
    }
  }

  /** Name of a component's property in JSON. */
  static String nameOf(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null ? component.getName() : renamed.value();
  }

  private static void lists(RecordComponent component, JSONSchemaProps schema) {
    ListMap keys = component.getAnnotation(ListMap.class);
    if (keys != null) {
      schema.setXKubernetesListType("map");
      schema.setXKubernetesListMapKeys(List.of(keys.value()));
      JSONSchemaProps item = schema.getItems().getSchema();
      TreeSet<String> required = new TreeSet<>(item.getRequired());
      required.addAll(List.of(keys.value()));
      item.setRequired(new ArrayList<>(required));
    } else if (component.isAnnotationPresent(SetList.class)) {
      schema.setXKubernetesListType("set");
    } else if ("array".equals(schema.getType())) {
      schema.setXKubernetesListType("atomic");
    }
  }

  private static void maps(RecordComponent component, JSONSchemaProps schema) {
    if (component.isAnnotationPresent(FreeForm.class)) {
      schema.setAdditionalProperties(null);
      schema.setType("object");
      schema.setXKubernetesPreserveUnknownFields(true);
    }
    LabelMap labels = component.getAnnotation(LabelMap.class);
    if (labels != null) {
      TextRules.labelKeys(labels, schema);
    }
    KeysLike keys = component.getAnnotation(KeysLike.class);
    if (keys != null) {
      TextRules.keys(keys.value(), schema);
    }
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) type;
  }
}
