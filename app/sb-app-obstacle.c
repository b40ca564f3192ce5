/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Something that stops the submission: a shall requirement that is not met or open, or a remark on
 * a record. It knows on which page it can be dealt with.
 */

#include "config.h"

#include "sb-app-obstacle.h"

#include "sb-app-next-step.h"

#include <glib/gi18n.h>

struct _SbAppObstacle
{
  GObject parent_instance;

  char *title;
  char *reason;
  char *record;
  const char *page;
  gboolean is_open;
};

G_DEFINE_FINAL_TYPE (SbAppObstacle, sb_app_obstacle, G_TYPE_OBJECT)

static void
sb_app_obstacle_finalize (GObject *object)
{
  SbAppObstacle *self = SB_APP_OBSTACLE (object);

  g_free (self->title);
  g_free (self->reason);
  g_free (self->record);

  G_OBJECT_CLASS (sb_app_obstacle_parent_class)->finalize (object);
}

static void
sb_app_obstacle_class_init (SbAppObstacleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sb_app_obstacle_finalize;
}

static void
sb_app_obstacle_init (SbAppObstacle *self)
{
}

static void
add_findings (GListStore *list, SbAppResults *results, SbFindingState state)
{
  const SbFindings *findings = sb_app_results_get_findings (results);
  const SbBid *bid = sb_app_results_get_bid (results);

  for (guint i = 0; i < findings->n_findings; i++)
    {
      const SbFinding *finding = &findings->findings[i];
      const SbRequirement *requirement = &bid->requirements[finding->requirement];
      g_autoptr (SbAppObstacle) obstacle = NULL;

      if (finding->state != state || requirement->obligation != SB_OBLIGATION_SHALL)
        continue;
      obstacle = g_object_new (SB_APP_TYPE_OBSTACLE, NULL);
      obstacle->title = g_strdup_printf (
          "%s · %s", sb_requirement_get_reference (requirement),
          sb_requirement_get_text (requirement, sb_app_results_get_language (results)));
      obstacle->reason = g_strdup (finding->reason);
      obstacle->record = g_strdup (requirement->id);
      obstacle->page = "requirements";
      obstacle->is_open = state == SB_FINDING_OPEN;
      g_list_store_append (list, obstacle);
    }
}

static const char *
get_kind (SbTableId table)
{
  switch (table)
    {
    case SB_TABLE_MEMBER:
      return _ ("Member");
    case SB_TABLE_SITE:
      return _ ("Site");
    case SB_TABLE_PERSON:
      return _ ("Person");
    case SB_TABLE_SUPPLY:
      return _ ("Capacity");
    case SB_TABLE_COMMITMENT:
      return _ ("Commitment");
    case SB_TABLE_BID:
    case SB_TABLE_REQUIREMENT:
    case SB_TABLE_EVIDENCE:
    case SB_TABLE_AGREED:
    case SB_TABLE_ANSWER:
    case SB_TABLE_ATTACHMENT:
    case SB_N_TABLES:
    default:
      return _ ("Details");
    }
}

static void
add_remarks (GListStore *list, SbAppResults *results)
{
  const SbFindings *findings = sb_app_results_get_findings (results);
  const SbBid *bid = sb_app_results_get_bid (results);

  for (guint i = 0; i < findings->n_remarks; i++)
    {
      const SbRemark *remark = &findings->remarks[i];
      const char *name = sb_bid_get_subject_name (bid, remark->id);
      g_autoptr (SbAppObstacle) obstacle = g_object_new (SB_APP_TYPE_OBSTACLE, NULL);

      obstacle->title = name != NULL ? g_strdup_printf ("%s · %s", get_kind (remark->table), name) :
                                       g_strdup (get_kind (remark->table));
      obstacle->reason = g_strdup (remark->text);
      obstacle->record = g_strdup (remark->id);
      obstacle->page = sb_app_next_step_get_page (remark->table);
      g_list_store_append (list, obstacle);
    }
}

/**
 * sb_app_obstacle_list:
 * @results: of a document, with a bid
 *
 * Returns: (transfer full): what stops the submission: what fails first, then what is open, then
 *   remarks
 */
GListModel *
sb_app_obstacle_list (SbAppResults *results)
{
  GListStore *list = g_list_store_new (SB_APP_TYPE_OBSTACLE);

  add_findings (list, results, SB_FINDING_NOT_MET);
  add_findings (list, results, SB_FINDING_OPEN);
  add_remarks (list, results);

  return G_LIST_MODEL (list);
}

/**
 * sb_app_obstacle_get_title:
 * @self: an obstacle
 *
 * Returns: (transfer none): what it is about
 */
const char *
sb_app_obstacle_get_title (SbAppObstacle *self)
{
  g_return_val_if_fail (SB_APP_IS_OBSTACLE (self), NULL);

  return self->title;
}

/**
 * sb_app_obstacle_get_reason:
 * @self: an obstacle
 *
 * Returns: (transfer none): why it is one, in a sentence
 */
const char *
sb_app_obstacle_get_reason (SbAppObstacle *self)
{
  g_return_val_if_fail (SB_APP_IS_OBSTACLE (self), NULL);

  return self->reason;
}

/**
 * sb_app_obstacle_get_page:
 * @self: an obstacle
 *
 * Returns: (transfer none): the page where it is dealt with
 */
const char *
sb_app_obstacle_get_page (SbAppObstacle *self)
{
  g_return_val_if_fail (SB_APP_IS_OBSTACLE (self), NULL);

  return self->page;
}

/**
 * sb_app_obstacle_get_record:
 * @self: an obstacle
 *
 * Returns: (transfer none): with which record
 */
const char *
sb_app_obstacle_get_record (SbAppObstacle *self)
{
  g_return_val_if_fail (SB_APP_IS_OBSTACLE (self), NULL);

  return self->record;
}

/**
 * sb_app_obstacle_is_open:
 * @self: an obstacle
 *
 * Returns: whether something is only missing yet, and nothing given fails
 */
gboolean
sb_app_obstacle_is_open (SbAppObstacle *self)
{
  g_return_val_if_fail (SB_APP_IS_OBSTACLE (self), FALSE);

  return self->is_open;
}
