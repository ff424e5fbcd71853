#include "CXXHash.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

struct rapport_xxh3 {
  XXH3_state_t *state;
};

rapport_xxh3 *rapport_xxh3_create(void) {
  rapport_xxh3 *hash = malloc(sizeof *hash);
  if (hash == NULL) abort();
  hash->state = XXH3_createState();
  if (hash->state == NULL) abort();
  XXH3_128bits_reset(hash->state);
  return hash;
}

void rapport_xxh3_update(rapport_xxh3 *hash, const void *bytes, size_t count) {
  XXH3_128bits_update(hash->state, bytes, count);
}

void rapport_xxh3_digest(const rapport_xxh3 *hash, uint64_t *high, uint64_t *low) {
  XXH128_hash_t digest = XXH3_128bits_digest(hash->state);
  *high = digest.high64;
  *low = digest.low64;
}

void rapport_xxh3_destroy(rapport_xxh3 *hash) {
  XXH3_freeState(hash->state);
  free(hash);
}

uint64_t rapport_xxh3_64(const void *bytes, size_t count, uint64_t seed) {
  return XXH3_64bits_withSeed(bytes, count, seed);
}
