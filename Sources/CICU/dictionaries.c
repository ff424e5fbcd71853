#include "CICU.h"

#include <string.h>
#include <unicode/udata.h>

/// The head of a dictionary: numbers of 32 bits, of which these have a meaning here.
enum { trie_offset = 0, trie_type = 4, transform = 5 };
enum { type_mask = 7, type_bytes = 0, type_units = 1, has_values = 8 };
enum { transform_mask = 0x7F000000, transform_by_offset = 0x01000000, first_mask = 0x1FFFFF };

static UBool is_dictionary(void *context, const char *type, const char *name, const UDataInfo *info) {
  (void)context, (void)type, (void)name;
  return memcmp(info->dataFormat, "Dict", 4) == 0 && info->formatVersion[0] == 1 &&
         info->isBigEndian == U_IS_BIG_ENDIAN && info->charsetFamily == U_CHARSET_FAMILY;
}

/// The dictionary's head, or NULL when there is none of this form.
static const int32_t *open(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  UDataMemory *data = udata_openChoice(U_ICUDATA_NAME "-brkitr", "dict", name, is_dictionary, NULL, &status);
  return U_SUCCESS(status) ? udata_getMemory(data) : NULL;
}

const uint16_t *rapport_dictionary_of_units(const char *name) {
  const int32_t *head = open(name);
  if (head == NULL || (head[trie_type] & (type_mask | has_values)) != (type_units | has_values)) return NULL;
  return (const uint16_t *)((const char *)head + head[trie_offset]);
}

const uint8_t *rapport_dictionary_of_bytes(const char *name, uint32_t *first) {
  const int32_t *head = open(name);
  if (head == NULL || (head[trie_type] & type_mask) != type_bytes) return NULL;
  if ((head[transform] & transform_mask) != transform_by_offset) return NULL;
  *first = (uint32_t)head[transform] & first_mask;
  return (const uint8_t *)head + head[trie_offset];
}
