#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A parser with its memory, reused from document to document.
typedef struct rapport_json_parser rapport_json_parser;

/// A value in the document parsed last; valid until the parser parses again or is destroyed.
typedef struct {
  const void *document;
  size_t position;
} rapport_json_value;

/// A place in an array or object.
typedef struct {
  rapport_json_value next;
  rapport_json_value end;
} rapport_json_cursor;

typedef enum {
  RAPPORT_JSON_NULL,
  RAPPORT_JSON_BOOL,
  RAPPORT_JSON_INT64,
  RAPPORT_JSON_UINT64,
  RAPPORT_JSON_DOUBLE,
  RAPPORT_JSON_STRING,
  RAPPORT_JSON_ARRAY,
  RAPPORT_JSON_OBJECT,
} rapport_json_kind;

/// The number of readable bytes that must follow a document for it to be parsed without a copy.
size_t rapport_json_padding(void);

/// Returns NULL when memory is short.
rapport_json_parser *rapport_json_parser_create(void);
void rapport_json_parser_destroy(rapport_json_parser *parser);

/// Parses one document; 0 on success, else a code that `rapport_json_message` puts into words.
///
/// `capacity` counts the readable bytes from `bytes` on; with fewer than `count` and the padding, the
/// document is copied first.
int rapport_json_parse(
  rapport_json_parser *parser, const char *bytes, size_t count, size_t capacity, rapport_json_value *root);
/// What an error code means; a constant string.
const char *rapport_json_message(int code);

rapport_json_kind rapport_json_kind_of(rapport_json_value value);
/// Each accessor expects a value of its kind and returns a neutral value for any other.
bool rapport_json_bool(rapport_json_value value);
int64_t rapport_json_int64(rapport_json_value value);
uint64_t rapport_json_uint64(rapport_json_value value);
double rapport_json_double(rapport_json_value value);
/// The string's bytes, well-formed UTF-8, as long as the value is valid; NULL for another kind.
const char *rapport_json_string(rapport_json_value value, size_t *count);

/// The first member of an object with this key; false when there is none or the value is no object.
bool rapport_json_member(
  rapport_json_value object, const char *key, size_t key_count, rapport_json_value *member);
/// The place before the first element or member; an empty one for other kinds.
rapport_json_cursor rapport_json_begin(rapport_json_value container);
/// Steps over an array's next element; false at the end.
bool rapport_json_next_element(rapport_json_cursor *cursor, rapport_json_value *element);
/// Steps over an object's next member; false at the end.
bool rapport_json_next_member(
  rapport_json_cursor *cursor, const char **key, size_t *key_count, rapport_json_value *value);

#ifdef __cplusplus
}
#endif
