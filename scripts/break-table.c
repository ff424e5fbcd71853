// Compiles break rules and character traits into the table that the tokeniser works with.
//
//   break-table token.rules traits.rules > token.table
//
// ICU compiles the rules; this program folds the state machine that ICU found and the traits into one table over
// classes of characters: characters of one class are alike to the rules and have the same traits. The layout, little
// endian, is that of `BreakTable.swift`:
//
//   u8[4]  "RBT1"
//   u8[4]  Unicode version
//   u32    number of classes, of states, of blocks
//   u32[classes]           traits
//   u8[states]             1 where a segment may end
//   u8[states * classes]   the next state; 0 ends the segment
//   u16[0x110000 / 128]    the block of every 128 characters
//   u8[blocks * 128]       classes

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucptrie.h>
#include <unicode/uset.h>
#include <unicode/ustring.h>

enum { max_traits = 32, characters = 0x110000, block_size = 128, block_count = characters / block_size };

/// The head of ICU's compiled rules, format 6.
typedef struct {
  uint32_t magic;
  uint8_t format[4];
  uint32_t length, category_count, forward, forward_length, reverse, reverse_length, trie, trie_length;
} Rules;

/// The head of ICU's state table.
typedef struct {
  uint32_t state_count, row_length, first_dictionary_category, look_ahead_count, flags;
} States;

enum { eight_bit_rows = 4, hard_breaks = 1, start_required = 2, row_head = 3 };

static void fail(const char *cause) {
  fprintf(stderr, "break-table: %s\n", cause);
  exit(1);
}

static void check(UErrorCode status, const char *what) {
  if (U_SUCCESS(status)) return;
  fprintf(stderr, "break-table: could not %s: %s\n", what, u_errorName(status));
  exit(1);
}

static char *read_file(const char *path, size_t *length) {
  FILE *file = fopen(path, "rb");
  if (file == NULL) fail("a file cannot be read");
  char *text = malloc(1 << 20);
  *length = fread(text, 1, (1 << 20) - 1, file);
  text[*length] = 0;
  fclose(file);
  return text;
}

static UChar *widen(const char *text, size_t length, int32_t *count) {
  UErrorCode status = U_ZERO_ERROR;
  UChar *wide = malloc((length + 1) * sizeof *wide);
  u_strFromUTF8(wide, (int32_t)length + 1, count, text, (int32_t)length, &status);
  check(status, "decode a file");
  return wide;
}

static uint8_t *compile(const char *path) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  size_t length;
  int32_t count;
  char *text = read_file(path, &length);
  UChar *wide = widen(text, length, &count);
  UBreakIterator *iterator = ubrk_openRules(wide, count, NULL, 0, &place, &status);
  check(status, "compile the rules");
  int32_t size = ubrk_getBinaryRules(iterator, NULL, 0, &status);
  uint8_t *binary = malloc((size_t)size);
  status = U_ZERO_ERROR;
  ubrk_getBinaryRules(iterator, binary, size, &status);
  check(status, "take the compiled rules");
  return binary;
}

static int read_traits(const char *path, USet *sets[max_traits]) {
  size_t length;
  int count = 0;
  char *text = read_file(path, &length);
  for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
    char *pattern = strchr(line, '=');
    if (line[0] == '#' || pattern == NULL) continue;
    UErrorCode status = U_ZERO_ERROR;
    int32_t wideCount;
    UChar *wide = widen(pattern + 2, strlen(pattern + 2), &wideCount);
    if (count == max_traits) fail("there are too many traits");
    sets[count] = uset_openPattern(wide, wideCount, &status);
    check(status, line);
    count += 1;
  }
  return count;
}

static uint8_t class_of[characters];
static uint16_t block_of[block_count];
static uint8_t blocks[block_count][block_size];

int main(int argc, char **argv) {
  if (argc != 3) fail("usage: break-table RULES TRAITS");
  uint8_t *binary = compile(argv[1]);
  const Rules *rules = (const Rules *)binary;
  if (rules->magic != 0xB1A0 || rules->format[0] != 6) fail("ICU's format of compiled rules is not 6");
  const States *states = (const States *)(binary + rules->forward);
  if (states->flags & (hard_breaks | start_required)) fail("rules with '/' or {bof} are not supported");
  if (states->state_count > 255) fail("there are too many states");
  const uint8_t *rows = (const uint8_t *)(states + 1);
  const int wide = !(states->flags & eight_bit_rows);

  UErrorCode status = U_ZERO_ERROR;
  UCPTrie *trie = ucptrie_openFromBinary(
      UCPTRIE_TYPE_FAST, UCPTRIE_VALUE_BITS_ANY, binary + rules->trie, (int32_t)rules->trie_length, NULL, &status);
  check(status, "open the categories");
  USet *sets[max_traits];
  const int trait_count = read_traits(argv[2], sets);

  // Classes in the order of their first character.
  uint32_t class_traits[256], class_category[256];
  uint32_t class_count = 0;
  for (UChar32 character = 0; character < characters; character++) {
    const uint32_t category = ucptrie_get(trie, character);
    uint32_t traits = 0;
    for (int trait = 0; trait < trait_count; trait++)
      traits |= (uint32_t)uset_contains(sets[trait], character) << trait;
    uint32_t class = 0;
    while (class < class_count && (class_traits[class] != traits || class_category[class] != category)) class++;
    if (class == 256) fail("there are too many classes");
    if (class == class_count) {
      class_traits[class] = traits;
      class_category[class] = category;
      class_count += 1;
    }
    class_of[character] = (uint8_t)class;
  }

  uint32_t blocks_used = 0;
  for (int index = 0; index < block_count; index++) {
    uint32_t block = 0;
    while (block < blocks_used && memcmp(blocks[block], class_of + index * block_size, block_size) != 0) block++;
    if (block == blocks_used) memcpy(blocks[blocks_used++], class_of + index * block_size, block_size);
    block_of[index] = (uint16_t)block;
  }

  UVersionInfo version;
  u_getUnicodeVersion(version);
  fwrite("RBT1", 1, 4, stdout);
  fwrite(version, 1, 4, stdout);
  const uint32_t counts[3] = {class_count, states->state_count, blocks_used};
  fwrite(counts, sizeof *counts, 3, stdout);
  fwrite(class_traits, sizeof *class_traits, class_count, stdout);
  for (uint32_t state = 0; state < states->state_count; state++) {
    const uint8_t *row = rows + state * states->row_length;
    const unsigned accepting = wide ? ((const uint16_t *)row)[0] : row[0];
    const unsigned look_ahead = wide ? ((const uint16_t *)row)[1] : row[1];
    if (accepting > 1 || look_ahead > 1) fail("rules with '/' are not supported");
    putchar((int)accepting);
  }
  for (uint32_t state = 0; state < states->state_count; state++) {
    const uint8_t *row = rows + state * states->row_length;
    for (uint32_t class = 0; class < class_count; class++) {
      const uint32_t category = class_category[class] + row_head;
      putchar(wide ? ((const uint16_t *)row)[category] : row[category]);
    }
  }
  fwrite(block_of, sizeof *block_of, block_count, stdout);
  fwrite(blocks, block_size, blocks_used, stdout);
  fprintf(stderr, "%u classes, %u states, %u blocks\n", class_count, states->state_count, blocks_used);
  return 0;
}
