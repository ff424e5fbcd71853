#define _GNU_SOURCE
#include "CBenchmarks.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct bench_words {
  UBreakIterator *iterator;
  UText text;
};

bench_words *bench_words_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  bench_words *words = malloc(sizeof *words);
  words->text = (UText)UTEXT_INITIALIZER;
  words->iterator = ubrk_open(UBRK_WORD, "en", NULL, 0, &status);
  if (U_FAILURE(status)) abort();
  return words;
}

static size_t count_segments(UBreakIterator *iterator) {
  size_t segments = 0;
  ubrk_first(iterator);
  while (ubrk_next(iterator) != UBRK_DONE) segments += ubrk_getRuleStatus(iterator) != UBRK_WORD_NONE;
  return segments;
}

size_t bench_words_utf8(bench_words *words, const char *text, size_t count) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&words->text, text, (int64_t)count, &status);
  ubrk_setUText(words->iterator, &words->text, &status);
  if (U_FAILURE(status)) abort();
  return count_segments(words->iterator);
}

size_t bench_words_utf16(bench_words *words, const uint16_t *text, size_t count) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(words->iterator, (const UChar *)text, (int32_t)count, &status);
  if (U_FAILURE(status)) abort();
  return count_segments(words->iterator);
}

size_t bench_count(const char *text, size_t count, char byte) {
  size_t found = 0;
  const char *end = text + count;
  while ((text = memchr(text, byte, (size_t)(end - text))) != NULL) {
    found += 1;
    text += 1;
  }
  return found;
}

int64_t bench_thread_time(void) {
  struct timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}
