#pragma once

#include <stdbool.h>
#include <stddef.h>

/// A parser that is fed a document piece by piece and calls back for what it finds.
///
/// It never expands an entity that a document declares, reads no other file and opens no connection.
typedef struct rapport_xml_parser rapport_xml_parser;

/// What the parser calls; all pointers are valid during the call only.
typedef struct {
  /// An element begins. `prefix`, and the address `uri` of its namespace, are NULL where it has none; `offset` and
  /// `line` are those of its `<`.
  void (*start)(
    void *context, const char *prefix, const char *uri, const char *name, long offset, int line);
  /// An attribute of the element that began last.
  void (*attribute)(
    void *context, const char *prefix, const char *uri, const char *name, const char *value, size_t count);
  /// Text, in pieces of the parser's choice.
  void (*text)(void *context, const char *bytes, size_t count);
  /// The innermost element ends; `offset` is that after its last byte.
  void (*end)(void *context, long offset);
} rapport_xml_handlers;

/// What was wrong with a document.
typedef struct {
  /// libxml2's code of the first error, 0 without one, and its line.
  int code;
  int line;
  /// References to entities that are neither XML's own nor numbers; their text stands as it is.
  int unknown_entities;
  /// Whether the parser cannot go on.
  bool is_stopped;
} rapport_xml_state;

/// Returns NULL when memory is short.
rapport_xml_parser *rapport_xml_create(rapport_xml_handlers handlers, void *context);
void rapport_xml_destroy(rapport_xml_parser *parser);

/// Parses the next bytes, which are UTF-8 whatever the document declares.
void rapport_xml_feed(rapport_xml_parser *parser, const char *bytes, int count, bool is_last);
rapport_xml_state rapport_xml_state_of(const rapport_xml_parser *parser);
