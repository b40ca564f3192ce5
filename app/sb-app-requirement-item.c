/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A requirement in the list of requirements: whether it is met, what it says, who must meet it.
 * There may be hundreds, so an item is an image and two inscriptions, which are laid out only when
 * they are drawn (labels took 3 s for 300 requirements), and an update touches only what changed.
 */

#include "config.h"

#include "sb-app-requirement-item.h"

#include <glib/gi18n.h>

/* What surely fits in one line of the list, in letters. */
#define SHORT_TEXT 26
#define SHORT_WHO  40

struct _SbAppRequirementItem
{
  GtkListBoxRow parent_instance;

  SbRecord *record;
  GtkImage *state_image;
  GtkInscription *text_label;
  GtkInscription *who_label;
  char *section;
  char *folded; /* all that a search looks in, in lower case */
  SbFindingState state;
  int fulfilment;
  int origin;
  guint is_filled : 1;
  guint concerns_nobody : 1;
};

G_DEFINE_FINAL_TYPE (SbAppRequirementItem, sb_app_requirement_item, GTK_TYPE_LIST_BOX_ROW)

/**
 * sb_app_finding_get_icon_name:
 * @finding: (nullable): a finding; NULL while there is none yet
 *
 * Returns: (transfer none): a symbolic icon, never shown without its word
 */
const char *
sb_app_finding_get_icon_name (const SbFinding *finding)
{
  if (finding == NULL || finding->state == SB_FINDING_OPEN)
    return "radio-symbolic";
  if (finding->concerns_nobody)
    return "content-loading-symbolic";

  return finding->state == SB_FINDING_MET ? "object-select-symbolic" : "window-close-symbolic";
}

/**
 * sb_app_finding_get_css_class:
 * @finding: (nullable): a finding; NULL while there is none yet
 *
 * Returns: (transfer none): Adwaita's class for its colour
 */
const char *
sb_app_finding_get_css_class (const SbFinding *finding)
{
  if (finding == NULL || finding->state == SB_FINDING_OPEN || finding->concerns_nobody)
    return "dim-label";

  return finding->state == SB_FINDING_MET ? "success" : "error";
}

static char *
describe_who (const SbRequirement *requirement, const char *state, SbLanguage language)
{
  GString *text = g_string_new (state);

  if (requirement->obligation != SB_OBLIGATION_SHALL)
    g_string_append_printf (text, " · %s",
                            sb_labels_get_obligation (language, requirement->obligation));
  g_string_append_printf (text, " · %s",
                          sb_labels_get_fulfilment (language, requirement->fulfilment));
  return g_string_free (text, FALSE);
}

static void
set_finding (SbAppRequirementItem *self, const SbFinding *finding)
{
  const char *classes[] = { sb_app_finding_get_css_class (finding), NULL };

  self->state = finding != NULL ? finding->state : SB_FINDING_OPEN;
  self->concerns_nobody = finding != NULL && finding->concerns_nobody;
  gtk_image_set_from_icon_name (self->state_image, sb_app_finding_get_icon_name (finding));
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_image), classes);
}

/* An inscription does not ask for the height that its text needs: two lines unless it is short. */
static void
set_words (SbAppRequirementItem *self, GtkInscription *inscription, const char *text)
{
  glong short_chars = inscription == self->text_label ? SHORT_TEXT : SHORT_WHO;
  guint n_lines = g_utf8_strlen (text, -1) <= short_chars ? 1 : 2;

  if (g_strcmp0 (gtk_inscription_get_text (inscription), text) == 0)
    return;

  gtk_inscription_set_text (inscription, text);
  gtk_inscription_set_min_lines (inscription, n_lines);
  gtk_inscription_set_nat_lines (inscription, n_lines);
}

/**
 * sb_app_requirement_item_update:
 * @self: an item
 * @finding: (nullable): what is known of its requirement
 *
 * Shows the requirement as it is now.
 *
 * Returns: whether it may have moved to another place in the list
 */
gboolean
sb_app_requirement_item_update (SbAppRequirementItem *self, const SbFinding *finding)
{
  const SbRequirement *requirement = sb_record_get_row (self->record);
  SbLanguage language = sb_language_of_user ();
  SbFindingState state = finding != NULL ? finding->state : SB_FINDING_OPEN;
  gboolean concerns_nobody = finding != NULL && finding->concerns_nobody;
  const char *words = finding != NULL ? sb_finding_get_label (finding, language) :
                                        sb_labels_get_finding (language, SB_FINDING_OPEN);
  const char *text = sb_requirement_get_text (requirement, language);
  g_autofree char *who = describe_who (requirement, words, language);
  g_autofree char *all = NULL;

  if (sb_text_is_empty (text))
    text = _ ("Requirement without a text");
  all = g_strdup_printf ("%s %s %s", requirement->section != NULL ? requirement->section : "", text,
                         requirement->id);
  g_free (self->folded);
  self->folded = g_utf8_casefold (all, -1);
  self->fulfilment = requirement->fulfilment;
  self->origin = requirement->origin;
  if (state != self->state || concerns_nobody != self->concerns_nobody || !self->is_filled)
    set_finding (self, finding);
  self->is_filled = TRUE;
  set_words (self, self->text_label, text);
  set_words (self, self->who_label, who);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, who, -1);

  return sb_text_set (&self->section, requirement->section);
}

/**
 * sb_app_requirement_item_matches:
 * @self: an item
 * @show: what the list is narrowed to
 * @fulfilment: #SbFulfilment: who must meet it; -1 for anyone
 * @folded: part of its section, text or id, in lower case as g_utf8_casefold() makes it; "" for any
 *
 * Returns: whether the item belongs in the list
 */
gboolean
sb_app_requirement_item_matches (SbAppRequirementItem *self,
                                 SbAppShow show,
                                 int fulfilment,
                                 const char *folded)
{
  if (fulfilment >= 0 && self->fulfilment != fulfilment)
    return FALSE;
  if (self->folded != NULL && strstr (self->folded, folded) == NULL)
    return FALSE;

  switch (show)
    {
    case SB_APP_SHOW_OPEN:
      return self->state == SB_FINDING_OPEN;
    case SB_APP_SHOW_NOT_MET:
      return self->state == SB_FINDING_NOT_MET;
    case SB_APP_SHOW_MET:
      return self->state == SB_FINDING_MET && !self->concerns_nobody;
    case SB_APP_SHOW_NOBODY:
      return self->concerns_nobody;
    case SB_APP_SHOW_OWN:
      return self->origin == SB_ORIGIN_GROUP;
    case SB_APP_SHOW_ALL:
    default:
      return TRUE;
    }
}

/**
 * sb_app_requirement_item_compare:
 * @a: an item
 * @b: another
 *
 * Returns: their order: by section as people count ("7.2" before "7.10"), then by id
 */
int
sb_app_requirement_item_compare (SbAppRequirementItem *a, SbAppRequirementItem *b)
{
  int order = sb_text_compare_natural (sb_app_requirement_item_get_section (a),
                                       sb_app_requirement_item_get_section (b));

  return order != 0 ?
             order :
             sb_text_compare_natural (sb_record_get_id (a->record), sb_record_get_id (b->record));
}

/**
 * sb_app_requirement_item_get_section:
 * @self: an item
 *
 * Returns: (transfer none): the section it stands under, "" for none
 */
const char *
sb_app_requirement_item_get_section (SbAppRequirementItem *self)
{
  g_return_val_if_fail (SB_APP_IS_REQUIREMENT_ITEM (self), "");

  return self->section != NULL ? self->section : "";
}

/**
 * sb_app_requirement_item_get_record:
 * @self: an item
 *
 * Returns: (transfer none): its requirement
 */
SbRecord *
sb_app_requirement_item_get_record (SbAppRequirementItem *self)
{
  g_return_val_if_fail (SB_APP_IS_REQUIREMENT_ITEM (self), NULL);

  return self->record;
}

/**
 * sb_app_requirement_item_new:
 * @record: a requirement
 *
 * Returns: (transfer floating): an item, to be updated before it is shown
 */
GtkWidget *
sb_app_requirement_item_new (SbRecord *record)
{
  SbAppRequirementItem *self = g_object_new (SB_APP_TYPE_REQUIREMENT_ITEM, NULL);

  self->record = g_object_ref (record);
  return GTK_WIDGET (self);
}

static void
sb_app_requirement_item_dispose (GObject *object)
{
  SbAppRequirementItem *self = SB_APP_REQUIREMENT_ITEM (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (sb_app_requirement_item_parent_class)->dispose (object);
}

static void
sb_app_requirement_item_finalize (GObject *object)
{
  SbAppRequirementItem *self = SB_APP_REQUIREMENT_ITEM (object);

  g_free (self->section);
  g_free (self->folded);

  G_OBJECT_CLASS (sb_app_requirement_item_parent_class)->finalize (object);
}

static void
sb_app_requirement_item_class_init (SbAppRequirementItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sb_app_requirement_item_dispose;
  G_OBJECT_CLASS (klass)->finalize = sb_app_requirement_item_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/se/samanbud/Samanbud/ui/sb-app-requirement-item.ui");
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementItem, state_image);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementItem, text_label);
  gtk_widget_class_bind_template_child (widget_class, SbAppRequirementItem, who_label);
}

static void
sb_app_requirement_item_init (SbAppRequirementItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
