// Written by scripts/embed-lexicons.

#include "RapportLexicons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "en/base/additions.tsv" suffix(, )
    0};

static const unsigned char file1[] = {
#embed "en/base/manifest.json" suffix(, )
    0};

static const unsigned char file2[] = {
#embed "en/base/terms.tsv" suffix(, )
    0};

static const unsigned char file3[] = {
#embed "en/pattern/manifest.json" suffix(, )
    0};

static const unsigned char file4[] = {
#embed "en/pattern/terms.tsv" suffix(, )
    0};

static const unsigned char file5[] = {
#embed "en/shifters/manifest.json" suffix(, )
    0};

static const unsigned char file6[] = {
#embed "en/shifters/terms.tsv" suffix(, )
    0};

static const unsigned char file7[] = {
#embed "en/topics-web/manifest.json" suffix(, )
    0};

static const unsigned char file8[] = {
#embed "en/topics-web/terms.tsv" suffix(, )
    0};

static const unsigned char file9[] = {
#embed "en/vader/emoji.tsv" suffix(, )
    0};

static const unsigned char file10[] = {
#embed "en/vader/manifest.json" suffix(, )
    0};

static const unsigned char file11[] = {
#embed "en/vader/shifters.tsv" suffix(, )
    0};

static const unsigned char file12[] = {
#embed "en/vader/terms.tsv" suffix(, )
    0};

static const unsigned char file13[] = {
#embed "en/words/manifest.json" suffix(, )
    0};

static const unsigned char file14[] = {
#embed "en/words/terms.tsv" suffix(, )
    0};

static const unsigned char file15[] = {
#embed "und/break-rules/grapheme.rules" suffix(, )
    0};

static const unsigned char file16[] = {
#embed "und/break-rules/token.rules" suffix(, )
    0};

static const unsigned char file17[] = {
#embed "und/break-rules/token.table" suffix(, )
    0};

static const unsigned char file18[] = {
#embed "und/break-rules/traits.rules" suffix(, )
    0};

static const unsigned char file19[] = {
#embed "und/break-rules/word.rules" suffix(, )
    0};

static const unsigned char file20[] = {
#embed "und/domains/exceptions.tsv" suffix(, )
    0};

static const unsigned char file21[] = {
#embed "und/domains/terms.tsv" suffix(, )
    0};

static const unsigned char file22[] = {
#embed "und/emoticons/terms.tsv" suffix(, )
    0};

static const unsigned char file23[] = {
#embed "und/schemes/terms.tsv" suffix(, )
    0};

static const unsigned char file24[] = {
#embed "und/sentences/starters.tsv" suffix(, )
    0};

static const unsigned char file25[] = {
#embed "und/sentences/terms.tsv" suffix(, )
    0};

const rapport_embedded_file rapport_embedded_files[] = {
    {"en/base/additions.tsv", file0, sizeof file0 - 1},
    {"en/base/manifest.json", file1, sizeof file1 - 1},
    {"en/base/terms.tsv", file2, sizeof file2 - 1},
    {"en/pattern/manifest.json", file3, sizeof file3 - 1},
    {"en/pattern/terms.tsv", file4, sizeof file4 - 1},
    {"en/shifters/manifest.json", file5, sizeof file5 - 1},
    {"en/shifters/terms.tsv", file6, sizeof file6 - 1},
    {"en/topics-web/manifest.json", file7, sizeof file7 - 1},
    {"en/topics-web/terms.tsv", file8, sizeof file8 - 1},
    {"en/vader/emoji.tsv", file9, sizeof file9 - 1},
    {"en/vader/manifest.json", file10, sizeof file10 - 1},
    {"en/vader/shifters.tsv", file11, sizeof file11 - 1},
    {"en/vader/terms.tsv", file12, sizeof file12 - 1},
    {"en/words/manifest.json", file13, sizeof file13 - 1},
    {"en/words/terms.tsv", file14, sizeof file14 - 1},
    {"und/break-rules/grapheme.rules", file15, sizeof file15 - 1},
    {"und/break-rules/token.rules", file16, sizeof file16 - 1},
    {"und/break-rules/token.table", file17, sizeof file17 - 1},
    {"und/break-rules/traits.rules", file18, sizeof file18 - 1},
    {"und/break-rules/word.rules", file19, sizeof file19 - 1},
    {"und/domains/exceptions.tsv", file20, sizeof file20 - 1},
    {"und/domains/terms.tsv", file21, sizeof file21 - 1},
    {"und/emoticons/terms.tsv", file22, sizeof file22 - 1},
    {"und/schemes/terms.tsv", file23, sizeof file23 - 1},
    {"und/sentences/starters.tsv", file24, sizeof file24 - 1},
    {"und/sentences/terms.tsv", file25, sizeof file25 - 1},
};
const size_t rapport_embedded_file_count = 26;
