# The English plural forms of the window's counted sentences. Sourced by update-plurals and checks/plurals.

# find_lupdate: its path; it is not on PATH everywhere.
find_lupdate() {
    command -v lupdate6 || { [ -x /usr/lib/qt6/bin/lupdate ] && echo /usr/lib/qt6/bin/lupdate; } || command -v lupdate
}

# gather_plurals FILE: brings a .ts file up to date with the sources. New sentences come in as "unfinished".
gather_plurals() {
    "$(find_lupdate)" -silent -pluralonly -locations none -no-obsolete -source-language en -target-language en \
        -I . -I model app views model/qt -ts "$1" 2>/dev/null
}
