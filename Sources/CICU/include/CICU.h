#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ICU under stable names: ICU renames its symbols from version to version, so no type or function of ICU
// appears here. Functions that can fail return ICU's status: 0 or less is success, more is an error, which
// rapport_icu_status_name names. All text is UTF-8; ill-formed sequences count as U+FFFD.

// MARK: versions and errors

enum { RAPPORT_VERSION_CAPACITY = 20 };
/// Writes the version of the ICU that is loaded, such as "72.1", into RAPPORT_VERSION_CAPACITY bytes.
void rapport_icu_version(char *version);
/// Writes the version of Unicode that it implements, such as "15.0", into RAPPORT_VERSION_CAPACITY bytes.
void rapport_unicode_version(char *version);
/// ICU's name of a status, such as "U_BRK_RULE_SYNTAX".
const char *rapport_icu_status_name(int32_t status);

// MARK: break iterators

typedef struct rapport_breaks rapport_breaks;

/// Compiles break rules. When they have a fault, `line` and `column` tell where, counted from 1.
int32_t rapport_breaks_open(
    const char *rules, size_t count, rapport_breaks **breaks, int32_t *line, int32_t *column);
/// Makes an iterator of the same rules, which is much cheaper than compiling them again. Several threads may
/// copy one original that none of them moves.
int32_t rapport_breaks_copy(const rapport_breaks *original, rapport_breaks **copy);
/// Starts over at the beginning of a text, which must stay in place until the next call of this function.
int32_t rapport_breaks_set_text(rapport_breaks *breaks, const char *text, size_t count);
/// Stores the ends of the next segments as offsets into the text, and the statuses of their rules.
/// Returns how many; less than `capacity` at the end of the text.
size_t rapport_breaks_next(rapport_breaks *breaks, int32_t *ends, int32_t *statuses, size_t capacity);
void rapport_breaks_close(rapport_breaks *breaks);

// MARK: dictionaries

/// The words of one of the dictionaries of ICU's break iterators, such as "cjdict", as a serialised trie of UTF-16 units
/// with values (the format of `unicode/ucharstrie.h`). NULL when there is none of this form. It stays in place as long as
/// the process lives, and should be asked for once.
const uint16_t *rapport_dictionary_of_units(const char *name);
/// The same for a trie of bytes (the format of `unicode/bytestrie.h`), such as "thaidict". Each byte stands for a
/// character of the 254 from `*first` on; 0xFE for U+200C and 0xFF for U+200D.
const uint8_t *rapport_dictionary_of_bytes(const char *name, uint32_t *first);

// MARK: characters

/// The ISO 15924 code of a code point's script as four letters, the first one highest, such as 'Latn'.
uint32_t rapport_character_script(uint32_t character);

// MARK: normalisation

/// Writes the NFKC form of a text with its case folded and default-ignorable characters removed
/// (NFKC_Casefold), and stores the length. When `capacity` is too small, returns U_BUFFER_OVERFLOW_ERROR with
/// the length needed.
int32_t rapport_nfkc_casefold(const char *text, size_t count, char *out, size_t capacity, size_t *length);
/// The status for a buffer that is too small.
extern const int32_t rapport_icu_buffer_overflow;

/// Whether a text in UTF-16 is in normalisation form C.
bool rapport_is_nfc(const uint16_t *text, size_t count);

// MARK: encodings

/// Guesses the encoding of some bytes. Stores ICU's name for it (valid for the life of the process) and a
/// confidence of 0...100; a null name when nothing fits.
int32_t rapport_detect_encoding(const char *bytes, size_t count, const char **name, int32_t *confidence);

typedef struct rapport_converter rapport_converter;

/// Opens a converter from the encoding of this name or alias to UTF-8.
int32_t rapport_converter_open(const char *name, rapport_converter **converter);
/// Converts a chunk: takes input from `*source` and writes UTF-8 to `*target`, and moves both pointers.
/// Sequences that mean nothing in the encoding become U+FFFD and are added to `*replaced`. `flush` says that
/// no more input follows the chunk. Returns U_BUFFER_OVERFLOW_ERROR while there is more to write.
int32_t rapport_converter_convert(
    rapport_converter *converter, const char **source, const char *source_end, char **target,
    const char *target_end, bool flush, size_t *replaced);
void rapport_converter_close(rapport_converter *converter);
