// Written by scripts/embed-lexicons.

#include "RapportLexicons.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "de/base/manifest.json" suffix(, )
    0};

static const unsigned char file1[] = {
#embed "de/base/terms.tsv" suffix(, )
    0};

static const unsigned char file2[] = {
#embed "de/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file3[] = {
#embed "de/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file4[] = {
#embed "de/rapport/manifest.json" suffix(, )
    0};

static const unsigned char file5[] = {
#embed "de/rapport/terms.tsv" suffix(, )
    0};

static const unsigned char file6[] = {
#embed "de/shifters/manifest.json" suffix(, )
    0};

static const unsigned char file7[] = {
#embed "de/shifters/rules.tsv" suffix(, )
    0};

static const unsigned char file8[] = {
#embed "de/shifters/terms.tsv" suffix(, )
    0};

static const unsigned char file9[] = {
#embed "de/words/manifest.json" suffix(, )
    0};

static const unsigned char file10[] = {
#embed "de/words/terms.tsv" suffix(, )
    0};

static const unsigned char file11[] = {
#embed "en/base/manifest.json" suffix(, )
    0};

static const unsigned char file12[] = {
#embed "en/base/terms.tsv" suffix(, )
    0};

static const unsigned char file13[] = {
#embed "en/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file14[] = {
#embed "en/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file15[] = {
#embed "en/pattern/manifest.json" suffix(, )
    0};

static const unsigned char file16[] = {
#embed "en/pattern/terms.tsv" suffix(, )
    0};

static const unsigned char file17[] = {
#embed "en/rapport-open/manifest.json" suffix(, )
    0};

static const unsigned char file18[] = {
#embed "en/rapport-open/terms.tsv" suffix(, )
    0};

static const unsigned char file19[] = {
#embed "en/rapport/manifest.json" suffix(, )
    0};

static const unsigned char file20[] = {
#embed "en/rapport/terms.tsv" suffix(, )
    0};

static const unsigned char file21[] = {
#embed "en/shifters/manifest.json" suffix(, )
    0};

static const unsigned char file22[] = {
#embed "en/shifters/rules.tsv" suffix(, )
    0};

static const unsigned char file23[] = {
#embed "en/shifters/terms.tsv" suffix(, )
    0};

static const unsigned char file24[] = {
#embed "en/topics-web/manifest.json" suffix(, )
    0};

static const unsigned char file25[] = {
#embed "en/topics-web/terms.tsv" suffix(, )
    0};

static const unsigned char file26[] = {
#embed "en/vader/emoji.tsv" suffix(, )
    0};

static const unsigned char file27[] = {
#embed "en/vader/manifest.json" suffix(, )
    0};

static const unsigned char file28[] = {
#embed "en/vader/shifters.tsv" suffix(, )
    0};

static const unsigned char file29[] = {
#embed "en/vader/terms.tsv" suffix(, )
    0};

static const unsigned char file30[] = {
#embed "en/variants/endings.tsv" suffix(, )
    0};

static const unsigned char file31[] = {
#embed "en/variants/exceptions.tsv" suffix(, )
    0};

static const unsigned char file32[] = {
#embed "en/variants/terms.tsv" suffix(, )
    0};

static const unsigned char file33[] = {
#embed "en/words/manifest.json" suffix(, )
    0};

static const unsigned char file34[] = {
#embed "en/words/terms.tsv" suffix(, )
    0};

static const unsigned char file35[] = {
#embed "es/base/manifest.json" suffix(, )
    0};

static const unsigned char file36[] = {
#embed "es/base/terms.tsv" suffix(, )
    0};

static const unsigned char file37[] = {
#embed "es/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file38[] = {
#embed "es/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file39[] = {
#embed "es/rapport/manifest.json" suffix(, )
    0};

static const unsigned char file40[] = {
#embed "es/rapport/terms.tsv" suffix(, )
    0};

static const unsigned char file41[] = {
#embed "es/shifters/manifest.json" suffix(, )
    0};

static const unsigned char file42[] = {
#embed "es/shifters/rules.tsv" suffix(, )
    0};

static const unsigned char file43[] = {
#embed "es/shifters/terms.tsv" suffix(, )
    0};

static const unsigned char file44[] = {
#embed "es/words/manifest.json" suffix(, )
    0};

static const unsigned char file45[] = {
#embed "es/words/terms.tsv" suffix(, )
    0};

static const unsigned char file46[] = {
#embed "fr/base/manifest.json" suffix(, )
    0};

static const unsigned char file47[] = {
#embed "fr/base/terms.tsv" suffix(, )
    0};

static const unsigned char file48[] = {
#embed "fr/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file49[] = {
#embed "fr/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file50[] = {
#embed "fr/rapport/manifest.json" suffix(, )
    0};

static const unsigned char file51[] = {
#embed "fr/rapport/terms.tsv" suffix(, )
    0};

static const unsigned char file52[] = {
#embed "fr/shifters/manifest.json" suffix(, )
    0};

static const unsigned char file53[] = {
#embed "fr/shifters/rules.tsv" suffix(, )
    0};

static const unsigned char file54[] = {
#embed "fr/shifters/terms.tsv" suffix(, )
    0};

static const unsigned char file55[] = {
#embed "fr/words/manifest.json" suffix(, )
    0};

static const unsigned char file56[] = {
#embed "fr/words/terms.tsv" suffix(, )
    0};

static const unsigned char file57[] = {
#embed "it/base/manifest.json" suffix(, )
    0};

static const unsigned char file58[] = {
#embed "it/base/terms.tsv" suffix(, )
    0};

static const unsigned char file59[] = {
#embed "it/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file60[] = {
#embed "it/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file61[] = {
#embed "it/rapport/manifest.json" suffix(, )
    0};

static const unsigned char file62[] = {
#embed "it/rapport/terms.tsv" suffix(, )
    0};

static const unsigned char file63[] = {
#embed "it/shifters/manifest.json" suffix(, )
    0};

static const unsigned char file64[] = {
#embed "it/shifters/rules.tsv" suffix(, )
    0};

static const unsigned char file65[] = {
#embed "it/shifters/terms.tsv" suffix(, )
    0};

static const unsigned char file66[] = {
#embed "it/words/manifest.json" suffix(, )
    0};

static const unsigned char file67[] = {
#embed "it/words/terms.tsv" suffix(, )
    0};

static const unsigned char file68[] = {
#embed "pt/base/manifest.json" suffix(, )
    0};

static const unsigned char file69[] = {
#embed "pt/base/terms.tsv" suffix(, )
    0};

static const unsigned char file70[] = {
#embed "pt/clauses/manifest.json" suffix(, )
    0};

static const unsigned char file71[] = {
#embed "pt/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file72[] = {
#embed "pt/shifters/manifest.json" suffix(, )
    0};

static const unsigned char file73[] = {
#embed "pt/shifters/rules.tsv" suffix(, )
    0};

static const unsigned char file74[] = {
#embed "pt/shifters/terms.tsv" suffix(, )
    0};

static const unsigned char file75[] = {
#embed "pt/words/manifest.json" suffix(, )
    0};

static const unsigned char file76[] = {
#embed "pt/words/terms.tsv" suffix(, )
    0};

static const unsigned char file77[] = {
#embed "und/break-rules/grapheme.rules" suffix(, )
    0};

static const unsigned char file78[] = {
#embed "und/break-rules/token.rules" suffix(, )
    0};

static const unsigned char file79[] = {
#embed "und/break-rules/token.table" suffix(, )
    0};

static const unsigned char file80[] = {
#embed "und/break-rules/traits.rules" suffix(, )
    0};

static const unsigned char file81[] = {
#embed "und/break-rules/word.rules" suffix(, )
    0};

static const unsigned char file82[] = {
#embed "und/clauses/terms.tsv" suffix(, )
    0};

static const unsigned char file83[] = {
#embed "und/domains/exceptions.tsv" suffix(, )
    0};

static const unsigned char file84[] = {
#embed "und/domains/terms.tsv" suffix(, )
    0};

static const unsigned char file85[] = {
#embed "und/emoticons/terms.tsv" suffix(, )
    0};

static const unsigned char file86[] = {
#embed "und/languages/han.tsv" suffix(, )
    0};

static const unsigned char file87[] = {
#embed "und/languages/relatives.tsv" suffix(, )
    0};

static const unsigned char file88[] = {
#embed "und/languages/terms.tsv" suffix(, )
    0};

static const unsigned char file89[] = {
#embed "und/schemes/terms.tsv" suffix(, )
    0};

static const unsigned char file90[] = {
#embed "und/sentences/starters.tsv" suffix(, )
    0};

static const unsigned char file91[] = {
#embed "und/sentences/terms.tsv" suffix(, )
    0};

static const unsigned char file92[] = {
#embed "und/variants/signs.tsv" suffix(, )
    0};

const rapport_embedded_file rapport_embedded_files[] = {
    {"de/base/manifest.json", file0, sizeof file0 - 1},
    {"de/base/terms.tsv", file1, sizeof file1 - 1},
    {"de/clauses/manifest.json", file2, sizeof file2 - 1},
    {"de/clauses/terms.tsv", file3, sizeof file3 - 1},
    {"de/rapport/manifest.json", file4, sizeof file4 - 1},
    {"de/rapport/terms.tsv", file5, sizeof file5 - 1},
    {"de/shifters/manifest.json", file6, sizeof file6 - 1},
    {"de/shifters/rules.tsv", file7, sizeof file7 - 1},
    {"de/shifters/terms.tsv", file8, sizeof file8 - 1},
    {"de/words/manifest.json", file9, sizeof file9 - 1},
    {"de/words/terms.tsv", file10, sizeof file10 - 1},
    {"en/base/manifest.json", file11, sizeof file11 - 1},
    {"en/base/terms.tsv", file12, sizeof file12 - 1},
    {"en/clauses/manifest.json", file13, sizeof file13 - 1},
    {"en/clauses/terms.tsv", file14, sizeof file14 - 1},
    {"en/pattern/manifest.json", file15, sizeof file15 - 1},
    {"en/pattern/terms.tsv", file16, sizeof file16 - 1},
    {"en/rapport-open/manifest.json", file17, sizeof file17 - 1},
    {"en/rapport-open/terms.tsv", file18, sizeof file18 - 1},
    {"en/rapport/manifest.json", file19, sizeof file19 - 1},
    {"en/rapport/terms.tsv", file20, sizeof file20 - 1},
    {"en/shifters/manifest.json", file21, sizeof file21 - 1},
    {"en/shifters/rules.tsv", file22, sizeof file22 - 1},
    {"en/shifters/terms.tsv", file23, sizeof file23 - 1},
    {"en/topics-web/manifest.json", file24, sizeof file24 - 1},
    {"en/topics-web/terms.tsv", file25, sizeof file25 - 1},
    {"en/vader/emoji.tsv", file26, sizeof file26 - 1},
    {"en/vader/manifest.json", file27, sizeof file27 - 1},
    {"en/vader/shifters.tsv", file28, sizeof file28 - 1},
    {"en/vader/terms.tsv", file29, sizeof file29 - 1},
    {"en/variants/endings.tsv", file30, sizeof file30 - 1},
    {"en/variants/exceptions.tsv", file31, sizeof file31 - 1},
    {"en/variants/terms.tsv", file32, sizeof file32 - 1},
    {"en/words/manifest.json", file33, sizeof file33 - 1},
    {"en/words/terms.tsv", file34, sizeof file34 - 1},
    {"es/base/manifest.json", file35, sizeof file35 - 1},
    {"es/base/terms.tsv", file36, sizeof file36 - 1},
    {"es/clauses/manifest.json", file37, sizeof file37 - 1},
    {"es/clauses/terms.tsv", file38, sizeof file38 - 1},
    {"es/rapport/manifest.json", file39, sizeof file39 - 1},
    {"es/rapport/terms.tsv", file40, sizeof file40 - 1},
    {"es/shifters/manifest.json", file41, sizeof file41 - 1},
    {"es/shifters/rules.tsv", file42, sizeof file42 - 1},
    {"es/shifters/terms.tsv", file43, sizeof file43 - 1},
    {"es/words/manifest.json", file44, sizeof file44 - 1},
    {"es/words/terms.tsv", file45, sizeof file45 - 1},
    {"fr/base/manifest.json", file46, sizeof file46 - 1},
    {"fr/base/terms.tsv", file47, sizeof file47 - 1},
    {"fr/clauses/manifest.json", file48, sizeof file48 - 1},
    {"fr/clauses/terms.tsv", file49, sizeof file49 - 1},
    {"fr/rapport/manifest.json", file50, sizeof file50 - 1},
    {"fr/rapport/terms.tsv", file51, sizeof file51 - 1},
    {"fr/shifters/manifest.json", file52, sizeof file52 - 1},
    {"fr/shifters/rules.tsv", file53, sizeof file53 - 1},
    {"fr/shifters/terms.tsv", file54, sizeof file54 - 1},
    {"fr/words/manifest.json", file55, sizeof file55 - 1},
    {"fr/words/terms.tsv", file56, sizeof file56 - 1},
    {"it/base/manifest.json", file57, sizeof file57 - 1},
    {"it/base/terms.tsv", file58, sizeof file58 - 1},
    {"it/clauses/manifest.json", file59, sizeof file59 - 1},
    {"it/clauses/terms.tsv", file60, sizeof file60 - 1},
    {"it/rapport/manifest.json", file61, sizeof file61 - 1},
    {"it/rapport/terms.tsv", file62, sizeof file62 - 1},
    {"it/shifters/manifest.json", file63, sizeof file63 - 1},
    {"it/shifters/rules.tsv", file64, sizeof file64 - 1},
    {"it/shifters/terms.tsv", file65, sizeof file65 - 1},
    {"it/words/manifest.json", file66, sizeof file66 - 1},
    {"it/words/terms.tsv", file67, sizeof file67 - 1},
    {"pt/base/manifest.json", file68, sizeof file68 - 1},
    {"pt/base/terms.tsv", file69, sizeof file69 - 1},
    {"pt/clauses/manifest.json", file70, sizeof file70 - 1},
    {"pt/clauses/terms.tsv", file71, sizeof file71 - 1},
    {"pt/shifters/manifest.json", file72, sizeof file72 - 1},
    {"pt/shifters/rules.tsv", file73, sizeof file73 - 1},
    {"pt/shifters/terms.tsv", file74, sizeof file74 - 1},
    {"pt/words/manifest.json", file75, sizeof file75 - 1},
    {"pt/words/terms.tsv", file76, sizeof file76 - 1},
    {"und/break-rules/grapheme.rules", file77, sizeof file77 - 1},
    {"und/break-rules/token.rules", file78, sizeof file78 - 1},
    {"und/break-rules/token.table", file79, sizeof file79 - 1},
    {"und/break-rules/traits.rules", file80, sizeof file80 - 1},
    {"und/break-rules/word.rules", file81, sizeof file81 - 1},
    {"und/clauses/terms.tsv", file82, sizeof file82 - 1},
    {"und/domains/exceptions.tsv", file83, sizeof file83 - 1},
    {"und/domains/terms.tsv", file84, sizeof file84 - 1},
    {"und/emoticons/terms.tsv", file85, sizeof file85 - 1},
    {"und/languages/han.tsv", file86, sizeof file86 - 1},
    {"und/languages/relatives.tsv", file87, sizeof file87 - 1},
    {"und/languages/terms.tsv", file88, sizeof file88 - 1},
    {"und/schemes/terms.tsv", file89, sizeof file89 - 1},
    {"und/sentences/starters.tsv", file90, sizeof file90 - 1},
    {"und/sentences/terms.tsv", file91, sizeof file91 - 1},
    {"und/variants/signs.tsv", file92, sizeof file92 - 1},
};
const size_t rapport_embedded_file_count = 93;
