#!/bin/sh
# Makes the subsets again: sh src/ui/styles/fonts/subset.sh (Python with fonttools and brotli on the PATH)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
packages="$here/../../../../node_modules"
scratch=$(mktemp -d)
trap 'rm -r "$scratch"' EXIT
text='U+0020-007E,U+00A0,U+00A7,U+00A9,U+00B0,U+00B1,U+00B5,U+00B7,U+00D7,U+00E9,U+00FC,U+2009,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2026,U+2032,U+2039,U+203A,U+2191,U+2193,U+2212'
machine='U+0020-007E,U+00A0,U+00B5,U+00B7,U+00D7,U+2013,U+2026,U+2212'

subset() { # source unicodes target
  pyftsubset "$1" --unicodes="$2" --layout-features=kern,liga,calt,ccmp,locl,mark,mkmk,tnum,lnum \
    --flavor=woff2 --no-hinting --desubroutinize --output-file="$here/$3"
}

fonttools varLib.instancer "$packages/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2" \
  opsz=32 wght=400:600 -o "$scratch/serif.ttf"
fonttools varLib.instancer "$packages/@fontsource-variable/archivo/files/archivo-latin-wdth-normal.woff2" \
  wdth=85:100 wght=400:700 -o "$scratch/archivo.ttf"
subset "$scratch/serif.ttf" "$text" source-serif-4.woff2
subset "$scratch/archivo.ttf" "$text" archivo.woff2
for weight in 400 600; do
  subset "$packages/@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-$weight-normal.woff2" "$machine" \
    "ibm-plex-mono-$weight.woff2"
done
