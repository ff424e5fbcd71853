#include "CXML.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

struct rapport_xml_parser {
  rapport_xml_handlers handlers;
  void *context;
  xmlParserCtxtPtr parser;
  int code;
  int line;
  int unknown_entities;
};

// The place of the tag that was just parsed: a tag's attributes hold no `<`.
static void place_of_tag(xmlParserInputPtr input, long *offset, int *line) {
  const xmlChar *cursor = input->cur;
  int lines = 0;
  while (cursor > input->base && *cursor != '<') {
    if (*cursor == '\n' && cursor != input->cur) lines++;
    cursor--;
  }
  *offset = (long)input->consumed + (cursor - input->base);
  *line = input->line - lines;
}

static void on_start(
  void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
  const xmlChar **namespaces, int attribute_count, int defaulted_count, const xmlChar **attributes) {
  (void)namespace_count, (void)namespaces;
  rapport_xml_parser *self = data;
  long offset;
  int line;
  place_of_tag(self->parser->input, &offset, &line);
  self->handlers.start(
    self->context, (const char *)prefix, (const char *)uri, (const char *)name, offset, line);
  // Attributes that only a document type gives come last and are left out.
  for (int index = 0; index < attribute_count - defaulted_count; index++) {
    const xmlChar **attribute = attributes + 5 * index;
    self->handlers.attribute(
      self->context, (const char *)attribute[1], (const char *)attribute[2], (const char *)attribute[0],
      (const char *)attribute[3], (size_t)(attribute[4] - attribute[3]));
  }
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)name, (void)prefix, (void)uri;
  rapport_xml_parser *self = data;
  xmlParserInputPtr input = self->parser->input;
  self->handlers.end(self->context, (long)input->consumed + (input->cur - input->base));
}

static void on_text(void *data, const xmlChar *bytes, int count) {
  rapport_xml_parser *self = data;
  if (count > 0) self->handlers.text(self->context, (const char *)bytes, (size_t)count);
}

// No entity is ever known but XML's own five.
//
// The parser is told to ask for these too (XML_PARSE_OLDSAX), since it drops all references of a document in which
// it found a fault before, unless that is forgotten right here. Its count of references would end the reading too.
static xmlEntityPtr on_entity(void *data, const xmlChar *name) {
  rapport_xml_parser *self = data;
  self->parser->nbentities = 0;
  xmlEntityPtr own = xmlGetPredefinedEntity(name);
  if (own != NULL) {
    self->parser->wellFormed = 1;
    return own;
  }
  self->unknown_entities++;
  if (self->parser->instate == XML_PARSER_CONTENT) {
    self->handlers.text(self->context, "&", 1);
    self->handlers.text(self->context, (const char *)name, strlen((const char *)name));
    self->handlers.text(self->context, ";", 1);
  }
  return NULL;
}

static void on_error(void *data, xmlErrorPtr error) {
  rapport_xml_parser *self = data;
  // Blanks before the declaration do no harm.
  bool is_harmless = error->domain == XML_FROM_NAMESPACE || error->level < XML_ERR_ERROR
    || error->code == XML_ERR_UNDECLARED_ENTITY || error->code == XML_ERR_RESERVED_XML_NAME;
  if (is_harmless || self->code != 0) return;
  self->code = error->code;
  self->line = error->line;
}

rapport_xml_parser *rapport_xml_create(rapport_xml_handlers handlers, void *context) {
  rapport_xml_parser *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->handlers = handlers;
  self->context = context;
  xmlSAXHandler sax;
  memset(&sax, 0, sizeof sax);
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = on_start;
  sax.endElementNs = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  sax.getEntity = on_entity;
  sax.serror = on_error;
  self->parser = xmlCreatePushParserCtxt(&sax, self, NULL, 0, NULL);
  if (self->parser == NULL) {
    free(self);
    return NULL;
  }
  xmlCtxtUseOptions(self->parser, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_OLDSAX);
  return self;
}

void rapport_xml_destroy(rapport_xml_parser *self) {
  if (self == NULL) return;
  // Declarations of entities are kept in a document of the parser's own.
  xmlDocPtr document = self->parser->myDoc;
  xmlFreeParserCtxt(self->parser);
  if (document != NULL) xmlFreeDoc(document);
  free(self);
}

void rapport_xml_feed(rapport_xml_parser *self, const char *bytes, int count, bool is_last) {
  if (self->parser->disableSAX != 0) return;
  xmlParseChunk(self->parser, bytes, count, is_last);
}

rapport_xml_state rapport_xml_state_of(const rapport_xml_parser *self) {
  return (rapport_xml_state){
    .code = self->code,
    .line = self->line,
    .unknown_entities = self->unknown_entities,
    .is_stopped = self->parser->disableSAX != 0,
  };
}
