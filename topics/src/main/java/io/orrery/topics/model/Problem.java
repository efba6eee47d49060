package io.orrery.topics.model;

/// One refusal as a person reads it.
///
/// @param message a sentence; may quote the data, must be shown as text
/// @param position where: `row 17`, `column 'src'`, `byte 4096`, `line 3 field user`; empty when nowhere
public record Problem(Stage stage, Reason reason, String message, String position) {}
