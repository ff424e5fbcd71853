#pragma once

#include <stddef.h>
#include <stdint.h>

/// ICU's own word iterator with the rules of its locale data, opened once.
typedef struct bench_words bench_words;

bench_words *bench_words_open(void);
/// The number of segments of a text in UTF-8, read through UText.
size_t bench_words_utf8(bench_words *words, const char *text, size_t count);
/// The number of segments of a text in UTF-16.
size_t bench_words_utf16(bench_words *words, const uint16_t *text, size_t count);
/// The number of a byte's occurrences, by memchr.
size_t bench_count(const char *text, size_t count, char byte);
/// The processor time of this thread in nanoseconds.
int64_t bench_thread_time(void);
