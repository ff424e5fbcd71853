#include "CSimdJSON.h"

#include <simdjson.h>

#include <cstring>
#include <new>
#include <type_traits>

using namespace simdjson;

struct rapport_json_parser {
  dom::parser parser;
};

namespace {

// A handle is the bytes of simdjson's own: a document and a place on its tape. Iterators have the same form,
// and no public way to be made from outside.
template <typename T>
T from_handle(rapport_json_value handle) {
  static_assert(sizeof(T) == sizeof handle && std::is_trivially_copyable<T>::value, "not a tape reference");
  alignas(T) unsigned char bytes[sizeof(T)];
  std::memcpy(bytes, &handle, sizeof handle);
  return *reinterpret_cast<T *>(bytes);
}

template <typename T>
rapport_json_value to_handle(const T &value) {
  static_assert(sizeof(T) == sizeof(rapport_json_value) && std::is_trivially_copyable<T>::value,
                "not a tape reference");
  rapport_json_value handle;
  std::memcpy(&handle, &value, sizeof handle);
  return handle;
}

dom::element element(rapport_json_value value) { return from_handle<dom::element>(value); }

}  // namespace

size_t rapport_json_padding(void) { return SIMDJSON_PADDING; }

rapport_json_parser *rapport_json_parser_create(void) { return new (std::nothrow) rapport_json_parser; }

void rapport_json_parser_destroy(rapport_json_parser *parser) { delete parser; }

int rapport_json_parse(
  rapport_json_parser *parser, const char *bytes, size_t count, size_t capacity, rapport_json_value *root) {
  dom::element value;
  const bool needs_copy = capacity < count + SIMDJSON_PADDING;
  const error_code error = parser->parser.parse(bytes, count, needs_copy).get(value);
  if (error == SUCCESS) *root = to_handle(value);
  return error;
}

const char *rapport_json_message(int code) { return error_message(static_cast<error_code>(code)); }

rapport_json_kind rapport_json_kind_of(rapport_json_value value) {
  switch (element(value).type()) {
    case dom::element_type::ARRAY: return RAPPORT_JSON_ARRAY;
    case dom::element_type::OBJECT: return RAPPORT_JSON_OBJECT;
    case dom::element_type::INT64: return RAPPORT_JSON_INT64;
    case dom::element_type::UINT64: return RAPPORT_JSON_UINT64;
    case dom::element_type::DOUBLE: return RAPPORT_JSON_DOUBLE;
    case dom::element_type::STRING: return RAPPORT_JSON_STRING;
    case dom::element_type::BOOL: return RAPPORT_JSON_BOOL;
    case dom::element_type::NULL_VALUE: return RAPPORT_JSON_NULL;
  }
  return RAPPORT_JSON_NULL;
}

bool rapport_json_bool(rapport_json_value value) {
  bool result = false;
  return element(value).get(result) == SUCCESS && result;
}

int64_t rapport_json_int64(rapport_json_value value) {
  int64_t result = 0;
  return element(value).get(result) == SUCCESS ? result : 0;
}

uint64_t rapport_json_uint64(rapport_json_value value) {
  uint64_t result = 0;
  return element(value).get(result) == SUCCESS ? result : 0;
}

double rapport_json_double(rapport_json_value value) {
  double result = 0;
  return element(value).get(result) == SUCCESS ? result : 0;
}

const char *rapport_json_string(rapport_json_value value, size_t *count) {
  const char *bytes = nullptr;
  *count = 0;
  if (element(value).get(bytes) != SUCCESS) return nullptr;
  size_t length = 0;
  if (element(value).get_string_length().get(length) != SUCCESS) return nullptr;
  *count = length;
  return bytes;
}

bool rapport_json_member(
  rapport_json_value object, const char *key, size_t key_count, rapport_json_value *member) {
  dom::object members;
  if (element(object).get(members) != SUCCESS) return false;
  dom::element found;
  if (members.at_key(std::string_view(key, key_count)).get(found) != SUCCESS) return false;
  *member = to_handle(found);
  return true;
}

rapport_json_cursor rapport_json_begin(rapport_json_value container) {
  dom::array elements;
  if (element(container).get(elements) == SUCCESS)
    return {to_handle(elements.begin()), to_handle(elements.end())};
  dom::object members;
  if (element(container).get(members) == SUCCESS)
    return {to_handle(members.begin()), to_handle(members.end())};
  return {container, container};
}

bool rapport_json_next_element(rapport_json_cursor *cursor, rapport_json_value *next) {
  auto place = from_handle<dom::array::iterator>(cursor->next);
  if (!(place != from_handle<dom::array::iterator>(cursor->end))) return false;
  *next = to_handle(*place);
  ++place;
  cursor->next = to_handle(place);
  return true;
}

bool rapport_json_next_member(
  rapport_json_cursor *cursor, const char **key, size_t *key_count, rapport_json_value *value) {
  auto place = from_handle<dom::object::iterator>(cursor->next);
  if (!(place != from_handle<dom::object::iterator>(cursor->end))) return false;
  const std::string_view name = place.key();
  *key = name.data();
  *key_count = name.size();
  *value = to_handle(place.value());
  ++place;
  cursor->next = to_handle(place);
  return true;
}
