#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Unpacked bytes of a compressed stream, or of one member of an archive.
///
/// A stream is gzip, bzip2, xz or Zstandard, the last with windows of up to 2 GiB as Reddit dumps have them. An
/// archive is zip or tar, compressed or not. No other program is ever run, and nothing is written to disk.
typedef struct rapport_unpacker rapport_unpacker;

/// Gives the next packed bytes: how many, 0 at the end, or -1 when they cannot be read.
typedef ptrdiff_t (*rapport_packed_bytes)(void *context, void *buffer, size_t size);

/// What the first bytes say.
typedef enum {
  rapport_packing_none,
  rapport_packing_stream,
  rapport_packing_archive,
} rapport_packing;

/// Tells packed bytes by how they begin; 512 bytes are enough.
rapport_packing rapport_packing_of(const void *bytes, size_t count);

/// Opens a compressed stream. NULL when memory is short.
rapport_unpacker *rapport_unpacker_open_stream(rapport_packed_bytes next, void *context);

/// Opens the archive at a path and goes to the member of this name. NULL when memory is short; a member that is not
/// there is an error of the first read.
rapport_unpacker *rapport_unpacker_open_member(const char *path, const char *member);

void rapport_unpacker_close(rapport_unpacker *unpacker);

/// Fills a buffer: how many bytes, at least 1; 0 at the end; -1 on an error.
ptrdiff_t rapport_unpacker_read(rapport_unpacker *unpacker, void *buffer, size_t size);

/// What was wrong, in English; NULL when nothing was.
const char *rapport_unpacker_error(const rapport_unpacker *unpacker);

/// Calls back for each file of an archive, in its order. Returns NULL, or what was wrong, to be freed.
char *rapport_archive_list(
  const char *path, void (*found)(void *context, const char *name), void *context);
