#ifndef RAPPORT_BYTE_RUNS_H
#define RAPPORT_BYTE_RUNS_H

#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

// What the bytes at an address are: where letters and spaces stand among sixty-four of them, and how many of sixteen belong
// to a class of ASCII, counted from the first one (0 to 16).
//
// x86-64 answers with vectors of SSE2, which all its processors have; others in two machine words. Both give the same, as the
// tests prove; functions with the suffix `_words` are there on every machine.

#define RAPPORT_INLINE static inline __attribute__((always_inline))
#define RAPPORT_EACH_BYTE(byte) (UINT64_C(0x0101010101010101) * (byte))

// A bit for each of sixty-four bytes, the first one lowest.
typedef struct {
  // ASCII letters.
  uint64_t letters;
  // Spaces that no byte beyond ASCII follows. The last bit tells of the space only.
  uint64_t spaces;
} rapport_window;

// In machine words

// The highest bit of each byte whose lower seven bits lie between two bounds.
RAPPORT_INLINE uint64_t rapport_word_range(uint64_t word, uint8_t first, uint8_t last) {
  const uint64_t low = word & RAPPORT_EACH_BYTE(0x7F);
  return (low + RAPPORT_EACH_BYTE(0x80 - first)) & ~(low + RAPPORT_EACH_BYTE(0x7F - last));
}

// The highest bit of each byte that is ASCII and of the class.
RAPPORT_INLINE uint64_t rapport_word_letters(uint64_t word) {
  return rapport_word_range(word | RAPPORT_EACH_BYTE(0x20), 'a', 'z') & ~word;
}
RAPPORT_INLINE uint64_t rapport_word_digits(uint64_t word) { return rapport_word_range(word, '0', '9') & ~word; }
RAPPORT_INLINE uint64_t rapport_word_alphanumerics(uint64_t word) {
  return rapport_word_letters(word) | rapport_word_digits(word);
}
RAPPORT_INLINE uint64_t rapport_word_names(uint64_t word) {
  return rapport_word_alphanumerics(word) | (rapport_word_range(word, '_', '_') & ~word);
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

#define RAPPORT_COUNT_IN_WORDS(name)                                                             \
  RAPPORT_INLINE unsigned rapport_##name##_count_words(const void *bytes) {                      \
    return rapport_words_count(rapport_word_##name(rapport_word_at(bytes)),                      \
                               rapport_word_##name(rapport_word_at((const char *)bytes + 8)));   \
  }
RAPPORT_COUNT_IN_WORDS(letters)
RAPPORT_COUNT_IN_WORDS(digits)
RAPPORT_COUNT_IN_WORDS(alphanumerics)
RAPPORT_COUNT_IN_WORDS(names)

// The highest bits of eight bytes, side by side.
RAPPORT_INLINE uint64_t rapport_word_bits(uint64_t word) {
  return ((word >> 7 & RAPPORT_EACH_BYTE(1)) * UINT64_C(0x0102040810204080)) >> 56;
}

RAPPORT_INLINE rapport_window rapport_window_words(const void *bytes) {
  uint64_t letters = 0, spaces = 0, ascii = 0;
  for (unsigned index = 0; index < 8; index++) {
    const uint64_t word = rapport_word_at((const char *)bytes + 8 * index);
    letters |= rapport_word_bits(rapport_word_letters(word)) << 8 * index;
    spaces |= rapport_word_bits(rapport_word_range(word, ' ', ' ') & ~word) << 8 * index;
    ascii |= rapport_word_bits(~word) << 8 * index;
  }
  return (rapport_window){letters, spaces & (ascii >> 1 | UINT64_C(1) << 63)};
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

RAPPORT_INLINE __m128i rapport_vector_range(__m128i bytes, uint8_t first, uint8_t last) {
  const __m128i from = _mm_sub_epi8(bytes, _mm_set1_epi8((char)first));
  return _mm_cmpeq_epi8(_mm_min_epu8(from, _mm_set1_epi8((char)(last - first))), from);
}
RAPPORT_INLINE __m128i rapport_vector_letters(__m128i bytes) {
  return rapport_vector_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
}
RAPPORT_INLINE __m128i rapport_vector_digits(__m128i bytes) { return rapport_vector_range(bytes, '0', '9'); }
RAPPORT_INLINE __m128i rapport_vector_alphanumerics(__m128i bytes) {
  return _mm_or_si128(rapport_vector_letters(bytes), rapport_vector_digits(bytes));
}
RAPPORT_INLINE __m128i rapport_vector_names(__m128i bytes) {
  return _mm_or_si128(rapport_vector_alphanumerics(bytes), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_')));
}

RAPPORT_INLINE rapport_window rapport_window_at(const void *bytes) {
  uint64_t letters = 0, spaces = 0, others = 0;
  for (unsigned index = 0; index < 4; index++) {
    const __m128i part = _mm_loadu_si128((const __m128i *)bytes + index);
    letters |= (uint64_t)(unsigned)_mm_movemask_epi8(rapport_vector_letters(part)) << 16 * index;
    spaces |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(part, _mm_set1_epi8(' '))) << 16 * index;
    others |= (uint64_t)(unsigned)_mm_movemask_epi8(part) << 16 * index;
  }
  return (rapport_window){letters, spaces & ~(others >> 1)};
}

#define RAPPORT_COUNT(name)                                                                      \
  RAPPORT_INLINE unsigned rapport_##name##_count(const void *bytes) {                            \
    const __m128i members = rapport_vector_##name(_mm_loadu_si128((const __m128i *)bytes));      \
    return (unsigned)__builtin_ctz(~(unsigned)_mm_movemask_epi8(members));                       \
  }

RAPPORT_INLINE int rapport_has_run(uint64_t low, uint64_t high) {
  const __m128i bytes = _mm_set_epi64x((long long)high, (long long)low);
  const __m128i same = _mm_and_si128(_mm_cmpeq_epi8(bytes, _mm_srli_si128(bytes, 1)),
                                     _mm_cmpeq_epi8(bytes, _mm_srli_si128(bytes, 2)));
  return _mm_movemask_epi8(_mm_andnot_si128(_mm_cmpeq_epi8(bytes, _mm_setzero_si128()), same)) != 0;
}

#else

RAPPORT_INLINE rapport_window rapport_window_at(const void *bytes) { return rapport_window_words(bytes); }

#define RAPPORT_COUNT(name)                                                                      \
  RAPPORT_INLINE unsigned rapport_##name##_count(const void *bytes) {                            \
    return rapport_##name##_count_words(bytes);                                                  \
  }

RAPPORT_INLINE int rapport_has_run(uint64_t low, uint64_t high) { return rapport_has_run_words(low, high); }

#endif

RAPPORT_COUNT(letters)
RAPPORT_COUNT(digits)
RAPPORT_COUNT(alphanumerics)
RAPPORT_COUNT(names)

// Asks for the bytes at an address, which will be read soon.
RAPPORT_INLINE void rapport_prefetch(const void *bytes) { __builtin_prefetch(bytes); }

#undef RAPPORT_COUNT
#undef RAPPORT_COUNT_IN_WORDS
#endif
