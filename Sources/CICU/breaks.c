#include "CICU.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

struct rapport_breaks {
  UBreakIterator *iterator;
  UText text;
};

static rapport_breaks *wrap(UBreakIterator *iterator) {
  rapport_breaks *breaks = malloc(sizeof *breaks);
  if (breaks == NULL) abort();
  breaks->iterator = iterator;
  breaks->text = (UText)UTEXT_INITIALIZER;
  return breaks;
}

int32_t rapport_breaks_open(
    const char *rules, size_t count, rapport_breaks **breaks, int32_t *line, int32_t *column) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place = {.line = 0, .offset = 0};
  // UTF-16 never takes more units than UTF-8 takes bytes.
  UChar *wide = malloc((count + 1) * sizeof *wide);
  if (wide == NULL) abort();
  int32_t wideCount = 0;
  u_strFromUTF8(wide, (int32_t)count + 1, &wideCount, rules, (int32_t)count, &status);
  UBreakIterator *iterator = ubrk_openRules(wide, wideCount, NULL, 0, &place, &status);
  free(wide);
  *line = place.line;
  *column = place.offset;
  if (U_SUCCESS(status)) *breaks = wrap(iterator);
  return status;
}

int32_t rapport_breaks_copy(const rapport_breaks *original, rapport_breaks **copy) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_clone(original->iterator, &status);
  if (U_SUCCESS(status)) *copy = wrap(iterator);
  return status;
}

int32_t rapport_breaks_set_text(rapport_breaks *breaks, const char *text, size_t count) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&breaks->text, text, (int64_t)count, &status);
  ubrk_setUText(breaks->iterator, &breaks->text, &status);
  if (U_SUCCESS(status)) ubrk_first(breaks->iterator);
  return status;
}

size_t rapport_breaks_next(rapport_breaks *breaks, int32_t *ends, int32_t *statuses, size_t capacity) {
  size_t count = 0;
  while (count < capacity) {
    int32_t end = ubrk_next(breaks->iterator);
    if (end == UBRK_DONE) break;
    ends[count] = end;
    statuses[count] = ubrk_getRuleStatus(breaks->iterator);
    count += 1;
  }
  return count;
}

void rapport_breaks_close(rapport_breaks *breaks) {
  ubrk_close(breaks->iterator);
  utext_close(&breaks->text);
  free(breaks);
}
