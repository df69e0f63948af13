package dev.cairn.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Input of the step stage: the model goes from {@link StepPaths#MODEL} to the partial directory of
 * output.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StageInput(OutputPlace output) {}
