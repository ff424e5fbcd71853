#include "CICU.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

void rapport_icu_version(char *version) {
  UVersionInfo numbers;
  u_getVersion(numbers);
  u_versionToString(numbers, version);
}

void rapport_unicode_version(char *version) {
  UVersionInfo numbers;
  u_getUnicodeVersion(numbers);
  u_versionToString(numbers, version);
}

_Static_assert(RAPPORT_VERSION_CAPACITY >= U_MAX_VERSION_STRING_LENGTH, "a version must fit");

const char *rapport_icu_status_name(int32_t status) { return u_errorName((UErrorCode)status); }

const int32_t rapport_icu_buffer_overflow = U_BUFFER_OVERFLOW_ERROR;

uint32_t rapport_character_traits(uint32_t value) {
  UChar32 character = (UChar32)value;
  uint32_t category = U_GET_GC_MASK(character);
  uint32_t traits = 0;
  if (category & U_GC_L_MASK) traits |= RAPPORT_LETTER;
  if (category & U_GC_M_MASK) traits |= RAPPORT_MARK;
  if (category & U_GC_ND_MASK) traits |= RAPPORT_DIGIT;
  if (u_isUWhiteSpace(character)) traits |= RAPPORT_WHITE_SPACE;
  if (category & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_CN_MASK)) traits |= RAPPORT_INVISIBLE;
  if (u_hasBinaryProperty(character, UCHAR_GRAPHEME_EXTEND)) traits |= RAPPORT_EXTEND;
  // Below U+00A9 only the signs of keycaps have the property Emoji, and they are none by themselves.
  if (value < 0xA9) return traits;
  if (u_hasBinaryProperty(character, UCHAR_EXTENDED_PICTOGRAPHIC)) traits |= RAPPORT_PICTOGRAPH;
  if (u_hasBinaryProperty(character, UCHAR_EMOJI)) traits |= RAPPORT_EMOJI;
  if (u_hasBinaryProperty(character, UCHAR_EMOJI_PRESENTATION)) traits |= RAPPORT_EMOJI_PRESENTATION;
  if (value >= 0x1F1E6 && value <= 0x1F1FF) traits |= RAPPORT_REGIONAL_INDICATOR;
  if (value >= 0x1F3FB && value <= 0x1F3FF) traits |= RAPPORT_EXTEND;
  if (value >= 0xE0020 && value <= 0xE007F) traits |= RAPPORT_EXTEND;
  return traits;
}

uint32_t rapport_character_script(uint32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)character, &status);
  const char *name = U_SUCCESS(status) ? uscript_getShortName(script) : "Zzzz";
  return (uint32_t)name[0] << 24 | (uint32_t)name[1] << 16 | (uint32_t)name[2] << 8 | (uint32_t)name[3];
}

int32_t rapport_nfkc_casefold(const char *text, size_t count, char *out, size_t capacity, size_t *length) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&status);
  if (U_FAILURE(status)) return status;
  // Most texts here are single words, which fit on the stack in UTF-16.
  enum { small = 512 };
  UChar smallWide[small], smallFolded[small];
  UChar *wide = smallWide, *folded = smallFolded;
  int32_t wideCapacity = small, foldedCapacity = small, wideCount = 0, foldedCount = 0;
  if (count > small) {
    wideCapacity = (int32_t)count;
    wide = malloc((size_t)wideCapacity * sizeof *wide);
    if (wide == NULL) abort();
  }
  u_strFromUTF8WithSub(wide, wideCapacity, &wideCount, text, (int32_t)count, 0xFFFD, NULL, &status);
  if (status == U_STRING_NOT_TERMINATED_WARNING) status = U_ZERO_ERROR;
  foldedCount = unorm2_normalize(normalizer, wide, wideCount, folded, foldedCapacity, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    foldedCapacity = foldedCount;
    folded = malloc((size_t)foldedCapacity * sizeof *folded);
    if (folded == NULL) abort();
    foldedCount = unorm2_normalize(normalizer, wide, wideCount, folded, foldedCapacity, &status);
  }
  if (status == U_STRING_NOT_TERMINATED_WARNING) status = U_ZERO_ERROR;
  int32_t needed = 0;
  u_strToUTF8(out, (int32_t)capacity, &needed, folded, foldedCount, &status);
  *length = (size_t)needed;
  if (wide != smallWide) free(wide);
  if (folded != smallFolded) free(folded);
  return status;
}

bool rapport_is_nfc(const uint16_t *text, size_t count) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = unorm2_getNFCInstance(&status);
  return unorm2_isNormalized(normalizer, (const UChar *)text, (int32_t)count, &status) && U_SUCCESS(status);
}
