#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// CLD2 behind names of our own; no type of the library appears here. Codes of languages are CLD2's, such as "de",
// "iw" or "zh-Hant", and "un" for none; they are constant strings.

/// What CLD2 makes of a text.
typedef struct {
  /// The languages with the largest shares, the largest first.
  const char *codes[3];
  /// The share of each in the text, 0...100.
  int32_t percents[3];
  /// Whether CLD2 itself trusts the first language.
  bool is_reliable;
} rapport_cld2_summary;

/// A stretch of a text in one language.
typedef struct {
  int32_t offset;
  int32_t count;
  const char *code;
} rapport_cld2_chunk;

/// Finds the languages of a text in UTF-8, without regard to markup.
///
/// Stores the first `capacity` chunks and returns how many; `chunks` may be NULL. Several threads may call it at once: CLD2
/// keeps nothing between calls that a result depends on.
size_t rapport_cld2_detect(
  const char *text, size_t count, rapport_cld2_summary *summary, rapport_cld2_chunk *chunks, size_t capacity);

#ifdef __cplusplus
}
#endif
