/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The shipped catalogues, and applying them: the counts below were taken from the collection the
 * catalogues were converted from, so a line that is lost or that got another fulfilment on the way
 * is seen. Of the evidence, what is only shown is left out.
 */

#include "config.h"

#include "store-sample.h"

#include <jansson.h>
#include <string.h>

typedef struct
{
  const char *id;
  const char *region_code;
  guint n_requirements;
  guint n_read;
  guint n_evidence;
  /* By SbFulfilment: group, one, each, performer, person, site, lead. */
  guint fulfilments[SB_FULFILMENT_LEAD + 1];
} Expected;

static const Expected expected[] = {
  { "stockholm-huslakare-2022", "01", 24, 2, 3, { 3, 5, 0, 1, 1, 11, 3 } },
  { "jonkoping-primarvard-2017", "06", 39, 4, 13, { 4, 2, 20, 1, 0, 10, 2 } },
  { "vgr-rehab-2025", "14", 24, 6, 2, { 6, 2, 1, 3, 0, 12, 0 } },
  { "vgr-vardcentral-2025", "14", 14, 11, 2, { 1, 0, 4, 0, 0, 9, 0 } },
  { "norrbotten-primarvard-2022", "25", 6, 1, 1, { 1, 0, 2, 0, 0, 3, 0 } },
};

static void
test_list (void)
{
  g_autoptr (GPtrArray) list = sb_catalogue_list ();

  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < list->len; i++)
    {
      const SbCatalogue *catalogue = g_ptr_array_index (list, i);

      g_assert_cmpstr (catalogue->id, ==, expected[i].id);
      g_assert_cmpstr (catalogue->region_code, ==, expected[i].region_code);
      g_assert_true (sb_catalogue_find (catalogue->id) == catalogue);
      g_assert_cmpstr (catalogue->law, ==, "LOV");
      g_assert_nonnull (strstr (catalogue->version, "rev."));
      g_assert_false (sb_text_is_empty (sb_catalogue_get_title (catalogue, SB_LANGUAGE_SV)));
      g_assert_false (sb_text_is_empty (sb_catalogue_get_title (catalogue, SB_LANGUAGE_EN)));
      g_assert_false (
          sb_text_is_empty (sb_catalogue_get_completeness_note (catalogue, SB_LANGUAGE_SV)));
    }

  g_assert_null (sb_catalogue_find ("atlantis-2030"));
  g_assert_null (sb_catalogue_find (NULL));
}

static void
test_counts (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (expected); c++)
    {
      const SbCatalogue *catalogue = sb_catalogue_find (expected[c].id);
      guint fulfilments[SB_FULFILMENT_LEAD + 1] = { 0 };
      guint n_read = 0;

      g_assert_cmpuint (catalogue->requirements->len, ==, expected[c].n_requirements);
      g_assert_cmpuint (catalogue->evidence->len, ==, expected[c].n_evidence);
      for (guint i = 0; i < catalogue->requirements->len; i++)
        {
          const SbRequirement *row = &g_array_index (catalogue->requirements, SbRequirement, i);

          fulfilments[row->fulfilment]++;
          n_read += row->certainty == SB_CERTAINTY_READ;
        }
      g_assert_cmpuint (n_read, ==, expected[c].n_read);
      g_assert_cmpmem (fulfilments, sizeof fulfilments, expected[c].fulfilments,
                       sizeof expected[c].fulfilments);
    }
}

static void
check_row (const SbCatalogue *catalogue, const SbRequirement *row)
{
  g_autofree char *sv = sb_catalogue_describe_reading (catalogue, row->id, SB_LANGUAGE_SV);
  g_autofree char *en = sb_catalogue_describe_reading (catalogue, row->id, SB_LANGUAGE_EN);

  g_assert_true (sb_text_is_id (row->id));
  g_assert_false (sb_text_is_empty (row->text_sv));
  g_assert_false (sb_text_is_empty (row->text_en));
  g_assert_cmpstr (row->text_sv, !=, row->text_en);
  g_assert_nonnull (strstr (row->source, ", http"));
  g_assert_cmpint (row->origin, ==, SB_ORIGIN_CATALOGUE);
  g_assert_cmpint (row->test, ==, SB_TEST_DECLARATION);
  g_assert_cmpint (row->phase, >=, 0);
  g_assert_cmpstr (sb_labels_get_category (SB_LANGUAGE_EN, row->category), !=, "");
  g_assert_false (sb_text_is_empty (sv));
  g_assert_false (sb_text_is_empty (en));
  g_assert_cmpstr (sv, !=, en);
}

/* Whose line it is can be told from the line alone. */
static void
test_find_requirement (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint c = 0; c < G_N_ELEMENTS (expected); c++)
    {
      const SbCatalogue *catalogue = sb_catalogue_find (expected[c].id);

      for (guint i = 0; i < catalogue->requirements->len; i++)
        {
          const SbRequirement *row = &g_array_index (catalogue->requirements, SbRequirement, i);

          g_assert_true (g_hash_table_add (seen, row->id));
          g_assert_true (sb_catalogue_find_with_requirement (row->id) == catalogue);
          g_assert_true (sb_catalogue_find_requirement (catalogue, row->id) == row);
        }
    }

  g_assert_null (sb_catalogue_find_with_requirement ("R1"));
  g_assert_null (sb_catalogue_find_with_requirement (NULL));
  g_assert_null (sb_catalogue_find_requirement (sb_catalogue_find ("vgr-rehab-2025"), "JKP-01"));
}

static void
test_rows (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (expected); c++)
    {
      const SbCatalogue *catalogue = sb_catalogue_find (expected[c].id);

      for (guint i = 0; i < catalogue->requirements->len; i++)
        check_row (catalogue, &g_array_index (catalogue->requirements, SbRequirement, i));
      for (guint i = 0; i < catalogue->evidence->len; i++)
        {
          const SbEvidence *row = &g_array_index (catalogue->evidence, SbEvidence, i);

          g_assert_true (sb_text_is_id (row->id));
          g_assert_false (sb_text_is_empty (row->text_sv));
          g_assert_false (sb_text_is_empty (row->text_en));
        }
    }
}

static void
test_readings (void)
{
  const SbCatalogue *jonkoping = sb_catalogue_find ("jonkoping-primarvard-2017");
  g_autofree char *read = sb_catalogue_describe_reading (jonkoping, "JKP-34", SB_LANGUAGE_EN);
  g_autofree char *silent = sb_catalogue_describe_reading (jonkoping, "JKP-10", SB_LANGUAGE_EN);
  g_autofree char *heading = sb_catalogue_describe_reading (jonkoping, "JKP-26", SB_LANGUAGE_EN);
  g_autofree char *dated = sb_catalogue_describe_reading (jonkoping, "JKP-32", SB_LANGUAGE_EN);

  g_assert_cmpstr (read, ==,
                   "The text sums up what the source says. The source says who must meet it.");
  g_assert_true (g_str_has_prefix (silent, "The text sums up what the source says. Who must meet "
                                           "it is inferred:"));
  g_assert_nonnull (strstr (silent, "registration and insurance"));
  g_assert_true (g_str_has_prefix (heading, "Only the heading could be read in the source"));
  g_assert_nonnull (strstr (dated, "2019"));
  g_assert_null (sb_catalogue_describe_reading (jonkoping, "VGR-01", SB_LANGUAGE_EN));
}

/* Who must meet a line, from whom the collection said it concerns: the table in NOTICE.md. */
static const char *
find_fulfilment (const char *applies_to, const char *category, const char *id)
{
  static const char *const plain[][2] = {
    { "each_member", "each" }, { "group", "group" },      { "at_least_one_member", "one" },
    { "each_site", "site" },   { "lead_member", "lead" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    if (g_str_equal (applies_to, plain[i][0]))
      return plain[i][1];
  if (g_str_equal (applies_to, "each_performer"))
    return g_str_equal (category, "competence_legitimation") || g_str_equal (category, "staffing") ?
               "person" :
               "performer";

  g_assert_cmpstr (applies_to, ==, "unclear");
  /* How long the region takes to decide on an application. */
  if (g_str_equal (id, "JKP-20"))
    return "lead";
  g_assert_cmpstr (category, ==, "service_capacity");
  return "group";
}

static void
check_fulfilment (const SbCatalogue *catalogue, guint position, json_t *line)
{
  const SbRequirement *row = &g_array_index (catalogue->requirements, SbRequirement, position);
  const SbField *field = sb_table_find_field (&sb_requirement_table, "fulfilment");
  const char *id, *category, *applies_to, *fulfilment, *certainty;

  g_assert_cmpint (json_unpack (line, "{s:s, s:s, s:s, s:s, s:s}", "id", &id, "category", &category,
                                "applies_to", &applies_to, "fulfilment", &fulfilment,
                                "fulfilment_certainty", &certainty),
                   ==, 0);
  if (g_strcmp0 (fulfilment, find_fulfilment (applies_to, category, id)) != 0 ||
      (g_str_equal (applies_to, "unclear") && !g_str_equal (certainty, "inferred")))
    g_test_fail_printf ("%s of %s: %s, %s, for %s", id, catalogue->id, fulfilment, certainty,
                        applies_to);
  g_assert_cmpstr (row->id, ==, id);
  g_assert_cmpstr (sb_field_get_code (field, row->fulfilment), ==, fulfilment);
}

static void
test_fulfilments (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (expected); c++)
    {
      const SbCatalogue *catalogue = sb_catalogue_find (expected[c].id);
      g_autofree char *name = g_strdup_printf ("catalogues/%s.json", expected[c].id);
      g_autoptr (GBytes) bytes = sb_resources_load (name);
      json_t *root = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);
      json_t *lines = json_object_get (root, "requirements");

      g_assert_cmpuint (json_array_size (lines), ==, catalogue->requirements->len);
      for (guint i = 0; i < catalogue->requirements->len; i++)
        check_fulfilment (catalogue, i, json_array_get (lines, i));
      json_decref (root);
    }
}

/* One line of a catalogue that is right, to be spoiled in one place at a time. */
#define HEAD                                                                                       \
  "{\"format\":\"samanbud-catalogue/1\",\"id\":\"x-1\",\"title\":{\"sv\":\"T\",\"en\":\"T\"},"     \
  "\"region\":{\"code\":\"06\",\"name\":\"R\"},\"service\":\"rehab\",\"procedure\":{\"law\":"      \
  "\"LOV\","                                                                                       \
  "\"type\":null,\"continuous_application\":null,\"certainty\":null,\"note\":null},"               \
  "\"version\":\"1\",\"year\":1,\"valid_from\":null,\"valid_to\":null,\"decided_by\":null,"        \
  "\"decided_on\":null,\"diary_number\":null,\"completeness\":{\"level\":\"partial\",\"note\":"    \
  "null},"                                                                                         \
  "\"sources\":[{\"id\":\"s\",\"title\":\"S\",\"address\":\"http://x\",\"kind\":\"k\","            \
  "\"coverage\":null,\"published\":null}],\"requirements\":["
#define EVIDENCE "[{\"sv\":\"e\",\"en\":\"e\"}]"
#define LINE                                                                                       \
  "{\"id\":\"R\",\"section\":null,\"category\":\"staffing\",\"obligation\":\"shall\","             \
  "\"phase\":\"application\",\"fulfilment\":\"each\",\"fulfilment_certainty\":\"read\","           \
  "\"applies_to\":\"each_member\",\"text\":{\"sv\":\"a\",\"en\":\"b\"},\"text_certainty\":"        \
  "\"read\","                                                                                      \
  "\"depth\":\"text\",\"source\":\"s\",\"as_of\":null,\"weight_bp\":null,\"measures\":[],"         \
  "\"evidence\":" EVIDENCE ",\"note\":null}"
#define TAIL "],\"remuneration\":[],\"penalties\":[]}"

static SbCatalogue *
parse (const char *text, GError **error)
{
  return sb_catalogue_parse (text, strlen (text), error);
}

static void
test_parse_accepts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbCatalogue) catalogue = parse (HEAD LINE TAIL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (catalogue->requirements->len, ==, 1);
  g_assert_cmpstr (g_array_index (catalogue->requirements, SbRequirement, 0).source, ==,
                   "S, http://x");
  g_assert_cmpint (g_array_index (catalogue->requirements, SbRequirement, 0).certainty, ==,
                   SB_CERTAINTY_READ);
}

/* What is shown to the authority is not demanded as an attachment. */
static void
test_parse_shown (void)
{
  g_autoptr (GString) text = g_string_new (HEAD LINE TAIL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SbCatalogue) catalogue = NULL;

  g_string_replace (text, EVIDENCE,
                    "[{\"shown\":{\"sv\":\"s\",\"en\":\"s\"}},{\"sv\":\"e\",\"en\":\"f\"}]", 1);
  catalogue = parse (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (catalogue->evidence->len, ==, 1);
  g_assert_cmpstr (g_array_index (catalogue->evidence, SbEvidence, 0).text_en, ==, "f");
}

/* Criminal records are never kept here: no catalogue demands a copy of them. */
static void
test_no_records (void)
{
  const SbCatalogue *jonkoping = sb_catalogue_find ("jonkoping-primarvard-2017");
  g_autofree char *reading = sb_catalogue_describe_reading (jonkoping, "JKP-17", SB_LANGUAGE_EN);

  for (guint i = 0; i < jonkoping->evidence->len; i++)
    g_assert_cmpstr (g_array_index (jonkoping->evidence, SbEvidence, i).requirement, !=, "JKP-17");
  g_assert_nonnull (strstr (reading, "must not be kept in the bid"));
}

static void
test_parse_refuses (void)
{
  static const struct
  {
    const char *from;
    const char *to;
  } spoilt[] = {
    { "catalogue/1", "catalogue/2" },
    { "\"code\":\"06\"", "\"code\":\"99\"" },
    { "\"year\":1,", "" },
    { "\"year\":1,", "\"year\":1,\"colour\":1," },
    { "\"year\":1,", "\"year\":1,\"year\":2," },
    { "\"id\":\"R\"", "\"id\":\"å\"" },
    { "\"obligation\":\"shall\"", "\"obligation\":\"may\"" },
    { "\"fulfilment\":\"each\"", "\"fulfilment\":\"each_member\"" },
    { "\"phase\":\"application\"", "\"phase\":\"later\"" },
    { "\"en\":\"b\"", "\"en\":\"\"" },
    { "\"sv\":\"a\",", "" },
    { "\"text\":{\"sv\":\"a\",\"en\":\"b\"}", "\"text\":null" },
    { "\"source\":\"s\"", "\"source\":\"t\"" },
    { "\"depth\":\"text\"", "\"depth\":\"heading\"" },
    { "\"applies_to\":\"each_member\"", "\"applies_to\":\"unclear\"" },
    { EVIDENCE, "[null]" },
    { EVIDENCE, "[{\"shown\":null}]" },
    { EVIDENCE, "[{\"shown\":{\"sv\":\"e\",\"en\":\"e\"},\"sv\":\"e\"}]" },
    { "\"requirements\":[" LINE "]", "\"requirements\":null" },
    { "\"valid_from\":null", "\"valid_from\":2022" },
    { "\"valid_from\":null", "\"valid_from\":\"2022\"" },
    { "\"valid_to\":null", "\"valid_to\":\"2022-02-30\"" },
    { "\"valid_from\":null,\"valid_to\":null",
      "\"valid_from\":\"2022-01-02\",\"valid_to\":\"2022-01-01\"" },
    { TAIL, "," LINE TAIL },
    { TAIL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD LINE TAIL);
      g_autoptr (GError) error = NULL;
      guint n = g_string_replace (text, spoilt[i].from, spoilt[i].to, 1);
      SbCatalogue *catalogue = parse (text->str, &error);

      g_assert_cmpuint (n, ==, 1);
      g_assert_null (catalogue);
      g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
    }
}

/* A code that does not exist, or a value of another type: the error says where. */
static void
test_parse_refuses_values (void)
{
  static const struct
  {
    const char *key;
    const char *from;
    const char *to[6];
  } spoilt[] = {
    { "section", "null", { "1", "[]", "true" } },
    { "category", "\"staffing\"", { "\"\"", "\"Staffing\"", "\"competence\"", "\"staff\"" } },
    { "fulfilment_certainty", "\"read\"", { "\"\"", "\"Read\"", "\"unclear\"", "\"text\"" } },
    { "applies_to", "\"each_member\"", { "\"\"", "\"each\"", "\"Unclear\"", "\"each_person\"" } },
    { "text_certainty", "\"read\"", { "\"\"", "\"READ\"", "\"guessed\"", "\"heading\"" } },
    { "depth", "\"text\"", { "\"\"", "\"Heading\"", "\"headings\"", "\"read\"" } },
    { "weight_bp", "null", { "-1", "10001", "0.5", "\"10\"" } },
    { "measures", "[]", { "null", "{}", "\"\"", "0" } },
    { "evidence", "[{\"sv\":\"e\",\"en\":\"e\"}]", { "null", "{}", "\"e\"", "true" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spoilt); i++)
    for (guint j = 0; spoilt[i].to[j] != NULL; j++)
      {
        g_autoptr (GString) text = g_string_new (HEAD LINE TAIL);
        g_autoptr (GError) error = NULL;
        g_autofree char *from = g_strdup_printf ("\"%s\":%s", spoilt[i].key, spoilt[i].from);
        g_autofree char *to = g_strdup_printf ("\"%s\":%s", spoilt[i].key, spoilt[i].to[j]);
        g_autofree char *place = g_strdup_printf (": R: %s.", spoilt[i].key);

        g_assert_cmpuint (g_string_replace (text, from, to, 0), ==, 1);
        g_assert_null (parse (text->str, &error));
        g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
        g_assert_nonnull (strstr (error->message, place));
      }
}

static SbDocument *
make_document (void)
{
  g_autoptr (SbBid) bid = sb_bid_new ();
  g_autoptr (GError) error = NULL;
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);
  SbRequirement *own;
  SbDocument *document;

  info->id = g_strdup ("bid");
  info->title = g_strdup ("Test");
  info->route = SB_ROUTE_LOV;
  info->language = SB_LANGUAGE_SV;
  info->start = sb_date_from_ymd (2027, 9, 1);

  /* The group has changed this one of the catalogue's: it says more than the catalogue does. */
  own = sb_bid_add (bid, SB_TABLE_REQUIREMENT);
  own->id = g_strdup ("JKP-25");
  own->text_sv = g_strdup ("Öppet vardagar 8–17");
  own->obligation = SB_OBLIGATION_SHALL;
  own->fulfilment = SB_FULFILMENT_GROUP;
  own->test = SB_TEST_HOURS;
  own->weekly = g_strdup ("1-5 08:00-17:00");

  sb_bid_seal (bid, &error);
  g_assert_no_error (error);
  document = sb_document_new_from_bid (bid, "New bid", &error);
  g_assert_no_error (error);
  return document;
}

/* What is said of the catalogue for a bid to @authority that starts on that day. */
static char *
describe_fit (const char *catalogue, const char *authority, SbDate start)
{
  g_autoptr (SbBid) bid = sb_bid_new ();
  g_autoptr (GError) error = NULL;
  SbBidInfo *info = sb_bid_add (bid, SB_TABLE_BID);

  info->id = g_strdup ("bid");
  info->title = g_strdup ("Test");
  info->route = SB_ROUTE_LOV;
  info->language = SB_LANGUAGE_SV;
  info->authority_name = g_strdup (authority);
  info->start = start;
  sb_bid_seal (bid, &error);
  g_assert_no_error (error);

  return sb_catalogue_describe_fit (sb_catalogue_find (catalogue), bid, SB_LANGUAGE_EN);
}

static void
test_fit (void)
{
  static const struct
  {
    const char *catalogue;
    const char *authority;
    int year;
    const char *text;
  } cases[] = {
    { "jonkoping-primarvard-2017", "Region Jönköpings län", 2027, NULL },
    { "jonkoping-primarvard-2017", "region jönköping", 2027, NULL },
    { "jonkoping-primarvard-2017", "Region Exempel", 2027, NULL },
    { "jonkoping-primarvard-2017", "", 2027, NULL },
    { "jonkoping-primarvard-2017", NULL, 2027, NULL },
    { "jonkoping-primarvard-2017", "Region Kalmar län", 2027,
      "For Region Jönköpings län; the bid names Region Kalmar län." },
    { "jonkoping-primarvard-2017", "Regionerna Kalmar och Jönköping", 2027, NULL },
    { "stockholm-huslakare-2022", "Hälso- och sjukvårdsnämnden, Region Gotland", 2027,
      "For Region Stockholm; the bid names Hälso- och sjukvårdsnämnden, Region Gotland." },
    { "vgr-rehab-2025", "Region Västra Götaland", 2027, NULL },
    { "vgr-rehab-2025", "Region Östergötland", 2027,
      "For Västra Götalandsregionen; the bid names Region Östergötland." },
    { "norrbotten-primarvard-2022", "Region Norrbotten", 2022, NULL },
    { "norrbotten-primarvard-2022", "Region Norrbotten", 2023,
      "Applies until 31\u00a0December\u00a02022; the contract starts after that." },
    { "norrbotten-primarvard-2022", "Region Norrbotten", 2021,
      "Applies from 1\u00a0January\u00a02022; the contract starts before that." },
    { "norrbotten-primarvard-2022", "Region Stockholm", 2027,
      "For Region Norrbotten; the bid names Region Stockholm. Applies until "
      "31\u00a0December\u00a02022; the "
      "contract starts after that." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = describe_fit (cases[i].catalogue, cases[i].authority,
                                            sb_date_from_ymd (cases[i].year, 1, 1));

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Every region is known by its name, and taken for no other. */
static void
test_fit_regions (void)
{
  guint n;
  const SbRegion *const *regions = sb_codes_list_regions (&n);

  for (guint i = 0; i < n; i++)
    for (guint c = 0; c < G_N_ELEMENTS (expected); c++)
      {
        g_autofree char *text =
            describe_fit (expected[c].id, regions[i]->name, sb_date_from_ymd (2022, 6, 1));

        g_assert_true ((text == NULL) == g_str_equal (expected[c].region_code, regions[i]->code));
      }
}

static void
test_apply_once (void)
{
  g_autoptr (SbDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = NULL;
  int kept;

  g_assert_true (sb_catalogue_apply (document, "jonkoping-primarvard-2017", NULL, &error));
  g_assert_no_error (error);

  bid = sb_document_load_bid (document, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bid->n_requirements, ==, 39);
  g_assert_cmpuint (bid->n_evidence, ==, 13);
  g_assert_cmpstr (bid->info->catalogue, ==, "jonkoping-primarvard-2017");

  kept = sb_bid_find (bid, SB_TABLE_REQUIREMENT, "JKP-25");
  g_assert_cmpint (bid->requirements[kept].test, ==, SB_TEST_HOURS);
  g_assert_cmpstr (bid->requirements[kept].text_sv, ==, "Öppet vardagar 8–17");

  sb_document_close (document, FALSE);
}

static void
test_apply_twice (void)
{
  g_autoptr (SbDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  guint64 revision;

  g_assert_true (sb_catalogue_apply (document, "jonkoping-primarvard-2017", NULL, &error));
  label = g_strdup (sb_document_get_undo_label (document));
  g_assert_nonnull (label);
  g_assert_nonnull (strstr (label, "2017") ?: strstr (label, "Jönköping"));
  revision = sb_document_get_revision (document);

  /* Nothing is missing, so nothing happens, and there is no step to undo. */
  g_assert_true (sb_catalogue_apply (document, "jonkoping-primarvard-2017", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sb_document_get_revision (document), ==, revision);

  sb_document_close (document, FALSE);
}

static void
test_apply_undo_redo (void)
{
  g_autoptr (SbDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) before = sb_document_load_bid (document, FALSE, &error);
  g_autoptr (SbBid) undone = NULL, redone = NULL;

  g_assert_true (sb_catalogue_apply (document, "vgr-rehab-2025", NULL, &error));
  g_assert_true (sb_document_undo (document, &error));
  undone = sb_document_load_bid (document, FALSE, &error);
  g_assert_cmpuint (undone->n_requirements, ==, before->n_requirements);
  g_assert_cmpuint (undone->n_evidence, ==, 0);
  g_assert_null (undone->info->catalogue);

  g_assert_true (sb_document_redo (document, &error));
  redone = sb_document_load_bid (document, FALSE, &error);
  g_assert_cmpuint (redone->n_requirements, ==, 1 + 24);
  g_assert_no_error (error);

  sb_document_close (document, FALSE);
}

static void
insert_answer (SbDocument *document, const char *id, const char *requirement, int status)
{
  g_autoptr (GError) error = NULL;
  SbAnswer answer;

  sb_table_init_row (&sb_answer_table, &answer);
  answer.id = g_strdup (id);
  answer.requirement = g_strdup (requirement);
  answer.subject = g_strdup (SB_SUBJECT_GROUP);
  answer.status = status;
  g_assert_true (sb_document_begin (document, "Answer requirement", &error));
  g_assert_true (sb_document_insert (document, &sb_answer_table, &answer, &error));
  g_assert_true (sb_document_commit (document, &error));
  g_assert_no_error (error);
  sb_table_clear_row (&sb_answer_table, &answer);
}

static void
set_text (SbDocument *document, const SbTable *table, const char *id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  g_assert_true (
      sb_document_set_field (document, "Change text", table, id, "text_sv", &value, &error));
  g_assert_no_error (error);
}

static char *
build_hash (SbDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = sb_document_load_bid (document, FALSE, &error);

  g_assert_no_error (error);
  return sb_bid_build_hash (bid);
}

/* A bid has one catalogue: another takes the place of lines that nobody has worked on. */
static void
test_apply_another (void)
{
  g_autoptr (SbDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = NULL;
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  SbCatalogueChange change = { 1, 1 };

  g_assert_true (sb_catalogue_apply (document, "vgr-rehab-2025", &change, &error));
  g_assert_cmpuint (change.n_removed, ==, 0);
  g_assert_cmpuint (change.n_kept, ==, 1);
  before = build_hash (document);

  g_assert_true (sb_catalogue_apply (document, "stockholm-huslakare-2022", &change, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (change.n_removed, ==, 24);
  g_assert_cmpuint (change.n_kept, ==, 1);
  bid = sb_document_load_bid (document, FALSE, &error);
  g_assert_cmpuint (bid->n_requirements, ==, 1 + 24);
  g_assert_cmpstr (bid->info->catalogue, ==, "stockholm-huslakare-2022");
  g_assert_cmpuint (
      sb_catalogue_count_requirements (sb_catalogue_find ("stockholm-huslakare-2022"), bid), ==,
      24);
  g_assert_cmpuint (sb_catalogue_count_requirements (sb_catalogue_find ("vgr-rehab-2025"), bid), ==,
                    0);
  g_assert_cmpuint (
      sb_catalogue_count_requirements (sb_catalogue_find ("jonkoping-primarvard-2017"), bid), ==,
      1);

  after = build_hash (document);
  g_assert_true (sb_document_undo (document, &error));
  undone = build_hash (document);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (sb_document_redo (document, &error));
  redone = build_hash (document);
  g_assert_cmpstr (redone, ==, after);

  sb_document_close (document, FALSE);
}

/* What was answered or changed stays; an answer that was taken back is none. */
static void
test_apply_another_keeps (void)
{
  g_autoptr (SbDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SbBid) bid = NULL;
  const char *evidence = "JKP-05.e1";
  SbCatalogueChange change;

  g_assert_true (sb_catalogue_apply (document, "jonkoping-primarvard-2017", NULL, &error));
  insert_answer (document, "a1", "JKP-01", SB_STATUS_NOT_MET);
  insert_answer (document, "a2", "JKP-02", SB_STATUS_OPEN);
  set_text (document, &sb_requirement_table, "JKP-03", "Våra egna ord");
  set_text (document, &sb_evidence_table, evidence, "Ett annat intyg");

  g_assert_true (sb_catalogue_apply (document, "vgr-rehab-2025", &change, &error));
  g_assert_no_error (error);
  bid = sb_document_load_bid (document, FALSE, &error);
  g_assert_cmpuint (bid->n_requirements, ==, 24 + 4);
  g_assert_cmpuint (change.n_removed, ==, 39 - 4);
  g_assert_cmpuint (change.n_kept, ==, 4);
  g_assert_cmpint (sb_bid_find (bid, SB_TABLE_REQUIREMENT, "JKP-01"), >=, 0);
  g_assert_cmpint (sb_bid_find (bid, SB_TABLE_REQUIREMENT, "JKP-02"), <, 0);
  g_assert_cmpint (sb_bid_find (bid, SB_TABLE_REQUIREMENT, "JKP-03"), >=, 0);
  g_assert_cmpint (sb_bid_find (bid, SB_TABLE_REQUIREMENT, "JKP-05"), >=, 0);
  g_assert_cmpint (sb_bid_find (bid, SB_TABLE_REQUIREMENT, "JKP-25"), >=, 0);
  g_assert_nonnull (sb_bid_find_answer (bid, "JKP-01", SB_SUBJECT_GROUP));

  sb_document_close (document, FALSE);
}

static void
test_apply_unknown (void)
{
  g_autoptr (SbDocument) document = make_document ();
  g_autoptr (GError) error = NULL;
  guint64 revision = sb_document_get_revision (document);

  g_assert_false (sb_catalogue_apply (document, "atlantis-2030", NULL, &error));
  g_assert_error (error, SB_ERROR, SB_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "atlantis-2030"));
  g_assert_cmpuint (sb_document_get_revision (document), ==, revision);

  sb_document_close (document, FALSE);
}

int
main (int argc, char **argv)
{
  store_sample_init (&argc, &argv);

  g_test_add_func ("/catalogue/list", test_list);
  g_test_add_func ("/catalogue/counts", test_counts);
  g_test_add_func ("/catalogue/find-requirement", test_find_requirement);
  g_test_add_func ("/catalogue/rows", test_rows);
  g_test_add_func ("/catalogue/readings", test_readings);
  g_test_add_func ("/catalogue/no-records", test_no_records);
  g_test_add_func ("/catalogue/fulfilments", test_fulfilments);
  g_test_add_func ("/catalogue/parse/accepts", test_parse_accepts);
  g_test_add_func ("/catalogue/parse/shown", test_parse_shown);
  g_test_add_func ("/catalogue/parse/refuses", test_parse_refuses);
  g_test_add_func ("/catalogue/parse/refuses-values", test_parse_refuses_values);
  g_test_add_func ("/catalogue/fit/cases", test_fit);
  g_test_add_func ("/catalogue/fit/regions", test_fit_regions);
  g_test_add_func ("/catalogue/apply/once", test_apply_once);
  g_test_add_func ("/catalogue/apply/twice", test_apply_twice);
  g_test_add_func ("/catalogue/apply/undo-redo", test_apply_undo_redo);
  g_test_add_func ("/catalogue/apply/another", test_apply_another);
  g_test_add_func ("/catalogue/apply/another-keeps", test_apply_another_keeps);
  g_test_add_func ("/catalogue/apply/unknown", test_apply_unknown);

  return store_sample_run ();
}
