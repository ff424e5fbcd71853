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
