#include "CICU.h"

#include <pthread.h>
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

/// The dictionaries that were opened. They stay open, since their words are used as long as the process lives.
static struct {
  const char *name;
  UDataMemory *data;
} opened[8];
static pthread_mutex_t opened_lock = PTHREAD_MUTEX_INITIALIZER;

static UDataMemory *open_once(const char *name) {
  const size_t room = sizeof opened / sizeof *opened;
  size_t index = 0;
  while (index < room && opened[index].name != NULL && strcmp(opened[index].name, name) != 0) index++;
  if (index == room) return NULL;
  if (opened[index].name == NULL) {
    UErrorCode status = U_ZERO_ERROR;
    UDataMemory *data = udata_openChoice(U_ICUDATA_NAME "-brkitr", "dict", name, is_dictionary, NULL, &status);
    char *copy = U_SUCCESS(status) ? strdup(name) : NULL;
    if (copy == NULL) {
      if (U_SUCCESS(status)) udata_close(data);
      return NULL;
    }
    opened[index].name = copy;
    opened[index].data = data;
  }
  return opened[index].data;
}

/// The dictionary's head, or NULL when there is none of this form.
static const int32_t *open(const char *name) {
  pthread_mutex_lock(&opened_lock);
  UDataMemory *data = open_once(name);
  pthread_mutex_unlock(&opened_lock);
  return data == NULL ? NULL : udata_getMemory(data);
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
