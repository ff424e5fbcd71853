#pragma once

#include <stddef.h>

/// A file of the folder `lexicons`, embedded in the library.
typedef struct {
  /// The path below `lexicons`, such as `en/vader/terms.tsv`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
} rapport_embedded_file;

/// The embedded files in order of their paths.
extern const rapport_embedded_file rapport_embedded_files[];
extern const size_t rapport_embedded_file_count;

/// The first of the embedded files, for languages that cannot import an array without a length.
static inline const rapport_embedded_file *rapport_embedded_table(void) { return rapport_embedded_files; }
