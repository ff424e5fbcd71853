#pragma once

#include <stddef.h>
#include <stdint.h>

/// Incremental XXH3, 128 bits; `xxhsum -H2` prints the same hash of a file.
typedef struct rapport_xxh3 rapport_xxh3;

rapport_xxh3 *rapport_xxh3_create(void);
void rapport_xxh3_update(rapport_xxh3 *state, const void *bytes, size_t count);
/// Stores the hash of all bytes so far; the state can take more.
void rapport_xxh3_digest(const rapport_xxh3 *state, uint64_t *high, uint64_t *low);
void rapport_xxh3_destroy(rapport_xxh3 *state);

/// XXH3 of some bytes with a seed, 64 bits.
uint64_t rapport_xxh3_64(const void *bytes, size_t count, uint64_t seed);
