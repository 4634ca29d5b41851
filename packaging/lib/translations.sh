# The window's words: English plural forms and the other languages. Sourced by update-plurals, update-translations and
# the checks of both.

# find_lupdate: its path; it is not on PATH everywhere.
find_lupdate() {
    command -v lupdate6 || { [ -x /usr/lib/qt6/bin/lupdate ] && echo /usr/lib/qt6/bin/lupdate; } || command -v lupdate
}

# gather_plurals FILE: brings a .ts file up to date with the sources. New sentences come in as "unfinished".
gather_plurals() {
    "$(find_lupdate)" -silent -pluralonly -locations none -no-obsolete -source-language en -target-language en \
        -I . -I model app views model/qt -ts "$1" 2>/dev/null
}

# gather_translations FILE LANGUAGE: the same for everything that the window says, with the sentences of Messages in the
# context "core", in which DocumentController::text looks for them. They are marked without Qt, wherever they stand, so
# lupdate reads copies in which Qt's own mark stands instead.
gather_translations() {
    local copies source
    copies=$(mktemp -d)
    grep -rl PEERSCAPE_TR_NOOP model/core app views | while read -r source; do
        mkdir -p "$copies/$(dirname "$source")"
        sed -e '/#define PEERSCAPE_TR_NOOP/d' -e 's/PEERSCAPE_TR_NOOP(/QT_TRANSLATE_NOOP("core", /g' "$source" \
            >"$copies/$source"
    done
    "$(find_lupdate)" -silent -locations none -no-obsolete -source-language en -target-language "$2" \
        -I . -I model app views model/qt "$copies" -ts "$1" 2>/dev/null
    rm -r "$copies"
}

# unfinished FILE: the source texts that have no translation, one a line.
unfinished() {
    grep -B2 'type="unfinished"' "$1" | grep '<source>' || true
}
