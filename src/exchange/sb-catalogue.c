/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The requirement catalogues that ship with the program (resources/catalogues, one JSON file each;
 * NOTICE.md there describes the format and names the sources): reading them, and saying how far
 * each line rests on what was read. Applying one to a document is in sb-catalogue-apply.c.
 *
 * Catalogues are written for a single supplier and rarely state hours, so every line becomes a
 * requirement that is answered by a declaration; the group sets needs and other tests itself.
 * Remuneration, penalties and measures are in the files and are not used yet.
 */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>
#include <jansson.h>

#include <samanbud/sb-catalogue.h>
#include <samanbud/sb-codes.h>
#include <samanbud/sb-error.h>
#include <samanbud/sb-labels.h>
#include <samanbud/sb-resources.h>
#include <samanbud/sb-text.h>

#define FORMAT "samanbud-catalogue/1"

/* What NOTICE.md, beside the catalogues, says that a key may hold. */
static const char *const depths[] = { "text", "heading", NULL };
static const char *const certainties[] = { "read", "inferred", NULL };
static const char *const concerned[] = {
  "each_member", "group", "at_least_one_member", "each_site", "each_performer", "lead_member",
  "unclear",     NULL
};

/* How a line came to say what it says; what describe_reading() tells. The same order as the
 * requirements. */
typedef struct
{
  char *note_sv;
  char *note_en;
  char *as_of_sv;
  char *as_of_en;
  gboolean heading_only;
  gboolean text_read;
  gboolean who_read;
  gboolean who_left_open;
} Reading;

static void
clear_requirement (gpointer row)
{
  sb_table_clear_row (&sb_requirement_table, row);
}

static void
clear_evidence (gpointer row)
{
  sb_table_clear_row (&sb_evidence_table, row);
}

static void
clear_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->note_sv);
  g_free (reading->note_en);
  g_free (reading->as_of_sv);
  g_free (reading->as_of_en);
}

static gboolean
fail (const char *where, const char *why, GError **error)
{
  /* Translators: the first is a place in the file, the second a reason in English. */
  g_set_error (error, SB_ERROR, SB_ERROR_INVALID, _ ("The catalogue cannot be read: %s: %s."),
               where, why);
  return FALSE;
}

/* A text in both languages, or null. The texts stay jansson's until they are copied. */
static gboolean
read_both (json_t *value, char **sv, char **en, const char *where, GError **error)
{
  const char *text_sv, *text_en;
  json_error_t why;

  if (json_is_null (value))
    return TRUE;

  if (json_unpack_ex (value, &why, 0, "{s:s, s:s !}", "sv", &text_sv, "en", &text_en) != 0)
    return fail (where, why.text, error);

  if (sb_text_is_empty (text_sv) || sb_text_is_empty (text_en))
    return fail (where, "empty text", error);

  *sv = g_strdup (text_sv);
  *en = g_strdup (text_en);
  return TRUE;
}

static gboolean
read_choice (const char *name, const char *code, int *value, const char *where, GError **error)
{
  *value = sb_field_parse_choice (sb_table_find_field (&sb_requirement_table, name), code);
  if (*value < 0)
    return fail (where, name, error);

  return TRUE;
}

/* "Kap 2 Anvisningar för ansökan, https://…": what a reader can follow, the same in both languages.
 */
static char *
find_source (json_t *sources, const char *id)
{
  json_t *source;
  size_t i;

  json_array_foreach (sources, i, source)
  {
    const char *key = json_string_value (json_object_get (source, "id"));

    if (g_strcmp0 (key, id) == 0)
      return g_strdup_printf ("%s, %s", json_string_value (json_object_get (source, "title")),
                              json_string_value (json_object_get (source, "address")));
  }

  return NULL;
}

static gboolean
check_sources (json_t *sources, GError **error)
{
  json_t *source;
  size_t i;

  json_array_foreach (sources, i, source)
  {
    const char *id, *title, *address, *kind;
    json_t *coverage, *published;
    json_error_t why;

    if (json_unpack_ex (source, &why, 0, "{s:s, s:s, s:s, s:s, s:o, s:o !}", "id", &id, "title",
                        &title, "address", &address, "kind", &kind, "coverage", &coverage,
                        "published", &published) != 0)
      return fail ("sources", why.text, error);
  }

  return TRUE;
}

/*
 * A proof is a text in both languages, or such a text under "shown": then it is shown to the
 * authority and never handed in, so a bid must not demand it as an attachment. Extracts from the
 * criminal records are such proofs: nobody but an authority keeps them (Act 2018:218, 3:8).
 */
static gboolean
read_proof (json_t *item, SbEvidence *evidence, gboolean *shown, GError **error)
{
  json_t *text = json_object_get (item, "shown");

  *shown = text != NULL && json_object_size (item) == 1;
  if (!read_both (*shown ? text : item, &evidence->text_sv, &evidence->text_en,
                  evidence->requirement, error))
    return FALSE;
  if (evidence->text_sv == NULL)
    return fail (evidence->requirement, "evidence", error);

  return TRUE;
}

static gboolean
read_evidence (SbCatalogue *self, const char *requirement, json_t *list, GError **error)
{
  json_t *item;
  size_t i;

  json_array_foreach (list, i, item)
  {
    SbEvidence *evidence;
    gboolean shown;

    g_array_set_size (self->evidence, self->evidence->len + 1);
    evidence = &g_array_index (self->evidence, SbEvidence, self->evidence->len - 1);
    sb_table_init_row (&sb_evidence_table, evidence);
    evidence->id = g_strdup_printf ("%s.e%u", requirement, (guint) i + 1);
    evidence->requirement = g_strdup (requirement);
    evidence->position = (gint64) i;
    if (!read_proof (item, evidence, &shown, error))
      return FALSE;
    if (shown)
      g_array_set_size (self->evidence, self->evidence->len - 1);
  }

  return TRUE;
}

/* What of a line is not a plain text that belongs to the requirement. */
typedef struct
{
  const char *id;
  const char *category;
  const char *obligation;
  const char *phase;
  const char *fulfilment;
  const char *fulfilment_certainty;
  const char *applies_to;
  const char *text_certainty;
  const char *depth;
  const char *source;
  json_t *section;
  json_t *text;
  json_t *as_of;
  json_t *weight;
  json_t *measures;
  json_t *evidence;
  json_t *note;
} Line;

static gboolean
unpack_line (json_t *value, Line *line, GError **error)
{
  json_error_t why;

  if (json_unpack_ex (value, &why, 0,
                      "{s:s, s:o, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:s, s:s, s:s, s:o, s:o, s:o, "
                      "s:o, s:o !}",
                      "id", &line->id, "section", &line->section, "category", &line->category,
                      "obligation", &line->obligation, "phase", &line->phase, "fulfilment",
                      &line->fulfilment, "fulfilment_certainty", &line->fulfilment_certainty,
                      "applies_to", &line->applies_to, "text", &line->text, "text_certainty",
                      &line->text_certainty, "depth", &line->depth, "source", &line->source,
                      "as_of", &line->as_of, "weight_bp", &line->weight, "measures",
                      &line->measures, "evidence", &line->evidence, "note", &line->note) != 0)
    return fail ("requirements", why.text, error);

  if (!sb_text_is_id (line->id))
    return fail ("requirements", line->id, error);

  return TRUE;
}

static gboolean
is_share (json_t *value)
{
  return json_is_integer (value) && json_integer_value (value) >= 0 &&
         json_integer_value (value) <= 10000;
}

/* A misspelt code would count as the other one, and a value of another type as none at all. */
static gboolean
check_line (const Line *line, GError **error)
{
  const struct
  {
    const char *key;
    gboolean known;
  } keys[] = {
    { "section", json_is_string (line->section) || json_is_null (line->section) },
    { "category", sb_labels_has_category (line->category) },
    { "fulfilment_certainty", g_strv_contains (certainties, line->fulfilment_certainty) },
    { "applies_to", g_strv_contains (concerned, line->applies_to) },
    { "text_certainty", g_strv_contains (certainties, line->text_certainty) },
    { "depth", g_strv_contains (depths, line->depth) },
    { "weight_bp", is_share (line->weight) || json_is_null (line->weight) },
    { "measures", json_is_array (line->measures) },
    { "evidence", json_is_array (line->evidence) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!keys[i].known)
      return fail (line->id, keys[i].key, error);

  return TRUE;
}

static gboolean
fill_reading (Reading *reading, const Line *line, GError **error)
{
  reading->heading_only = strcmp (line->depth, "heading") == 0;
  reading->text_read = strcmp (line->text_certainty, "read") == 0;
  reading->who_read = strcmp (line->fulfilment_certainty, "read") == 0;
  reading->who_left_open = strcmp (line->applies_to, "unclear") == 0;

  if (reading->text_read && reading->heading_only)
    return fail (line->id, "depth", error);
  if (reading->who_read && reading->who_left_open)
    return fail (line->id, "fulfilment_certainty", error);

  return read_both (line->note, &reading->note_sv, &reading->note_en, line->id, error) &&
         read_both (line->as_of, &reading->as_of_sv, &reading->as_of_en, line->id, error);
}

static gboolean
read_requirement (SbCatalogue *self, json_t *sources, json_t *value, GError **error)
{
  Line line;
  Reading *reading;
  SbRequirement *requirement;

  if (!unpack_line (value, &line, error) || !check_line (&line, error))
    return FALSE;

  /* In the arrays before they are filled, so that they are freed whatever happens. */
  g_array_set_size (self->requirements, self->requirements->len + 1);
  requirement = &g_array_index (self->requirements, SbRequirement, self->requirements->len - 1);
  sb_table_init_row (&sb_requirement_table, requirement);
  g_array_set_size (self->readings, self->readings->len + 1);
  reading = &g_array_index (self->readings, Reading, self->readings->len - 1);

  if (!fill_reading (reading, &line, error))
    return FALSE;

  requirement->id = g_strdup (line.id);
  requirement->section = g_strdup (json_string_value (line.section));
  requirement->category = g_strdup (line.category);
  requirement->source = find_source (sources, line.source);
  requirement->origin = SB_ORIGIN_CATALOGUE;
  requirement->test = SB_TEST_DECLARATION;
  requirement->certainty =
      reading->text_read && reading->who_read ? SB_CERTAINTY_READ : SB_CERTAINTY_INFERRED;
  if (json_is_integer (line.weight))
    requirement->weight_bp = json_integer_value (line.weight);

  if (requirement->source == NULL)
    return fail (line.id, "source", error);
  if (!json_is_object (line.text))
    return fail (line.id, "text", error);

  return read_both (line.text, &requirement->text_sv, &requirement->text_en, line.id, error) &&
         read_choice ("obligation", line.obligation, &requirement->obligation, line.id, error) &&
         read_choice ("phase", line.phase, &requirement->phase, line.id, error) &&
         read_choice ("fulfilment", line.fulfilment, &requirement->fulfilment, line.id, error) &&
         read_evidence (self, line.id, line.evidence, error);
}

static gboolean
check_unique (SbCatalogue *self, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->requirements->len; i++)
    {
      char *id = g_array_index (self->requirements, SbRequirement, i).id;

      if (!g_hash_table_add (seen, id))
        return fail (id, "id", error);
    }

  return TRUE;
}

/* A day, or null where it was not read. */
static gboolean
read_date (json_t *value, SbDate *date, const char *where, GError **error)
{
  if (json_is_null (value))
    return TRUE;
  if (!json_is_string (value) || !sb_date_parse (json_string_value (value), date))
    return fail (where, "no date", error);

  return TRUE;
}

static gboolean
read_validity (SbCatalogue *self, json_t *from, json_t *to, GError **error)
{
  self->valid_from = self->valid_to = SB_DATE_NONE;
  if (!read_date (from, &self->valid_from, "valid_from", error) ||
      !read_date (to, &self->valid_to, "valid_to", error))
    return FALSE;
  if (self->valid_from != SB_DATE_NONE && self->valid_to != SB_DATE_NONE &&
      self->valid_from > self->valid_to)
    return fail ("valid_to", "before valid_from", error);

  return TRUE;
}

/* What stands at the top of the file, besides the requirements. */
static gboolean
read_top (SbCatalogue *self, json_t *root, json_t **sources, json_t **requirements, GError **error)
{
  const char *format, *id, *region, *name, *service, *law, *version, *level;
  json_t *title, *note, *valid_from, *valid_to, *ignored[8];
  json_error_t why;

  if (json_unpack_ex (
          root, &why, 0,
          "{s:s, s:s, s:o, s:{s:s, s:s !}, s:s, s:{s:s, s:o, s:o, s:o, s:o !}, s:s, s:o, s:o, s:o, "
          "s:o, s:o, s:o, s:{s:s, s:o !}, s:o, s:o, s:o, s:o !}",
          "format", &format, "id", &id, "title", &title, "region", "code", &region, "name", &name,
          "service", &service, "procedure", "law", &law, "type", &ignored[0],
          "continuous_application", &ignored[1], "certainty", &ignored[2], "note", &ignored[3],
          "version", &version, "year", &ignored[4], "valid_from", &valid_from, "valid_to",
          &valid_to, "decided_by", &ignored[5], "decided_on", &ignored[6], "diary_number",
          &ignored[7], "completeness", "level", &level, "note", &note, "sources", sources,
          "requirements", requirements, "remuneration", &ignored[0], "penalties", &ignored[1]) != 0)
    return fail ("$", why.text, error);

  if (strcmp (format, FORMAT) != 0 || !sb_text_is_id (id))
    return fail ("$", format, error);
  if (sb_codes_find_region (region) == NULL)
    return fail ("region", region, error);
  if (!json_is_array (*sources) || !json_is_array (*requirements))
    return fail ("$", "sources and requirements are lists", error);

  self->id = g_strdup (id);
  self->region_code = g_strdup (region);
  self->region = g_strdup (name);
  self->law = g_strdup (law);
  self->version = g_strdup (version);
  self->completeness = g_strdup (level);

  return read_both (title, &self->title_sv, &self->title_en, "title", error) &&
         read_validity (self, valid_from, valid_to, error) &&
         read_both (note, &self->completeness_note_sv, &self->completeness_note_en, "completeness",
                    error) &&
         check_sources (*sources, error);
}

/**
 * sb_catalogue_parse:
 * @text: (array length=length): a catalogue in JSON, samanbud-catalogue/1
 * @length: its size in bytes
 * @error: return location for an error
 *
 * Nothing is overlooked: an unknown key, a missing one or a code that does not exist is an error.
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
SbCatalogue *
sb_catalogue_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (SbCatalogue) self = g_new0 (SbCatalogue, 1);
  json_t *root, *sources, *requirements, *value;
  json_error_t why;
  gboolean ok;
  size_t i;

  g_return_val_if_fail (text != NULL, NULL);

  self->requirements = g_array_new (FALSE, TRUE, sizeof (SbRequirement));
  self->evidence = g_array_new (FALSE, TRUE, sizeof (SbEvidence));
  self->readings = g_array_new (FALSE, TRUE, sizeof (Reading));
  g_array_set_clear_func (self->requirements, clear_requirement);
  g_array_set_clear_func (self->evidence, clear_evidence);
  g_array_set_clear_func (self->readings, clear_reading);

  root = json_loadb (text, length, JSON_REJECT_DUPLICATES, &why);
  if (root == NULL)
    {
      fail ("$", why.text, error);
      return NULL;
    }

  ok = read_top (self, root, &sources, &requirements, error);
  if (ok)
    json_array_foreach (requirements, i, value)
    {
      ok = ok && read_requirement (self, sources, value, error);
    }
  ok = ok && check_unique (self, error);
  json_decref (root);

  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * sb_catalogue_free:
 * @catalogue: (transfer full): a catalogue from sb_catalogue_parse()
 */
void
sb_catalogue_free (SbCatalogue *catalogue)
{
  g_free (catalogue->id);
  g_free (catalogue->title_sv);
  g_free (catalogue->title_en);
  g_free (catalogue->region);
  g_free (catalogue->region_code);
  g_free (catalogue->law);
  g_free (catalogue->version);
  g_free (catalogue->completeness);
  g_free (catalogue->completeness_note_sv);
  g_free (catalogue->completeness_note_en);
  g_array_unref (catalogue->requirements);
  g_array_unref (catalogue->evidence);
  g_array_unref (catalogue->readings);
  g_free (catalogue);
}

static int
compare_catalogues (gconstpointer a, gconstpointer b)
{
  const SbCatalogue *x = *(SbCatalogue *const *) a, *y = *(SbCatalogue *const *) b;
  int order = strcmp (x->region_code, y->region_code);

  return order != 0 ? order : strcmp (x->id, y->id);
}

static GPtrArray *
load_all (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) sb_catalogue_free);
  g_auto (GStrv) names = sb_resources_list ("catalogues");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", "catalogues", names[i], NULL);
      g_autoptr (GBytes) bytes = sb_resources_load (path);
      g_autoptr (GError) error = NULL;
      SbCatalogue *catalogue =
          sb_catalogue_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);

      /* Our own file: a mistake of the build, not of the user. */
      if (catalogue == NULL)
        g_error ("%s: %s", path, error->message);

      g_ptr_array_add (all, catalogue);
    }

  g_ptr_array_sort (all, compare_catalogues);
  return all;
}

static GPtrArray *
get_all (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) load_all ());

  return (GPtrArray *) once;
}

/**
 * sb_catalogue_list:
 *
 * Returns: (transfer full) (element-type SbCatalogue): the shipped catalogues, by region
 */
GPtrArray *
sb_catalogue_list (void)
{
  return g_ptr_array_ref (get_all ());
}

/**
 * sb_catalogue_find:
 * @id: (nullable): a catalogue's id
 *
 * Returns: (transfer none) (nullable): the shipped catalogue, NULL when there is none of that id
 */
const SbCatalogue *
sb_catalogue_find (const char *id)
{
  GPtrArray *all = get_all ();

  for (guint i = 0; i < all->len; i++)
    {
      const SbCatalogue *catalogue = g_ptr_array_index (all, i);

      if (g_strcmp0 (catalogue->id, id) == 0)
        return catalogue;
    }

  return NULL;
}

/**
 * sb_catalogue_find_with_requirement:
 * @requirement: (nullable): id of a requirement
 *
 * Whose line a requirement is, whichever catalogue its bid names: a bid can hold lines of several,
 * and no two shipped catalogues have a line of the same id.
 *
 * Returns: (transfer none) (nullable): the shipped catalogue that has it; NULL when none has
 */
const SbCatalogue *
sb_catalogue_find_with_requirement (const char *requirement)
{
  GPtrArray *all = get_all ();

  for (guint i = 0; i < all->len; i++)
    if (sb_catalogue_find_requirement (g_ptr_array_index (all, i), requirement) != NULL)
      return g_ptr_array_index (all, i);

  return NULL;
}

/**
 * sb_catalogue_find_requirement:
 * @catalogue: a catalogue
 * @id: (nullable): id of a requirement
 *
 * Returns: (transfer none) (nullable): the catalogue's line of that id, as it is shipped
 */
const SbRequirement *
sb_catalogue_find_requirement (const SbCatalogue *catalogue, const char *id)
{
  g_return_val_if_fail (catalogue != NULL, NULL);

  for (guint i = 0; i < catalogue->requirements->len; i++)
    {
      const SbRequirement *row = &g_array_index (catalogue->requirements, SbRequirement, i);

      if (g_strcmp0 (row->id, id) == 0)
        return row;
    }

  return NULL;
}

/**
 * sb_catalogue_get_title:
 * @catalogue: a catalogue
 * @language: a language
 *
 * Returns: (transfer none): the title
 */
const char *
sb_catalogue_get_title (const SbCatalogue *catalogue, SbLanguage language)
{
  g_return_val_if_fail (catalogue != NULL, NULL);

  return language == SB_LANGUAGE_SV ? catalogue->title_sv : catalogue->title_en;
}

/**
 * sb_catalogue_get_completeness_note:
 * @catalogue: a catalogue
 * @language: a language
 *
 * Returns: (transfer none) (nullable): what of the region's document could be read and what not
 */
const char *
sb_catalogue_get_completeness_note (const SbCatalogue *catalogue, SbLanguage language)
{
  g_return_val_if_fail (catalogue != NULL, NULL);

  return language == SB_LANGUAGE_SV ? catalogue->completeness_note_sv :
                                      catalogue->completeness_note_en;
}

static const char *
describe_text (const Reading *reading, SbLanguage language)
{
  if (reading->text_read)
    return sb_language_text (language, "The text sums up what the source says.");
  if (reading->heading_only)
    return sb_language_text (
        language,
        "Only the heading could be read in the source; the sentence is inferred from it.");

  return sb_language_text (
      language,
      "The sentence is inferred: it does not stand in the part of the source that was read.");
}

/* The default readings for a group, where a document written for one supplier is silent. */
static const char *
describe_default (int fulfilment, SbLanguage language)
{
  switch ((SbFulfilment) fulfilment)
    {
    case SB_FULFILMENT_GROUP:
      return sb_language_text (
          language,
          "Who must meet it is inferred: the source is written for one supplier, and what "
          "takes breadth or resources is read as asked of the group together.");
    case SB_FULFILMENT_ONE:
      return sb_language_text (
          language, "Who must meet it is inferred: the source is written for one supplier, and a "
                    "certain profession or service is read as met when one member has it.");
    case SB_FULFILMENT_EACH:
      return sb_language_text (
          language, "Who must meet it is inferred: the source is written for one supplier, and the "
                    "duties of a company, such as registration and insurance, are read as asked of "
                    "each member.");
    case SB_FULFILMENT_PERFORMER:
      return sb_language_text (
          language,
          "Who must meet it is inferred: the source is written for one supplier, and how "
          "care is given and recorded is read as asked of each member who carries out the "
          "part.");
    case SB_FULFILMENT_PERSON:
      return sb_language_text (
          language, "Who must meet it is inferred: licence and specialist competence are personal, "
                    "so it is read as asked of each person who gives the care.");
    case SB_FULFILMENT_SITE:
      return sb_language_text (
          language, "Who must meet it is inferred: the source is written for one supplier, and "
                    "premises, opening hours, management and listing are read as asked of each "
                    "clinic.");
    case SB_FULFILMENT_LEAD:
      return sb_language_text (
          language,
          "Who must meet it is inferred: the source is written for one supplier, and what "
          "is done once for all, such as the application itself, is read as asked of the "
          "lead member.");
    default:
      g_return_val_if_reached ("");
    }
}

static const char *
describe_who (const Reading *reading, int fulfilment, SbLanguage language)
{
  if (reading->who_read)
    return sb_language_text (language, "The source says who must meet it.");

  return describe_default (fulfilment, language);
}

/**
 * sb_catalogue_describe_reading:
 * @catalogue: a catalogue
 * @requirement: id of one of its requirements
 * @language: a language
 *
 * Tells what of a requirement was read and what was inferred, and why: whole sentences, to be shown
 * beside it.
 *
 * Returns: (transfer full) (nullable): the sentences; NULL when the catalogue has no such
 * requirement
 */
char *
sb_catalogue_describe_reading (const SbCatalogue *catalogue,
                               const char *requirement,
                               SbLanguage language)
{
  g_return_val_if_fail (catalogue != NULL, NULL);

  for (guint i = 0; i < catalogue->requirements->len; i++)
    {
      const SbRequirement *row = &g_array_index (catalogue->requirements, SbRequirement, i);
      const Reading *reading = &g_array_index (catalogue->readings, Reading, i);
      const char *as_of = language == SB_LANGUAGE_SV ? reading->as_of_sv : reading->as_of_en;
      const char *note = language == SB_LANGUAGE_SV ? reading->note_sv : reading->note_en;
      GString *text;

      if (g_strcmp0 (row->id, requirement) != 0)
        continue;

      text = g_string_new (describe_text (reading, language));
      g_string_append_c (text, ' ');
      g_string_append (text, describe_who (reading, row->fulfilment, language));
      if (as_of != NULL)
        {
          g_string_append_c (text, ' ');
          /* Translators: a year, perhaps with "about". */
          g_string_append_printf (text, sb_language_text (language, "Date of the wording: %s."),
                                  as_of);
        }
      if (note != NULL)
        g_string_append_printf (text, " %s", note);

      return g_string_free (text, FALSE);
    }

  return NULL;
}
