#ifndef RAPPORT_BYTE_WINDOW_H
#define RAPPORT_BYTE_WINDOW_H

#include <stdint.h>

// Which of sixty-four bytes belong to which of sixteen classes of ASCII, told for all of them at once.
//
// There are three ways, which give the same: by vectors of AVX-512 and of AVX2, where the processor has them, and in machine
// words. The fastest is chosen when the classes are made.

// A bit for each of sixty-four bytes in each member, the first byte lowest. The names are those of the classes' numbers, in
// order.
typedef struct {
  uint64_t letters;
  uint64_t digits;
  uint64_t spaces;
  uint64_t marks;
  uint64_t apostrophes;
  uint64_t stops;
  uint64_t hyphens;
  uint64_t underscores;
  uint64_t colons;
  uint64_t signs;
  uint64_t outcries;
  uint64_t stars;
  uint64_t face_letters;
  uint64_t behind_face_letters;
  uint64_t face_marks;
  uint64_t behind_face_marks;
  // Bytes of no class, from 0x80 on.
  uint64_t beyond_ascii;
  // Bytes that equal the one before them; the first is not told.
  uint64_t repeats;
  // The bytes, with zeros behind the last one, and the same with small letters for capitals of ASCII; then sixteen of any value.
  uint8_t bytes[80];
  uint8_t small[80];
} rapport_window;

enum { RAPPORT_CLASS_COUNT = 16 };

typedef enum { RAPPORT_IN_WORDS, RAPPORT_BY_AVX2, RAPPORT_BY_AVX512 } rapport_way;

typedef struct rapport_byte_classes rapport_byte_classes;

// The fastest way of this processor.
rapport_way rapport_fastest_way(void);

// Classes by the bits of each ASCII byte; null if there is no memory. The way has to be one of this processor's.
rapport_byte_classes *rapport_byte_classes_open(const uint16_t bits[128], rapport_way way);
void rapport_byte_classes_close(rapport_byte_classes *classes);

// Fills a window with bytes at an address. Of no more than sixty-four nothing else is read, and zeros take the place of the rest.
void rapport_window_fill(const rapport_byte_classes *classes, const void *bytes, uint64_t count, rapport_window *window);

#endif
