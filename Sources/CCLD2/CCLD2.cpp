#include "CCLD2.h"

// CLD2's header uses FILE without declaring it.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

size_t rapport_cld2_detect(
  const char *text, size_t count, rapport_cld2_summary *summary, rapport_cld2_chunk *chunks, size_t capacity) {
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3] = {CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE, CLD2::UNKNOWN_LANGUAGE};
  int percents[3] = {0, 0, 0};
  double scores[3] = {0, 0, 0};
  int text_bytes = 0, valid_bytes = 0;
  bool is_reliable = false;
  CLD2::ResultChunkVector found;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(
    text, static_cast<int>(count), /* is_plain_text */ true, &hints, /* flags */ 0, languages, percents, scores,
    chunks != nullptr ? &found : nullptr, &text_bytes, &is_reliable, &valid_bytes);
  for (int index = 0; index < 3; ++index) {
    summary->codes[index] = CLD2::LanguageCode(languages[index]);
    summary->percents[index] = percents[index];
  }
  summary->is_reliable = is_reliable;
  const size_t chunk_count = std::min(found.size(), capacity);
  for (size_t index = 0; index < chunk_count; ++index) {
    const CLD2::ResultChunk &chunk = found[index];
    chunks[index] = {chunk.offset, chunk.bytes, CLD2::LanguageCode(static_cast<CLD2::Language>(chunk.lang1))};
  }
  return chunk_count;
}
