// Written by scripts/embed-lexicons.

#include "RapportLexicons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "de/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file1[] = {
#embed "de/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file2[] = {
#embed "en/base/additions.tsv" suffix(, )
    0};

static const unsigned char file3[] = {
#embed "en/base/manifest.json" suffix(, )
    0};

static const unsigned char file4[] = {
#embed "en/base/terms.tsv" suffix(, )
    0};

static const unsigned char file5[] = {
#embed "en/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file6[] = {
#embed "en/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file7[] = {
#embed "en/pattern/manifest.json" suffix(, )
    0};

static const unsigned char file8[] = {
#embed "en/pattern/terms.tsv" suffix(, )
    0};

static const unsigned char file9[] = {
#embed "en/rapport-open/manifest.json" suffix(, )
    0};

static const unsigned char file10[] = {
#embed "en/rapport-open/terms.tsv" suffix(, )
    0};

static const unsigned char file11[] = {
#embed "en/rapport/manifest.json" suffix(, )
    0};

static const unsigned char file12[] = {
#embed "en/rapport/terms.tsv" suffix(, )
    0};

static const unsigned char file13[] = {
#embed "en/shifters/manifest.json" suffix(, )
    0};

static const unsigned char file14[] = {
#embed "en/shifters/rules.tsv" suffix(, )
    0};

static const unsigned char file15[] = {
#embed "en/shifters/terms.tsv" suffix(, )
    0};

static const unsigned char file16[] = {
#embed "en/topics-web/manifest.json" suffix(, )
    0};

static const unsigned char file17[] = {
#embed "en/topics-web/terms.tsv" suffix(, )
    0};

static const unsigned char file18[] = {
#embed "en/vader/emoji.tsv" suffix(, )
    0};

static const unsigned char file19[] = {
#embed "en/vader/manifest.json" suffix(, )
    0};

static const unsigned char file20[] = {
#embed "en/vader/shifters.tsv" suffix(, )
    0};

static const unsigned char file21[] = {
#embed "en/vader/terms.tsv" suffix(, )
    0};

static const unsigned char file22[] = {
#embed "en/variants/endings.tsv" suffix(, )
    0};

static const unsigned char file23[] = {
#embed "en/variants/exceptions.tsv" suffix(, )
    0};

static const unsigned char file24[] = {
#embed "en/variants/terms.tsv" suffix(, )
    0};

static const unsigned char file25[] = {
#embed "en/words/manifest.json" suffix(, )
    0};

static const unsigned char file26[] = {
#embed "en/words/terms.tsv" suffix(, )
    0};

static const unsigned char file27[] = {
#embed "es/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file28[] = {
#embed "es/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file29[] = {
#embed "fr/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file30[] = {
#embed "fr/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file31[] = {
#embed "it/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file32[] = {
#embed "it/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file33[] = {
#embed "pt/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file34[] = {
#embed "pt/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file35[] = {
#embed "und/break-rules/grapheme.rules" suffix(, )
    0};

static const unsigned char file36[] = {
#embed "und/break-rules/token.rules" suffix(, )
    0};

static const unsigned char file37[] = {
#embed "und/break-rules/token.table" suffix(, )
    0};

static const unsigned char file38[] = {
#embed "und/break-rules/traits.rules" suffix(, )
    0};

static const unsigned char file39[] = {
#embed "und/break-rules/word.rules" suffix(, )
    0};

static const unsigned char file40[] = {
#embed "und/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file41[] = {
#embed "und/domains/exceptions.tsv" suffix(, )
    0};

static const unsigned char file42[] = {
#embed "und/domains/terms.tsv" suffix(, )
    0};

static const unsigned char file43[] = {
#embed "und/emoticons/terms.tsv" suffix(, )
    0};

static const unsigned char file44[] = {
#embed "und/languages/han.tsv" suffix(, )
    0};

static const unsigned char file45[] = {
#embed "und/languages/relatives.tsv" suffix(, )
    0};

static const unsigned char file46[] = {
#embed "und/languages/terms.tsv" suffix(, )
    0};

static const unsigned char file47[] = {
#embed "und/schemes/terms.tsv" suffix(, )
    0};

static const unsigned char file48[] = {
#embed "und/sentences/starters.tsv" suffix(, )
    0};

static const unsigned char file49[] = {
#embed "und/sentences/terms.tsv" suffix(, )
    0};

static const unsigned char file50[] = {
#embed "und/variants/signs.tsv" suffix(, )
    0};

const rapport_embedded_file rapport_embedded_files[] = {
    {"de/clauses/manifest.json", file0, sizeof file0 - 1},
    {"de/clauses/terms.tsv", file1, sizeof file1 - 1},
    {"en/base/additions.tsv", file2, sizeof file2 - 1},
    {"en/base/manifest.json", file3, sizeof file3 - 1},
    {"en/base/terms.tsv", file4, sizeof file4 - 1},
    {"en/clauses/manifest.json", file5, sizeof file5 - 1},
    {"en/clauses/terms.tsv", file6, sizeof file6 - 1},
    {"en/pattern/manifest.json", file7, sizeof file7 - 1},
    {"en/pattern/terms.tsv", file8, sizeof file8 - 1},
    {"en/rapport-open/manifest.json", file9, sizeof file9 - 1},
    {"en/rapport-open/terms.tsv", file10, sizeof file10 - 1},
    {"en/rapport/manifest.json", file11, sizeof file11 - 1},
    {"en/rapport/terms.tsv", file12, sizeof file12 - 1},
    {"en/shifters/manifest.json", file13, sizeof file13 - 1},
    {"en/shifters/rules.tsv", file14, sizeof file14 - 1},
    {"en/shifters/terms.tsv", file15, sizeof file15 - 1},
    {"en/topics-web/manifest.json", file16, sizeof file16 - 1},
    {"en/topics-web/terms.tsv", file17, sizeof file17 - 1},
    {"en/vader/emoji.tsv", file18, sizeof file18 - 1},
    {"en/vader/manifest.json", file19, sizeof file19 - 1},
    {"en/vader/shifters.tsv", file20, sizeof file20 - 1},
    {"en/vader/terms.tsv", file21, sizeof file21 - 1},
    {"en/variants/endings.tsv", file22, sizeof file22 - 1},
    {"en/variants/exceptions.tsv", file23, sizeof file23 - 1},
    {"en/variants/terms.tsv", file24, sizeof file24 - 1},
    {"en/words/manifest.json", file25, sizeof file25 - 1},
    {"en/words/terms.tsv", file26, sizeof file26 - 1},
    {"es/clauses/manifest.json", file27, sizeof file27 - 1},
    {"es/clauses/terms.tsv", file28, sizeof file28 - 1},
    {"fr/clauses/manifest.json", file29, sizeof file29 - 1},
    {"fr/clauses/terms.tsv", file30, sizeof file30 - 1},
    {"it/clauses/manifest.json", file31, sizeof file31 - 1},
    {"it/clauses/terms.tsv", file32, sizeof file32 - 1},
    {"pt/clauses/manifest.json", file33, sizeof file33 - 1},
    {"pt/clauses/terms.tsv", file34, sizeof file34 - 1},
    {"und/break-rules/grapheme.rules", file35, sizeof file35 - 1},
    {"und/break-rules/token.rules", file36, sizeof file36 - 1},
    {"und/break-rules/token.table", file37, sizeof file37 - 1},
    {"und/break-rules/traits.rules", file38, sizeof file38 - 1},
    {"und/break-rules/word.rules", file39, sizeof file39 - 1},
    {"und/clauses/terms.tsv", file40, sizeof file40 - 1},
    {"und/domains/exceptions.tsv", file41, sizeof file41 - 1},
    {"und/domains/terms.tsv", file42, sizeof file42 - 1},
    {"und/emoticons/terms.tsv", file43, sizeof file43 - 1},
    {"und/languages/han.tsv", file44, sizeof file44 - 1},
    {"und/languages/relatives.tsv", file45, sizeof file45 - 1},
    {"und/languages/terms.tsv", file46, sizeof file46 - 1},
    {"und/schemes/terms.tsv", file47, sizeof file47 - 1},
    {"und/sentences/starters.tsv", file48, sizeof file48 - 1},
    {"und/sentences/terms.tsv", file49, sizeof file49 - 1},
    {"und/variants/signs.tsv", file50, sizeof file50 - 1},
};
const size_t rapport_embedded_file_count = 51;
