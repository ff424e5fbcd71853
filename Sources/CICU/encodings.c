#include "CICU.h"

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>

int32_t rapport_detect_encoding(const char *bytes, size_t count, const char **name, int32_t *confidence) {
  UErrorCode status = U_ZERO_ERROR;
  *name = NULL;
  *confidence = 0;
  UCharsetDetector *detector = ucsdet_open(&status);
  ucsdet_setText(detector, bytes, (int32_t)count, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  if (U_SUCCESS(status) && match != NULL) {
    // The detector's names are string constants of the library, so they outlive it.
    *name = ucsdet_getName(match, &status);
    *confidence = ucsdet_getConfidence(match, &status);
  }
  if (detector != NULL) ucsdet_close(detector);
  return status;
}

enum { pivot_capacity = 1024 };

struct rapport_converter {
  UConverter *from;
  UConverter *utf8;
  UChar pivot[pivot_capacity];
  UChar *pivot_source;
  UChar *pivot_target;
  size_t replaced;
  bool started;
};

/// Writes U+FFFD for what cannot be converted, and counts it.
static void count_and_replace(
    const void *context, UConverterToUnicodeArgs *args, const char *units, int32_t length,
    UConverterCallbackReason reason, UErrorCode *status) {
  if (reason > UCNV_IRREGULAR) return;
  ((rapport_converter *)context)->replaced += 1;
  const UChar replacement = 0xFFFD;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &replacement, 1, 0, status);
}

int32_t rapport_converter_open(const char *name, rapport_converter **result) {
  UErrorCode status = U_ZERO_ERROR;
  rapport_converter *converter = calloc(1, sizeof *converter);
  if (converter == NULL) abort();
  converter->from = ucnv_open(name, &status);
  converter->utf8 = ucnv_open("UTF-8", &status);
  converter->pivot_source = converter->pivot_target = converter->pivot;
  if (U_SUCCESS(status))
    ucnv_setToUCallBack(converter->from, count_and_replace, converter, NULL, NULL, &status);
  if (U_FAILURE(status)) {
    rapport_converter_close(converter);
  } else {
    *result = converter;
  }
  return status;
}

int32_t rapport_converter_convert(
    rapport_converter *converter, const char **source, const char *source_end, char **target,
    const char *target_end, bool flush, size_t *replaced) {
  UErrorCode status = U_ZERO_ERROR;
  converter->replaced = 0;
  ucnv_convertEx(
      converter->utf8, converter->from, target, target_end, source, source_end, converter->pivot,
      &converter->pivot_source, &converter->pivot_target, converter->pivot + pivot_capacity,
      !converter->started, flush, &status);
  converter->started = true;
  *replaced += converter->replaced;
  return status;
}

void rapport_converter_close(rapport_converter *converter) {
  if (converter->from != NULL) ucnv_close(converter->from);
  if (converter->utf8 != NULL) ucnv_close(converter->utf8);
  free(converter);
}
