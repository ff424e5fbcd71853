#include "RapportLexicons.h"

const rapport_embedded_file rapport_embedded_files[] = {{"", NULL, 0}};
const size_t rapport_embedded_file_count = 0;
