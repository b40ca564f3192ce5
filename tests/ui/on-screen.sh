#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs a command on a screen, a session bus and in folders of its own, as a user who reads Swedish (or LANGUAGE) would
# have them, but with a Swedish keyboard and a renderer that needs no graphics card.
#
#   on-screen.sh COMMAND [ARGUMENT…]
set -eu

folder=$(mktemp -d)
screen=
clean () {
  [ -z "$screen" ] || kill "$screen" 2> /dev/null || true
  rm -rf "$folder"
}
trap clean EXIT
trap 'exit 1' INT TERM

# Without -noreset the server resets when its last client leaves, and the next one finds no screen.
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp -noreset 3> "$folder/display" 2> /dev/null &
screen=$!
for _ in $(seq 100); do
  [ ! -s "$folder/display" ] || break
  sleep 0.1
done
[ -s "$folder/display" ] || { echo 'on-screen.sh: no screen' >&2; exit 1; }

mkdir -m 700 "$folder/run"
export DISPLAY=":$(cat "$folder/display")" HOME="$folder" XDG_RUNTIME_DIR="$folder/run"
export XDG_CONFIG_HOME="$folder/config" XDG_DATA_HOME="$folder/data" XDG_STATE_HOME="$folder/state"
export XDG_CACHE_HOME="$folder/cache"
export GDK_BACKEND=x11 GSK_RENDERER=cairo GDK_DEBUG=gl-disable GSETTINGS_BACKEND=memory
unset WAYLAND_DISPLAY GTK_A11Y

# xdotool drops å, ä and ö on the default keyboard.
setxkbmap se
# What the services of the bus say is no output of the command.
exec 3>&1
dbus-run-session -- sh -c 'exec "$@" >&3 3>&-' sh "$@" >&2
