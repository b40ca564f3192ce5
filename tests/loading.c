/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Linked into what is built with the address sanitizer. What libraries make while they are loaded
 * is theirs until the process ends, and is not looked at for leaks: GLib lets go of its first table
 * of interned strings on purpose when 2,048 of them have filled it, and its address is known to
 * nobody.
 */

#include <sanitizer/lsan_interface.h>

static void
begin (void)
{
  __lsan_disable ();
}

/* Before the constructors of libraries. */
__attribute__ ((section (".preinit_array"), used)) static void (*const before) (void) = begin;

/* After them. */
__attribute__ ((constructor)) static void
end (void)
{
  __lsan_enable ();
}
