/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What happens if members leave: one row per single leaver and per pair, the sets that break the
 * bid, the groups that carry it alone. A verdict is about capacity, never about permission, and
 * that is said wherever a verdict stands.
 */

#include "config.h"

#include <samanbud/sb-labels.h>
#include <samanbud/sb-recovery.h>
#include <samanbud/sb-words.h>

#include "sb-section.h"

/* More sets than this nobody reads; the smallest come first, and the rest is counted. */
#define MAX_SETS 40

/* A row names so many requirements, and counts the rest. */
#define MAX_NAMED 5

enum
{
  COLUMN_LEAVES,
  COLUMN_VERDICT,
  COLUMN_WORDS,
  COLUMN_BROKEN,
  COLUMN_AS_IS,
  COLUMN_BEST,
  COLUMN_FROM,
  N_COLUMNS
};

static gint64
get_most (const SbSectionContext *context, const gint64 *minutes)
{
  gint64 most = 0;

  for (guint i = 0; i < context->input->exits->segments->len; i++)
    most = MAX (most, minutes[i]);

  return most;
}

static SbTone
get_tone (SbVerdict verdict)
{
  switch (verdict)
    {
    case SB_VERDICT_COVERED:
      return SB_TONE_GOOD;
    case SB_VERDICT_TAKEOVER:
    case SB_VERDICT_REARRANGE:
      return SB_TONE_WARNING;
    case SB_VERDICT_SHORT:
    case SB_VERDICT_BROKEN:
    default:
      return SB_TONE_BAD;
    }
}

static gboolean
is_shown (const SbExit *exit)
{
  return exit->members->len <= 2;
}

static gboolean
holds (const SbExit *exit)
{
  return exit->verdict < SB_VERDICT_SHORT;
}

/* The worst single exit: by verdict, then by what falls away. NULL without single exits. */
static const SbExit *
find_worst (const SbSectionContext *context)
{
  const SbExits *exits = context->input->exits;
  const SbExit *worst = NULL;

  for (guint i = 0; i < exits->exits->len; i++)
    {
      const SbExit *exit = g_ptr_array_index (exits->exits, i);

      if (exit->members->len == 1 &&
          (worst == NULL || exit->verdict > worst->verdict ||
           (exit->verdict == worst->verdict &&
            get_most (context, exit->as_is) > get_most (context, worst->as_is))))
        worst = exit;
    }

  return worst;
}

/* The members whose exit alone the others cannot bear. */
static GArray *
list_indispensable (const SbSectionContext *context, guint *n_singles)
{
  const SbExits *exits = context->input->exits;
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));

  *n_singles = 0;
  for (guint i = 0; i < exits->exits->len; i++)
    {
      const SbExit *exit = g_ptr_array_index (exits->exits, i);

      if (exit->members->len != 1)
        continue;
      (*n_singles)++;
      if (!holds (exit))
        g_array_append_vals (members, exit->members->data, 1);
    }

  return members;
}

/* Whether nothing fails as long as nobody leaves: only then does a verdict tell of the exit alone.
 */
static gboolean
is_sound (const SbSectionContext *context)
{
  return holds (context->input->exits->base);
}

static gboolean
has_position (const GArray *positions, guint position)
{
  for (guint i = 0; i < positions->len; i++)
    if (g_array_index (positions, guint, i) == position)
      return TRUE;

  return FALSE;
}

/* The same positions in the order in which the requirements are read. */
static GArray *
sort_positions (const SbSectionContext *context, const GArray *positions)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < context->order->len; i++)
    {
      guint position = g_array_index (context->order, guint, i);

      if (has_position (positions, position))
        g_array_append_val (sorted, position);
    }

  return sorted;
}

static GArray *
list_added (const SbSectionContext *context, const SbExit *exit)
{
  g_autoptr (GArray) added = sb_exit_list_added (context->input->exits, exit);

  return sort_positions (context, added);
}

static GArray *
list_failing (const SbSectionContext *context)
{
  g_autoptr (GArray) failing = sb_exits_list_failing (context->input->exits);

  return sort_positions (context, failing);
}

static char *
build_unsound_lead (const SbSectionContext *context)
{
  g_autoptr (GArray) failing = list_failing (context);
  g_autofree char *number = sb_language_integer (context->language, failing->len);

  /* More is promised than there is, so every single need looks met. */
  if (failing->len == 0)
    return g_strdup (sb_language_text (
        context->language,
        "The figures fall short although nobody leaves, so no exit can be borne."));

  return g_strdup_printf (
      sb_language_ntext (context->language,
                         "%s shall requirement is not met or answered yet even if nobody leaves, "
                         "so exits cannot be judged as a whole. The table shows what an exit adds.",
                         "%s shall requirements are not met or answered yet even if nobody leaves, "
                         "so exits cannot be judged as a whole. The table shows what an exit adds.",
                         failing->len),
      number);
}

/* What fails without any exit is said once, here. */
static void
add_failing (SbSectionContext *context)
{
  g_autoptr (GArray) failing = list_failing (context);
  g_autofree char *names = NULL;

  if (failing->len == 0)
    return;

  names = sb_words_name_requirements (context->bid, failing, MAX_NAMED, context->language);
  sb_section_take_text (context, SB_BLOCK_PARAGRAPH,
                        g_strdup_printf (
                            /* Translators: requirements, each by its text and section. */
                            sb_language_text (context->language,
                                              "Not met or answered yet even if nobody leaves: %s."),
                            names));
}

static char *
build_lead (const SbSectionContext *context)
{
  SbLanguage language = context->language;
  guint n = 0;
  g_autoptr (GArray) indispensable = list_indispensable (context, &n);
  g_autofree char *names = NULL;

  if (context->bid->n_members == 0)
    return g_strdup (sb_language_text (language, "There is no member who could leave."));
  if (sb_section_count_shall (context, FALSE) == 0)
    return g_strdup (sb_language_text (
        language, "No shall requirement has been entered yet, so no exit can be judged."));
  if (!is_sound (context))
    return build_unsound_lead (context);
  if (n == 0)
    return g_strdup (sb_language_text (language, "There is no member who could leave."));
  if (indispensable->len == 0)
    return g_strdup (sb_language_text (
        language, "Whichever single member leaves, the others can carry the whole commitment."));
  if (indispensable->len == n)
    return g_strdup (sb_language_text (
        language, "The group needs every one of its members: whoever leaves, the others cannot "
                  "carry the whole commitment."));

  names = sb_section_build_names (context, indispensable);
  return g_strdup_printf (
      sb_language_ntext (language,
                         "One member may leave and the others can carry the whole commitment, "
                         "unless it is %s.",
                         "One member may leave and the others can carry the whole commitment, "
                         "unless it is one of %s.",
                         indispensable->len),
      names);
}

static SbGrid *
new_grid (const SbSectionContext *context)
{
  SbLanguage language = context->language;
  SbGrid *grid = sb_grid_new ("exits", N_COLUMNS);
  gboolean sound = is_sound (context);

  sb_grid_set_column (grid, COLUMN_LEAVES, "members",
                      sb_language_ctext (language, "paper", "If this leaves"), 30);
  sb_grid_set_column (grid, COLUMN_VERDICT, "verdict",
                      sb_language_ctext (language, "paper", "Verdict"), 42);
  sb_grid_set_column (grid, COLUMN_WORDS, "words",
                      sound ? sb_language_ctext (language, "paper", "In words") :
                              sb_language_ctext (language, "paper", "What the exit adds"),
                      42);
  sb_grid_set_column (grid, COLUMN_BROKEN, "broken",
                      sb_language_ctext (language, "paper", "Requirements that fail"), 20);
  if (sound)
    {
      sb_grid_set_place (grid, COLUMN_WORDS, SB_COLUMN_BELOW);
      sb_grid_set_place (grid, COLUMN_BROKEN, SB_COLUMN_BELOW_TITLED);
    }
  else
    {
      sb_grid_set_place (grid, COLUMN_VERDICT, SB_COLUMN_WORKBOOK);
      sb_grid_set_place (grid, COLUMN_BROKEN, SB_COLUMN_WORKBOOK);
    }
  sb_grid_set_column (grid, COLUMN_AS_IS, "as_is_minutes_per_week",
                      sb_language_text (language, "Falls away, hours per week"), 12);
  sb_grid_set_numeric (grid, COLUMN_AS_IS);
  sb_grid_set_column (grid, COLUMN_BEST, "best_minutes_per_week",
                      sb_language_text (language, "Missing at best, hours per week"), 12);
  sb_grid_set_numeric (grid, COLUMN_BEST);
  sb_grid_set_column (grid, COLUMN_FROM, "first_short",
                      sb_language_ctext (language, "paper", "From"), 16);

  return grid;
}

/* On paper the first ones, without those that only wait for an answer; all of them where they stand
 * in the workbook alone. */
static char *
build_broken (const SbSectionContext *context, const SbExit *exit)
{
  g_autoptr (GArray) broken = sort_positions (context, exit->broken);

  for (guint i = broken->len; i > 0 && is_sound (context); i--)
    if (sb_exit_is_unanswered (exit, g_array_index (broken, guint, i - 1)))
      g_array_remove_index (broken, i - 1);

  return broken->len > 0 ? sb_words_name_requirements (context->bid, broken,
                                                       is_sound (context) ? MAX_NAMED : broken->len,
                                                       context->language) :
                           NULL;
}

/* What an exit adds to what fails already; NULL where it adds nothing. */
static char *
build_added (const SbSectionContext *context, const SbExit *exit)
{
  SbLanguage language = context->language;
  const SbExit *base = context->input->exits->base;
  g_autoptr (GArray) added = list_added (context, exit);
  gint64 more = get_most (context, exit->best) - get_most (context, base->best);
  g_autoptr (GString) text = g_string_new (NULL);

  if (added->len > 0)
    {
      g_autofree char *names =
          sb_words_name_requirements (context->bid, added, MAX_NAMED, language);

      /* Translators: requirements, each by its text and section. */
      g_string_append_printf (text, sb_language_text (language, "Fails as well: %s."), names);
    }
  if (more > 0)
    {
      g_autofree char *hours = sb_section_build_hours (context, more);

      if (text->len > 0)
        g_string_append_c (text, ' ');
      /* Translators: hours per week, as in "7.5 hours per week". */
      g_string_append_printf (text, sb_language_text (language, "At best %s more are missing."),
                              hours);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Nobody is left to take over from whom nobody leaves: then the hours are there, not promised. */
static const char *
get_verdict (const SbSectionContext *context, const SbExit *exit)
{
  SbLanguage language = context->language;

  if (exit->members->len == 0 && exit->verdict == SB_VERDICT_TAKEOVER)
    return sb_language_text (language, "The hours are there, but not all are promised yet");
  if (exit->members->len == 0 && exit->verdict == SB_VERDICT_REARRANGE)
    return sb_language_text (language, "The hours are there, but must be shared anew");

  return sb_labels_get_verdict (language, (int) exit->verdict);
}

/* The verdict, and apart from it what those who stay have not answered. */
static char *
build_words (const SbSectionContext *context, const SbExit *exit)
{
  const SbExits *exits = context->input->exits;
  g_autofree char *verdict = sb_exit_describe (exits, exit, context->language);
  g_autofree char *apart = sb_exit_describe_unanswered (exits, exit, context->language);

  return apart != NULL ? g_strdup_printf ("%s. %s", verdict, apart) : g_steal_pointer (&verdict);
}

static void
set_words (const SbSectionContext *context, SbGrid *grid, guint row, const SbExit *exit)
{
  char *added;

  if (is_sound (context) || exit->members->len == 0)
    {
      /* What is not answered yet is said above the table. */
      if (exit->answered >= SB_VERDICT_SHORT)
        sb_grid_take_text (grid, row, COLUMN_WORDS, build_words (context, exit));
      return;
    }

  added = build_added (context, exit);
  sb_grid_set_tone (grid, row, COLUMN_WORDS, added != NULL ? SB_TONE_BAD : SB_TONE_QUIET);
  if (added != NULL)
    sb_grid_take_text (grid, row, COLUMN_WORDS, added);
  else
    sb_grid_set_text (grid, row, COLUMN_WORDS,
                      sb_language_text (context->language, "Nothing more fails"));
}

static void
add_exit (const SbSectionContext *context, SbGrid *grid, const SbExit *exit)
{
  guint row = sb_grid_add_row (grid);

  if (exit->members->len == 0)
    sb_grid_set_text (grid, row, COLUMN_LEAVES,
                      sb_language_ctext (context->language, "paper", "Nobody"));
  else
    sb_grid_take_text (grid, row, COLUMN_LEAVES, sb_section_build_names (context, exit->members));
  sb_grid_set_text (grid, row, COLUMN_VERDICT, get_verdict (context, exit));
  sb_grid_set_tone (grid, row, COLUMN_VERDICT, get_tone (exit->verdict));
  set_words (context, grid, row, exit);
  sb_grid_take_text (grid, row, COLUMN_BROKEN, build_broken (context, exit));
  sb_grid_set_number (grid, row, COLUMN_AS_IS, SB_CELL_HOURS, get_most (context, exit->as_is));
  sb_grid_set_number (grid, row, COLUMN_BEST, SB_CELL_HOURS, get_most (context, exit->best));
  if (exit->first_short != SB_DATE_NONE)
    sb_grid_set_number (grid, row, COLUMN_FROM, SB_CELL_DATE, exit->first_short);
}

static SbGrid *
build_grid (const SbSectionContext *context)
{
  const SbExits *exits = context->input->exits;
  SbGrid *grid = new_grid (context);
  guint size = 0;

  add_exit (context, grid, exits->base);
  for (guint i = 0; i < exits->exits->len; i++)
    {
      const SbExit *exit = g_ptr_array_index (exits->exits, i);

      if (!is_shown (exit))
        continue;
      if (exit->members->len != size)
        {
          size = exit->members->len;
          sb_grid_add_group_row (
              grid, size == 1 ?
                        sb_language_ctext (context->language, "paper", "One member leaves") :
                        sb_language_ctext (context->language, "paper", "Two members leave"));
        }
      add_exit (context, grid, exit);
    }

  return grid;
}

static void
add_count (SbSectionContext *context, guint n)
{
  g_autofree char *number = NULL;

  if (n <= MAX_SETS)
    return;

  number = sb_language_integer (context->language, n - MAX_SETS);
  sb_section_take_text (context, SB_BLOCK_NOTE,
                        g_strdup_printf (sb_language_ntext (context->language, "There is one more.",
                                                            "There are %s more.", n - MAX_SETS),
                                         number));
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const GArray *left = *(GArray *const *) a;
  const GArray *right = *(GArray *const *) b;

  if (left->len != right->len)
    return left->len < right->len ? -1 : 1;
  for (guint i = 0; i < left->len; i++)
    if (g_array_index (left, guint, i) != g_array_index (right, guint, i))
      return g_array_index (left, guint, i) < g_array_index (right, guint, i) ? -1 : 1;

  return 0;
}

static GPtrArray *
sort_sets (const GPtrArray *sets)
{
  GPtrArray *sorted = g_ptr_array_sized_new (sets->len);

  for (guint i = 0; i < sets->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (sets, i));
  g_ptr_array_sort (sorted, compare_sizes);

  return sorted;
}

static char *
describe_critical (const SbSectionContext *context, const GArray *set)
{
  g_autofree char *names = sb_section_build_names (context, set);

  return g_strdup_printf (
      sb_language_ntext (context->language, "If %s leaves.", "If %s all leave.", set->len), names);
}

static void
list_critical (SbSectionContext *context, const GPtrArray *sets)
{
  g_autoptr (GPtrArray) sorted = sort_sets (sets);

  sb_section_add_text (
      context, SB_BLOCK_PARAGRAPH,
      sb_language_text (context->language,
                        "In these cases the others cannot carry the whole commitment."));
  /* Each set is minimal; but more leavers are not always worse, because some requirements ask
   * something of each member who is left. */
  if (((const GArray *) g_ptr_array_index (sorted, sorted->len - 1))->len > 1)
    sb_section_add_text (
        context, SB_BLOCK_PARAGRAPH,
        sb_language_text (context->language,
                          "If only some of those who are named together leave, the others can."));
  for (guint i = 0; i < MIN (sorted->len, MAX_SETS); i++)
    sb_section_take_text (context, SB_BLOCK_ITEM,
                          describe_critical (context, g_ptr_array_index (sorted, i)));
  add_count (context, sorted->len);
}

static void
add_critical (SbSectionContext *context)
{
  const GPtrArray *sets = context->input->exits->minimal_critical;
  SbLanguage language = context->language;
  const char *text = NULL;

  /* What fails although nobody leaves has been said. */
  if (!is_sound (context))
    return;

  sb_section_add_heading (context, 2, sb_language_text (language, "Exits that cannot be borne"));
  if (sets == NULL)
    text = sb_language_text (language, "With more than twenty members this is not worked out.");
  else if (sets->len == 0)
    text = sb_language_text (language, "Every exit can be borne.");

  if (text != NULL)
    sb_section_add_text (context, SB_BLOCK_PARAGRAPH, text);
  else
    list_critical (context, sets);
}

static void
add_sufficient (SbSectionContext *context)
{
  const GPtrArray *sets = context->input->exits->minimal_sufficient;
  g_autoptr (GPtrArray) sorted = NULL;
  SbLanguage language = context->language;

  if (sets == NULL)
    return;
  sb_section_add_heading (context, 2, sb_language_ctext (language, "paper", "Who is enough"));
  if (sets->len == 0)
    {
      sb_section_add_text (
          context, SB_BLOCK_PARAGRAPH,
          sb_language_text (language, "No group of these members meets every shall requirement on "
                                      "the figures entered."));
      return;
    }

  sorted = sort_sets (sets);
  sb_section_add_text (
      context, SB_BLOCK_PARAGRAPH,
      sb_language_text (language, "On the figures entered, every shall requirement is met by these "
                                  "members alone:"));
  for (guint i = 0; i < MIN (sorted->len, MAX_SETS); i++)
    sb_section_take_text (context, SB_BLOCK_ITEM,
                          sb_section_build_names (context, g_ptr_array_index (sorted, i)));
  add_count (context, sorted->len);
  sb_section_add_text (
      context, SB_BLOCK_NOTE,
      sb_language_text (language, "Whether they could realistically have done it alone, given "
                                  "investment, risk and time, is for the members to judge."));
}

static void
add_curve (SbSectionContext *context)
{
  const SbExit *worst = find_worst (context);
  g_autofree char *names = NULL;
  g_autofree char *caption = NULL;

  if (worst == NULL || get_most (context, worst->as_is) == 0)
    return;

  names = sb_section_build_names (context, worst->members);
  caption = g_strdup_printf (
      sb_language_text (context->language,
                        "The worst single exit: what is left of the need if %s leaves"),
      names);
  sb_section_take_chart (
      context, sb_chart_new_coverage (context->input->exits, worst, context->language), caption);
}

static void
add_way_back (SbSectionContext *context, guint member)
{
  g_autoptr (SbRecovery) recovery =
      sb_recovery_new (context->input->bid, SB_DATE_NONE, &member, 1, NULL);
  g_autofree char *way = NULL;
  g_autofree char *notice = NULL;

  if (recovery == NULL)
    return;

  way = sb_recovery_describe (recovery, context->language);
  notice = sb_recovery_describe_notice (recovery, context->language);
  sb_section_take_text (context, SB_BLOCK_ITEM,
                        g_strdup_printf ("%s: %s%s%s", context->bid->members[member].name, way,
                                         notice != NULL ? " " : "", notice != NULL ? notice : ""));
}

/* Only where the bid says how long it takes to fill a place. */
static void
add_recovery (SbSectionContext *context)
{
  const SbBidInfo *info = context->bid->info;

  if (info->locum_weeks == SB_UNKNOWN && info->recruitment_months == SB_UNKNOWN)
    return;

  sb_section_add_heading (context, 2,
                          sb_language_text (context->language, "Until somebody else is in place"));
  sb_section_add_text (
      context, SB_BLOCK_PARAGRAPH,
      sb_language_text (context->language,
                        "What is missing if one of the members leaves on the first day of the "
                        "contract, until a locum or somebody newly employed has taken the place."));
  for (guint i = 0; i < context->bid->n_members; i++)
    add_way_back (context, i);
}

/* Whether there is anybody who could leave, and anything that would then fail. */
static gboolean
is_begun (const SbSectionContext *context)
{
  return context->bid->n_members > 0 && sb_section_count_shall (context, FALSE) > 0;
}

static void
build (SbSectionContext *context)
{
  g_autofree char *lead = build_lead (context);

  sb_section_start (context, sb_language_ctext (context->language, "paper", "If someone leaves"),
                    lead);
  if (!is_begun (context))
    return;

  sb_section_take_text (context, SB_BLOCK_PARAGRAPH,
                        sb_exits_describe_permission (context->bid, context->language));
  sb_section_take_text (context, SB_BLOCK_PARAGRAPH, sb_section_build_own (context));
  sb_section_add_horizon (context);
  if (!is_sound (context))
    add_failing (context);
  sb_section_take_grid (context, build_grid (context));
  sb_section_add_text (
      context, SB_BLOCK_NOTE,
      sb_language_text (context->language,
                        "Falls away: what is missing if everybody else keeps to the split. Missing "
                        "at best: what is missing even if the others share the work anew. Both are "
                        "the largest figure of any period."));
  add_curve (context);
  add_recovery (context);
  add_critical (context);
  add_sufficient (context);
}

const SbSection sb_section_exits = { "exits", build };
