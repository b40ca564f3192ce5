/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The arguments of one command. Strict: what a command does not know is an error and not a file
 * name, because a mistyped `--wirte` that is ignored would look like success. Options may stand
 * anywhere; after `--` nothing is one.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "sb-cli.h"

static const SbCliOption *
find_option (const SbCliOption *options, const char *name, gsize length)
{
  for (guint i = 0; options[i].name != NULL; i++)
    if (strlen (options[i].name) == length && strncmp (options[i].name, name, length) == 0)
      return &options[i];

  return NULL;
}

/* Takes the message. */
static gboolean
fail (GError **error, char *message)
{
  g_set_error_literal (error, SB_ERROR, SB_ERROR_INVALID, message);
  g_free (message);
  return FALSE;
}

/* @args stands on an option; it is moved to the last argument that was used. */
static gboolean
read_option (char ***args, const SbCliOption *options, GError **error)
{
  const char *argument = **args;
  const char *sign = strchr (argument, '=');
  gsize length = sign == NULL ? strlen (argument) : (gsize) (sign - argument);
  const SbCliOption *option = find_option (options, argument, length);
  const char *value = sign == NULL ? NULL : sign + 1;

  if (option == NULL)
    return fail (error, g_strdup_printf (_ ("There is no option %s here."), argument));

  if (option->flag != NULL)
    {
      if (value != NULL)
        return fail (error, g_strdup_printf (_ ("The option %s takes no value."), option->name));
      *option->flag = TRUE;
      return TRUE;
    }

  if (*option->value != NULL)
    return fail (error, g_strdup_printf (_ ("The option %s is given twice."), option->name));
  if (value == NULL && (*args)[1] != NULL)
    value = *++*args;
  if (value == NULL || *value == '\0')
    return fail (error, g_strdup_printf (_ ("The option %s needs a value."), option->name));
  *option->value = value;

  return TRUE;
}

/*
 * Reads @args into the places that @options (ended by one without a name) and @operands name.
 */
gboolean
sb_cli_parse (char **args,
              const SbCliOption *options,
              const SbCliOperands *operands,
              GError **error)
{
  gboolean only_operands = FALSE;
  guint n = 0;

  for (; *args != NULL; args++)
    {
      if (!only_operands && strcmp (*args, "--") == 0)
        only_operands = TRUE;
      else if (!only_operands && (*args)[0] == '-' && (*args)[1] != '\0')
        {
          if (!read_option (&args, options, error))
            return FALSE;
        }
      else if (n == operands->n)
        return fail (error, g_strdup_printf (_ ("“%s” is one argument too many."), *args));
      else if (**args == '\0')
        return fail (error, g_strdup (_ ("A file name may not be empty.")));
      else
        *operands->places[n++] = *args;
    }

  if (n < operands->n)
    return fail (error, g_strdup (_ ("An argument is missing; see --help.")));

  return TRUE;
}

gboolean
sb_cli_parse_date (const char *option, const char *text, SbDate *date, GError **error)
{
  if (text == NULL || sb_date_parse (text, date))
    return TRUE;

  g_set_error (error, SB_ERROR, SB_ERROR_INVALID,
               /* Translators: an option, and what was given as its value. */
               _ ("The option %1$s needs a date such as 2027-03-01, and “%2$s” is none."), option,
               text);
  return FALSE;
}
