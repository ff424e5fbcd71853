#ifndef RAPPORT_BYTE_RUNS_H
#define RAPPORT_BYTE_RUNS_H

#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// How many letters of ASCII sixteen bytes begin with (0 to 16), and whether one of sixteen stands three times in a row.
//
// x86-64 answers with vectors of SSE2, which all its processors have; others in two machine words. Both give the same, as the
// tests prove; functions with the suffix `_words` are there on every machine.

#define RAPPORT_INLINE static inline __attribute__((always_inline))
#define RAPPORT_EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

// In machine words

// The highest bit of each byte whose lower seven bits lie between two bounds.
RAPPORT_INLINE uint64_t rapport_word_range(uint64_t word, uint8_t first, uint8_t last) {
  const uint64_t low = word & RAPPORT_EACH_BYTE(0x7F);
  return (low + RAPPORT_EACH_BYTE(0x80 - first)) & ~(low + RAPPORT_EACH_BYTE(0x7F - last));
}

// The highest bit of each byte that is a letter of ASCII.
RAPPORT_INLINE uint64_t rapport_word_letters(uint64_t word) {
  return rapport_word_range(word | RAPPORT_EACH_BYTE(0x20), 'a', 'z') & ~word;
}

RAPPORT_INLINE unsigned rapport_words_count(uint64_t low, uint64_t high) {
  const uint64_t first = ~low & RAPPORT_EACH_BYTE(0x80), second = ~high & RAPPORT_EACH_BYTE(0x80);
  if (first) return (unsigned)__builtin_ctzll(first) >> 3;
  return second ? 8 + ((unsigned)__builtin_ctzll(second) >> 3) : 16;
}

RAPPORT_INLINE uint64_t rapport_word_at(const void *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

RAPPORT_INLINE unsigned rapport_letters_count_words(const void *bytes) {
  return rapport_words_count(rapport_word_letters(rapport_word_at(bytes)),
                             rapport_word_letters(rapport_word_at((const char *)bytes + 8)));
}

// Whether a byte other than zero stands three times in a row.
RAPPORT_INLINE int rapport_has_run_words(uint64_t low, uint64_t high) {
  const uint64_t next_low = low >> 8 | high << 56, next_high = high >> 8;
  const uint64_t third_low = low >> 16 | high << 48, third_high = high >> 16;
  const uint64_t differ_low = (low ^ next_low) | (low ^ third_low);
  const uint64_t differ_high = (high ^ next_high) | (high ^ third_high);
  const uint64_t sevens = RAPPORT_EACH_BYTE(0x7F), tops = RAPPORT_EACH_BYTE(0x80);
  // The highest bit of each byte that is not zero.
  const uint64_t differs_low = ((differ_low & sevens) + sevens) | differ_low;
  const uint64_t differs_high = ((differ_high & sevens) + sevens) | differ_high;
  const uint64_t is_low = ((low & sevens) + sevens) | low, is_high = ((high & sevens) + sevens) | high;
  return ((~differs_low & is_low & tops) | (~differs_high & is_high & tops)) != 0;
}

// In vectors

#if defined(__SSE2__)

RAPPORT_INLINE unsigned rapport_letters_count(const void *bytes) {
  const __m128i small = _mm_or_si128(_mm_loadu_si128((const __m128i *)bytes), _mm_set1_epi8(0x20));
  const __m128i from = _mm_sub_epi8(small, _mm_set1_epi8('a'));
  const __m128i letters = _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8(25)), from);
  return (unsigned)__builtin_ctz(~(unsigned)_mm_movemask_epi8(letters));
}

RAPPORT_INLINE int rapport_has_run(uint64_t low, uint64_t high) {
  const __m128i bytes = _mm_set_epi64x((long long)high, (long long)low);
  const __m128i same = _mm_and_si128(_mm_cmpeq_epi8(bytes, _mm_srli_si128(bytes, 1)),
                                     _mm_cmpeq_epi8(bytes, _mm_srli_si128(bytes, 2)));
  return _mm_movemask_epi8(_mm_andnot_si128(_mm_cmpeq_epi8(bytes, _mm_setzero_si128()), same)) != 0;
}

#else

RAPPORT_INLINE unsigned rapport_letters_count(const void *bytes) { return rapport_letters_count_words(bytes); }

RAPPORT_INLINE int rapport_has_run(uint64_t low, uint64_t high) { return rapport_has_run_words(low, high); }

#endif

// Asks for the bytes at an address, which will be read soon.
RAPPORT_INLINE void rapport_prefetch(const void *bytes) { __builtin_prefetch(bytes); }

#endif
