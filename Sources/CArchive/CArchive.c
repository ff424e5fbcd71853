#include "CArchive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { packed_size = 1 << 17 };

struct rapport_unpacker {
  rapport_packed_bytes next;
  void *context;
  struct archive *archive;
  ZSTD_DCtx *zstd;
  /// For gzip, whose checksums libarchive does not look at.
  z_stream gzip;
  bool is_gzip;
  /// Whether the last stream of gzip has ended.
  bool is_gzip_over;
  /// What came out of gzip and is an archive; NULL without one.
  char *archived;
  /// The file that the packed bytes of an archive come from, or -1.
  int file;
  ZSTD_inBuffer input;
  /// Whether the frame, or member, that is being read has ended.
  bool is_between_frames;
  bool is_at_end;
  const char *error;
  char packed[packed_size];
};

static bool begins_with(const void *bytes, size_t count, const char *magic, size_t length) {
  return count >= length && memcmp(bytes, magic, length) == 0;
}

static bool is_gzip(const void *bytes, size_t count) { return begins_with(bytes, count, "\x1F\x8B\x08", 3); }

static bool is_zstd(const void *bytes, size_t count) {
  return begins_with(bytes, count, "\x28\xB5\x2F\xFD", 4);
}

rapport_packing rapport_packing_of(const void *bytes, size_t count) {
  if (begins_with(bytes, count, "PK\x03\x04", 4) || begins_with(bytes, count, "PK\x05\x06", 4)) {
    return rapport_packing_archive;
  }
  if (count >= 262 && memcmp((const char *)bytes + 257, "ustar", 5) == 0) return rapport_packing_archive;
  bool is_stream = is_gzip(bytes, count) || begins_with(bytes, count, "BZh", 3)
    || begins_with(bytes, count, "\xFD" "7zXZ\0", 6) || is_zstd(bytes, count);
  return is_stream ? rapport_packing_stream : rapport_packing_none;
}

/// Takes the next packed bytes; false at the end or on an error.
static bool refill(rapport_unpacker *unpacker) {
  ptrdiff_t count = unpacker->next(unpacker->context, unpacker->packed, packed_size);
  if (count < 0) unpacker->error = "it cannot be read on";
  unpacker->input = (ZSTD_inBuffer){unpacker->packed, count > 0 ? (size_t)count : 0, 0};
  return count > 0;
}

static la_ssize_t archive_input(struct archive *archive, void *context, const void **bytes) {
  rapport_unpacker *unpacker = context;
  // What was read to tell the packing comes first.
  if (unpacker->input.pos > 0 || unpacker->input.size == 0) {
    if (!refill(unpacker)) {
      if (unpacker->error) archive_set_error(archive, EIO, "%s", unpacker->error);
      return unpacker->error ? -1 : 0;
    }
  }
  unpacker->input.pos = unpacker->input.size;
  *bytes = unpacker->packed;
  return (la_ssize_t)unpacker->input.size;
}

static ptrdiff_t read_gzip(rapport_unpacker *unpacker, void *buffer, size_t size);

/// Gives libarchive the bytes that gzip packed.
static la_ssize_t archived_input(struct archive *archive, void *context, const void **bytes) {
  rapport_unpacker *unpacker = context;
  ptrdiff_t count = read_gzip(unpacker, unpacker->archived, packed_size);
  if (count < 0) archive_set_error(archive, EIO, "%s", unpacker->error);
  *bytes = unpacker->archived;
  return (la_ssize_t)count;
}

/// Reads what gzip packed to its end, so that its checksum is looked at; false when something is wrong.
///
/// An archive may end before its gzip does, and libarchive reads no further.
static bool finish_gzip(rapport_unpacker *unpacker) {
  ptrdiff_t count = 1;
  while (unpacker->is_gzip && count > 0) count = read_gzip(unpacker, unpacker->archived, packed_size);
  return count >= 0;
}

static ptrdiff_t file_bytes(void *context, void *buffer, size_t size) {
  rapport_unpacker *unpacker = context;
  ptrdiff_t count;
  do count = read(unpacker->file, buffer, size);
  while (count < 0 && errno == EINTR);
  return count;
}

static void allow_filters(struct archive *archive) {
  archive_read_support_filter_bzip2(archive);
  archive_read_support_filter_xz(archive);
}

static void allow_archives(struct archive *archive) {
  archive_read_support_filter_gzip(archive);
  allow_filters(archive);
  archive_read_support_format_zip(archive);
  archive_read_support_format_tar(archive);
}

static const char *message(struct archive *archive) {
  const char *text = archive_error_string(archive);
  return text ? text : "its form is unknown";
}

rapport_unpacker *rapport_unpacker_open_stream(rapport_packed_bytes next, void *context) {
  rapport_unpacker *unpacker = calloc(1, sizeof *unpacker);
  if (!unpacker) return NULL;
  unpacker->next = next;
  unpacker->context = context;
  unpacker->file = -1;
  unpacker->is_between_frames = true;
  refill(unpacker);
  if (is_zstd(unpacker->packed, unpacker->input.size)) {
    unpacker->zstd = ZSTD_createDCtx();
    if (unpacker->zstd) ZSTD_DCtx_setParameter(unpacker->zstd, ZSTD_d_windowLogMax, 31);
  } else if (is_gzip(unpacker->packed, unpacker->input.size)) {
    unpacker->is_gzip = inflateInit2(&unpacker->gzip, 16 + MAX_WBITS) == Z_OK;
    unpacker->is_between_frames = false;
  } else {
    unpacker->archive = archive_read_new();
    if (unpacker->archive) {
      allow_filters(unpacker->archive);
      archive_read_support_format_raw(unpacker->archive);
      archive_read_support_format_empty(unpacker->archive);
      struct archive_entry *entry;
      bool is_open = archive_read_open(unpacker->archive, unpacker, NULL, archive_input, NULL) == ARCHIVE_OK;
      int code = is_open ? archive_read_next_header(unpacker->archive, &entry) : ARCHIVE_FATAL;
      // A header that is cut off is no known filter's, and its bytes would be passed on as they are.
      bool is_unpacked = is_open && archive_filter_code(unpacker->archive, 0) != ARCHIVE_FILTER_NONE;
      if (code < ARCHIVE_WARN) unpacker->error = message(unpacker->archive);
      else if (!is_unpacked) unpacker->error = "it ends in the middle";
      else if (code == ARCHIVE_EOF) unpacker->is_at_end = true;
    }
  }
  if (unpacker->zstd || unpacker->is_gzip || unpacker->archive) return unpacker;
  free(unpacker);
  return NULL;
}

/// Opens the archive at a path, gzip by gzip's own library and all else by libarchive. NULL when memory is short.
static rapport_unpacker *open_archive(const char *path) {
  rapport_unpacker *unpacker = calloc(1, sizeof *unpacker);
  if (!unpacker) return NULL;
  unpacker->archive = archive_read_new();
  unpacker->archived = malloc(packed_size);
  unpacker->file = open(path, O_RDONLY | O_CLOEXEC);
  unpacker->next = file_bytes;
  unpacker->context = unpacker;
  bool is_gzip_file = unpacker->file >= 0 && refill(unpacker) && is_gzip(unpacker->packed, unpacker->input.size);
  if (is_gzip_file) unpacker->is_gzip = inflateInit2(&unpacker->gzip, 16 + MAX_WBITS) == Z_OK;
  if (!unpacker->archive || !unpacker->archived || (is_gzip_file && !unpacker->is_gzip)) {
    rapport_unpacker_close(unpacker);
    return NULL;
  }
  allow_archives(unpacker->archive);
  // What libarchive says of a file that cannot be read is as good as anything.
  unpacker->error = NULL;
  int code = is_gzip_file
    ? archive_read_open(unpacker->archive, unpacker, NULL, archived_input, NULL)
    : archive_read_open_filename(unpacker->archive, path, packed_size);
  if (code != ARCHIVE_OK) unpacker->error = message(unpacker->archive);
  return unpacker;
}

rapport_unpacker *rapport_unpacker_open_member(const char *path, const char *member) {
  rapport_unpacker *unpacker = open_archive(path);
  if (!unpacker || unpacker->error) return unpacker;
  struct archive_entry *entry;
  int code;
  while ((code = archive_read_next_header(unpacker->archive, &entry)) >= ARCHIVE_WARN && code != ARCHIVE_EOF) {
    const char *name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    if (name && strcmp(name, member) == 0) return unpacker;
  }
  unpacker->error = code == ARCHIVE_EOF ? "it holds no such file" : message(unpacker->archive);
  return unpacker;
}

void rapport_unpacker_close(rapport_unpacker *unpacker) {
  if (unpacker->archive) archive_read_free(unpacker->archive);
  ZSTD_freeDCtx(unpacker->zstd);
  if (unpacker->is_gzip) inflateEnd(&unpacker->gzip);
  if (unpacker->file >= 0) close(unpacker->file);
  free(unpacker->archived);
  free(unpacker);
}

static ptrdiff_t read_zstd(rapport_unpacker *unpacker, void *buffer, size_t size) {
  ZSTD_outBuffer output = {buffer, size, 0};
  while (output.pos == 0) {
    if (unpacker->input.pos == unpacker->input.size && !refill(unpacker)) {
      if (!unpacker->error && !unpacker->is_between_frames) unpacker->error = "it ends in the middle";
      return unpacker->error ? -1 : 0;
    }
    size_t rest = ZSTD_decompressStream(unpacker->zstd, &output, &unpacker->input);
    if (ZSTD_isError(rest)) {
      unpacker->error = ZSTD_getErrorName(rest);
      return -1;
    }
    unpacker->is_between_frames = rest == 0;
  }
  return (ptrdiff_t)output.pos;
}

/// Whether another gzip member follows the one that ended; zeros that pad the end are passed over, and what else stands there is
/// left, as gzip itself does.
static bool begins_member(rapport_unpacker *unpacker) {
  const unsigned char *packed = (const unsigned char *)unpacker->packed;
  while (unpacker->input.pos < unpacker->input.size && packed[unpacker->input.pos] == 0) unpacker->input.pos++;
  if (unpacker->input.pos == unpacker->input.size) return false;
  if (packed[unpacker->input.pos] != 0x1F || inflateReset(&unpacker->gzip) != Z_OK) {
    unpacker->is_gzip_over = true;
    return false;
  }
  unpacker->is_between_frames = false;
  return true;
}

static ptrdiff_t read_gzip(rapport_unpacker *unpacker, void *buffer, size_t size) {
  z_stream *gzip = &unpacker->gzip;
  uInt room = size > UINT_MAX ? UINT_MAX : (uInt)size;
  gzip->next_out = buffer;
  gzip->avail_out = room;
  while (gzip->avail_out == room && !unpacker->is_gzip_over) {
    if (unpacker->input.pos == unpacker->input.size && !refill(unpacker)) {
      if (!unpacker->error && !unpacker->is_between_frames) unpacker->error = "it ends in the middle";
      return unpacker->error ? -1 : 0;
    }
    if (unpacker->is_between_frames && !begins_member(unpacker)) continue;
    gzip->next_in = (Bytef *)unpacker->packed + unpacker->input.pos;
    gzip->avail_in = (uInt)(unpacker->input.size - unpacker->input.pos);
    int code = inflate(gzip, Z_NO_FLUSH);
    unpacker->input.pos = unpacker->input.size - gzip->avail_in;
    if (code == Z_STREAM_END) {
      unpacker->is_between_frames = true;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      unpacker->error = gzip->msg ? gzip->msg : "its form is unknown";
      return -1;
    }
  }
  return (ptrdiff_t)(room - gzip->avail_out);
}

ptrdiff_t rapport_unpacker_read(rapport_unpacker *unpacker, void *buffer, size_t size) {
  if (unpacker->error) return -1;
  if (unpacker->is_at_end) return 0;
  if (unpacker->zstd) return read_zstd(unpacker, buffer, size);
  if (!unpacker->archive) return read_gzip(unpacker, buffer, size);
  la_ssize_t count = archive_read_data(unpacker->archive, buffer, size);
  if (count > 0) return (ptrdiff_t)count;
  if (count == 0) {
    unpacker->is_at_end = true;
    return finish_gzip(unpacker) ? 0 : -1;
  }
  unpacker->error = message(unpacker->archive);
  return -1;
}

const char *rapport_unpacker_error(const rapport_unpacker *unpacker) { return unpacker->error; }

char *rapport_archive_list(
  const char *path, void (*found)(void *context, const char *name), void *context) {
  rapport_unpacker *unpacker = open_archive(path);
  if (!unpacker) return strdup("there is not enough memory");
  int code = unpacker->error ? ARCHIVE_FATAL : ARCHIVE_OK;
  while (code == ARCHIVE_OK || code == ARCHIVE_WARN) {
    struct archive_entry *entry;
    code = archive_read_next_header(unpacker->archive, &entry);
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN) break;
    const char *name = archive_entry_pathname_utf8(entry);
    if (!name) name = archive_entry_pathname(entry);
    if (name && archive_entry_filetype(entry) == AE_IFREG) found(context, name);
  }
  char *error = NULL;
  if (code != ARCHIVE_EOF) error = strdup(message(unpacker->archive));
  else if (!finish_gzip(unpacker)) error = strdup(unpacker->error);
  rapport_unpacker_close(unpacker);
  return error;
}
