#include "ByteWindow.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { WINDOW = 64, ASCII = 128, ROWS = 16 };

struct rapport_byte_classes {
  // The classes of each byte, eight to a table.
  _Alignas(64) uint8_t bits[2][ASCII];
  // Of each class, by the lower half of a byte: a bit for each upper half with which it belongs to the class.
  _Alignas(64) uint8_t rows[RAPPORT_CLASS_COUNT][ROWS];
  void (*fill)(const rapport_byte_classes *, const uint8_t *, uint64_t count, rapport_window *);
};

_Static_assert(offsetof(rapport_window, beyond_ascii) == RAPPORT_CLASS_COUNT * sizeof(uint64_t),
               "a member for each class comes first");

static inline uint64_t *members(rapport_window *window) { return (uint64_t *)window; }

// The lowest bits of eight bytes, side by side.
static inline uint64_t side_by_side(uint64_t word) {
  return ((word & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080)) >> 56;
}

// Copies the bytes into a window, with zeros behind them.
static inline void copy(const uint8_t *bytes, uint64_t count, rapport_window *window) {
  memset(window->bytes, 0, sizeof window->bytes);
  memcpy(window->bytes, bytes, count < WINDOW ? count : WINDOW);
}

static void fill_in_words(const rapport_byte_classes *classes, const uint8_t *from, uint64_t count, rapport_window *window) {
  copy(from, count, window);
  const uint8_t *const bytes = window->bytes;
  memset(window, 0, offsetof(rapport_window, bytes));
  for (unsigned start = 0; start < WINDOW; start += 8) {
    uint64_t bits[2] = {0, 0}, beyond = 0, repeats = 0;
    for (unsigned index = 0; index < 8; index++) {
      const uint8_t byte = bytes[start + index];
      const unsigned place = 8 * index;
      beyond |= (uint64_t)(byte >> 7) << place;
      repeats |= (uint64_t)(byte == bytes[start + index + 1]) << place;
      for (unsigned table = 0; table < 2; table++)
        bits[table] |= byte < ASCII ? (uint64_t)classes->bits[table][byte] << place : 0;
      window->small[start + index] = byte | (uint8_t)((uint8_t)(byte - 'A') < 26) << 5;
    }
    for (unsigned class = 0; class < RAPPORT_CLASS_COUNT; class++)
      members(window)[class] |= side_by_side(bits[class / 8] >> class % 8) << start;
    window->beyond_ascii |= side_by_side(beyond) << start;
    window->repeats |= side_by_side(repeats) << start;
  }
  window->repeats <<= 1;
}

#if defined(__x86_64__)

#define AVX2 __attribute__((target("avx2")))
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi")))

AVX2 static inline uint64_t avx2_mask(__m256i first, __m256i second) {
  return (uint32_t)_mm256_movemask_epi8(first) | (uint64_t)(uint32_t)_mm256_movemask_epi8(second) << 32;
}

AVX2 static inline __m256i avx2_twice(const uint8_t *sixteen) {
  return _mm256_broadcastsi128_si256(_mm_load_si128((const __m128i *)sixteen));
}

AVX2 static inline __m256i avx2_small(__m256i bytes) {
  const __m256i from = _mm256_sub_epi8(bytes, _mm256_set1_epi8('A'));
  const __m256i capitals = _mm256_cmpeq_epi8(_mm256_min_epu8(from, _mm256_set1_epi8(25)), from);
  return _mm256_or_si256(bytes, _mm256_and_si256(capitals, _mm256_set1_epi8(0x20)));
}

// A class is looked up by the lower half of each byte, and the answer held against the bit of its upper half (Langdale and
// Lemire, "Parsing gigabytes of JSON per second", 2019). Bytes beyond ASCII find nothing.
AVX2 static void fill_by_avx2(const rapport_byte_classes *classes, const uint8_t *from, uint64_t count, rapport_window *window) {
  copy(from, count, window);
  const uint8_t *const bytes = window->bytes;
  static const _Alignas(16) uint8_t bit_of_upper_half[ROWS] = {1, 2, 4, 8, 16, 32, 64, 128};
  const __m256i upper_bits = avx2_twice(bit_of_upper_half);
  const __m256i first = _mm256_loadu_si256((const __m256i *)bytes);
  const __m256i second = _mm256_loadu_si256((const __m256i *)(bytes + 32));
  const __m256i half = _mm256_set1_epi8(15);
  const __m256i first_row = _mm256_shuffle_epi8(upper_bits, _mm256_and_si256(_mm256_srli_epi16(first, 4), half));
  const __m256i second_row = _mm256_shuffle_epi8(upper_bits, _mm256_and_si256(_mm256_srli_epi16(second, 4), half));
  const __m256i zero = _mm256_setzero_si256();
  for (unsigned class = 0; class < RAPPORT_CLASS_COUNT; class++) {
    const __m256i rows = avx2_twice(classes->rows[class]);
    const __m256i first_out = _mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(rows, first), first_row), zero);
    const __m256i second_out = _mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(rows, second), second_row), zero);
    members(window)[class] = ~avx2_mask(first_out, second_out);
  }
  window->beyond_ascii = avx2_mask(first, second);
  const __m256i behind_first = _mm256_loadu_si256((const __m256i *)(bytes + 1));
  const __m256i behind_second = _mm256_loadu_si256((const __m256i *)(bytes + 33));
  window->repeats = avx2_mask(_mm256_cmpeq_epi8(first, behind_first), _mm256_cmpeq_epi8(second, behind_second)) << 1;
  _mm256_storeu_si256((__m256i *)window->small, avx2_small(first));
  _mm256_storeu_si256((__m256i *)(window->small + 32), avx2_small(second));
}

// One permutation looks sixty-four bytes up in a table of a hundred and twenty-eight.
// Bytes that a mask leaves out are not read.
AVX512 static void fill_by_avx512(const rapport_byte_classes *classes, const uint8_t *bytes, uint64_t count, rapport_window *window) {
  const __mmask64 read = count < WINDOW ? (UINT64_C(1) << count) - 1 : ~UINT64_C(0);
  const __m512i here = _mm512_maskz_loadu_epi8(read, bytes);
  const __mmask64 beyond = _mm512_movepi8_mask(here);
  for (unsigned table = 0; table < 2; table++) {
    const uint8_t *const bits = classes->bits[table];
    const __m512i found = _mm512_maskz_permutex2var_epi8(
        _knot_mask64(beyond), _mm512_load_si512(bits), here, _mm512_load_si512(bits + WINDOW));
    for (unsigned class = 0; class < 8; class++)
      members(window)[8 * table + class] = _mm512_test_epi8_mask(found, _mm512_set1_epi8((char)(1u << class)));
  }
  window->beyond_ascii = beyond;
  window->repeats = _mm512_cmpeq_epi8_mask(here, _mm512_maskz_loadu_epi8(read >> 1, bytes + 1)) << 1;
  const __mmask64 capitals =
      _mm512_cmplt_epu8_mask(_mm512_sub_epi8(here, _mm512_set1_epi8('A')), _mm512_set1_epi8(26));
  _mm512_storeu_si512(window->bytes, here);
  _mm512_storeu_si512(window->small, _mm512_mask_add_epi8(here, capitals, here, _mm512_set1_epi8(0x20)));
}

#endif

rapport_way rapport_fastest_way(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi"))
    return RAPPORT_BY_AVX512;
  if (__builtin_cpu_supports("avx2")) return RAPPORT_BY_AVX2;
#endif
  return RAPPORT_IN_WORDS;
}

rapport_byte_classes *rapport_byte_classes_open(const uint16_t bits[ASCII], rapport_way way) {
  rapport_byte_classes *classes = aligned_alloc(64, sizeof *classes);
  if (!classes) return NULL;
  memset(classes, 0, sizeof *classes);
  for (unsigned byte = 0; byte < ASCII; byte++) {
    classes->bits[0][byte] = (uint8_t)bits[byte];
    classes->bits[1][byte] = (uint8_t)(bits[byte] >> 8);
    for (unsigned class = 0; class < RAPPORT_CLASS_COUNT; class++)
      if (bits[byte] >> class & 1) classes->rows[class][byte & 15] |= (uint8_t)(1u << (byte >> 4));
  }
  classes->fill = fill_in_words;
#if defined(__x86_64__)
  if (way == RAPPORT_BY_AVX2) classes->fill = fill_by_avx2;
  if (way == RAPPORT_BY_AVX512) classes->fill = fill_by_avx512;
#endif
  return classes;
}

void rapport_byte_classes_close(rapport_byte_classes *classes) { free(classes); }

void rapport_window_fill(const rapport_byte_classes *classes, const void *bytes, uint64_t count, rapport_window *window) {
  classes->fill(classes, bytes, count, window);
}
