/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Sharing whole minutes by weights so that the parts add up exactly: the method of the largest
 * remainder (Hamilton). Everybody gets the whole part of the fair share; the minutes left go, one
 * each, to the largest fractions. Equal fractions are served in order, so the result is the same
 * every time.
 */

#include "config.h"

#include "sb-share.h"

typedef struct
{
  SbWide remainder;
  guint position;
} Claim;

static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const Claim *x = a, *y = b;

  if (x->remainder != y->remainder)
    return x->remainder > y->remainder ? -1 : 1;

  return (x->position > y->position) - (x->position < y->position);
}

/**
 * sb_share:
 * @total: what is shared, not negative
 * @weights: none negative; their sum must be above 0 and fit in a gint64
 * @n: how many share
 * @parts: (out caller-allocates): the parts, which add up to @total
 *
 * A part is less than one minute away from the fair share, so that a part of a @total that is no
 * more than the sum of the weights is no more than its weight.
 */
void
sb_share (gint64 total, const gint64 *weights, guint n, gint64 *parts)
{
  g_autofree Claim *claims = g_new (Claim, n);
  gint64 sum = 0, left = total;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  g_return_if_fail (total >= 0 && sum > 0);

  for (guint i = 0; i < n; i++)
    {
      SbWide share = (SbWide) total * weights[i];

      parts[i] = (gint64) (share / sum);
      left -= parts[i];
      claims[i] = (Claim){ share % sum, i };
    }

  /* Fewer minutes are left than there are fractions, and whoever has none has remainder 0. */
  qsort (claims, n, sizeof (Claim), compare_claims);
  for (guint i = 0; i < left; i++)
    parts[claims[i].position]++;
}
