/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The commitments page with 40 requirements and 12 members: from the page to its first frame; from
 * a keystroke in a cell to the figures around it; from Enter to the page with the new figures, and
 * to the frame that shows them. Medians in milliseconds: wall time, and processor time of the
 * program, which other programs on the machine do not change. Needs a screen:
 *
 *   tests/ui/on-screen.sh build/tests/bench/bench-matrix [TIMES]
 *
 * On a shared virtual machine (Intel Xeon, 2 cores, Debian 12, gcc -O2, cairo renderer), 2026-11,
 * processor time: page with document and first frame 185, keystroke 3, figures 13, frame 19 ms. The
 * wall times of that night say more about the seven other programs on the machine.
 */

#include "config.h"

#include "../app-page.h"

#include "../../app/sb-app-commitments-page.h"
#include "../../app/sb-app-matrix-view.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_MEMBERS      12
#define N_REQUIREMENTS 40

static const char *const professions[] = {
  "gp", "nurse", "district-nurse", "physiotherapist", "psychologist", "dietitian"
};

static void
add_members (GString *json)
{
  g_string_append (json, "\"members\": [");
  for (guint i = 0; i < N_MEMBERS; i++)
    g_string_append_printf (json, "%s{\"id\": \"m%02u\", \"name\": \"Member %u AB\"}",
                            i > 0 ? "," : "", i, i + 1);
  g_string_append (json, "], \"supply\": [");
  for (guint i = 0; i < 3 * N_MEMBERS; i++)
    g_string_append_printf (json,
                            "%s{\"id\": \"u%02u\", \"member\": \"m%02u\", \"profession\": \"%s\","
                            " \"minutes_per_week\": 2400%s}",
                            i > 0 ? "," : "", i, i / 3,
                            professions[(i / 3 + i % 3) % G_N_ELEMENTS (professions)],
                            i % 5 == 0 ? ", \"to\": \"2030-07-01\"" : "");
}

static char *
make_bid (void)
{
  GString *json = g_string_new (
      "{\"format\": \"samanbud-bid/1\", \"title\": \"T\", \"route\": \"lov\", \"language\": "
      "\"sv\", \"dates\": {\"start\": \"2027-03-01\", \"end\": \"2034-03-01\"},");

  add_members (json);
  g_string_append (json, "], \"requirements\": [");
  for (guint i = 0; i < N_REQUIREMENTS; i++)
    g_string_append_printf (
        json,
        "%s{\"id\": \"R%02u\", \"section\": \"%u.%u\", \"obligation\": \"%s\","
        " \"fulfilment\": \"group\", \"text\": {\"en\": \"Requirement %u of consultations\"},"
        " \"test\": {\"kind\": \"capacity\", \"professions\": [\"%s\", \"%s\"],"
        " \"minutes_per_week\": 1200}}",
        i > 0 ? "," : "", i, 5 + i / 8, 1 + i % 3, i % 5 > 0 ? "shall" : "should", i + 1,
        professions[i % 6], professions[(i + 1) % 6]);
  g_string_append (json, "], \"commitments\": [");
  for (guint i = 0; i < 3 * N_MEMBERS; i++)
    g_string_append_printf (json,
                            "%s{\"supply\": \"u%02u\", \"requirement\": \"R%02u\","
                            " \"minutes_per_week\": 600}",
                            i > 0 ? "," : "", i, (i / 3 + i % 3) % 6);
  g_string_append (json, "]}");

  return g_string_free (json, FALSE);
}

static void
painted_cb (gboolean *is_painted)
{
  *is_painted = TRUE;
}

static void
wait_for_frame (PageFixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  gboolean is_painted = FALSE;
  gulong handler =
      g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

typedef struct
{
  gint64 wall_usec;
  gint64 cpu_usec;
} Moment;

static Moment
now (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  return (Moment){ g_get_monotonic_time (), cpu.tv_sec * G_USEC_PER_SEC + cpu.tv_nsec / 1000 };
}

static Moment
since (Moment begin)
{
  Moment end = now ();

  return (Moment){ end.wall_usec - begin.wall_usec, end.cpu_usec - begin.cpu_usec };
}

static int
compare_wall (const void *a, const void *b)
{
  const Moment *x = a, *y = b;

  return (x->wall_usec > y->wall_usec) - (x->wall_usec < y->wall_usec);
}

static int
compare_cpu (const void *a, const void *b)
{
  const Moment *x = a, *y = b;

  return (x->cpu_usec > y->cpu_usec) - (x->cpu_usec < y->cpu_usec);
}

static void
report (const char *name, Moment *moments, guint n)
{
  gint64 wall;

  qsort (moments, n, sizeof *moments, compare_wall);
  wall = moments[n / 2].wall_usec;
  qsort (moments, n, sizeof *moments, compare_cpu);
  printf ("%-28s %6.1f ms wall, %6.1f ms processor\n", name, (double) wall / 1000,
          (double) moments[n / 2].cpu_usec / 1000);
}

/* A row and a member that can give something to it. */
static SbAppMatrixCell *
find_cell (SbAppMatrixView *view, guint i)
{
  for (;; i++)
    {
      SbAppMatrixCell *cell =
          sb_app_matrix_view_get_cell (view, i % N_REQUIREMENTS, i * 7 % N_MEMBERS);
      if (sb_app_matrix_cell_is_editable (cell))
        return cell;
    }
}

static void
measure (PageFixture *fixture, guint n)
{
  SbAppMatrixView *view = page_find (fixture->page, SB_APP_TYPE_MATRIX_VIEW, 0);
  g_autofree Moment *key = g_new (Moment, n);
  g_autofree Moment *enter = g_new (Moment, n);
  g_autofree Moment *frame = g_new (Moment, n);

  for (guint i = 0; i < n; i++)
    {
      SbAppMatrixCell *cell = find_cell (view, i);
      GtkWidget *body = gtk_widget_get_parent (GTK_WIDGET (cell));
      g_autofree char *text = g_strdup_printf ("%u", 1 + i % 30);
      Moment begin;

      sb_app_matrix_view_focus_cell (view, sb_app_matrix_cell_get_row (cell),
                                     sb_app_matrix_cell_get_member (cell));
      page_press (body, GDK_KEY_F2, 0);
      begin = now ();
      gtk_editable_set_text (GTK_EDITABLE (sb_app_matrix_cell_get_editor (cell)), text);
      key[i] = since (begin);
      begin = now ();
      page_press (body, GDK_KEY_Return, 0);
      enter[i] = since (begin);
      wait_for_frame (fixture);
      frame[i] = since (begin);
    }

  report ("keystroke to figures", key, n);
  report ("Enter to figures", enter, n);
  report ("Enter to frame", frame, n);
}

int
main (int argc, char **argv)
{
  PageFixture fixture;
  g_autofree char *json = make_bid ();
  guint n = 50;
  Moment begin, made;

  page_init (&argc, &argv);
  if (argc > 1)
    n = (guint) CLAMP (atoi (argv[1]), 1, 10000);

  begin = now ();
  page_open (&fixture, SB_APP_TYPE_COMMITMENTS_PAGE, json);
  made = since (begin);
  report ("document, page, first frame", &made, 1);
  measure (&fixture, n);
  page_close (&fixture);

  return EXIT_SUCCESS;
}
