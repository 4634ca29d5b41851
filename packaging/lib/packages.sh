# What Peerscape needs from the system, and how it gets it. Sourced by run and test.

packages_to_run="g++ cmake ninja-build pkg-config qt6-base-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n libfmt-dev libexpected-dev nlohmann-json3-dev libsimdjson-dev libcli11-dev libcpp-httplib-dev fonts-dejavu-core fonts-inter"
packages_to_test="ccache mold librapidcheck-dev clang-format-19 azure-cli iproute2 nftables libxml2-utils librsvg2-bin graphviz poppler-utils xvfb xdotool openbox dbus-x11 at-spi2-core python3-pyatspi"

say() { printf 'peerscape: %s\n' "$*"; }

# qt_svg_package: the name differs between Debian 12 and Ubuntu 24.04.
qt_svg_package() {
    if apt-cache show qt6-svg-dev >/dev/null 2>&1; then echo qt6-svg-dev; else echo libqt6svg6-dev; fi
}

# install_packages NAME…: installs what is missing, as root or through sudo; elsewhere says what is needed and goes on.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        say "this system has no apt-get; make sure that these are installed: $*"
        return 0
    fi
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q "install ok installed" || missing+=("$name")
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return 0
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            say "not root and no sudo; make sure that these are installed: ${missing[*]}"
            return 0
        fi
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=600 -qq update
    # A package that this release does not have is left out; what needs it says so itself.
    local known=()
    for name in "${missing[@]}"; do
        if apt-cache show "$name" >/dev/null 2>&1; then known+=("$name"); else say "$name is not in this release; going on without it"; fi
    done
    [ ${#known[@]} -eq 0 ] || "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -qq install -y --no-install-recommends "${known[@]}" >/dev/null
}
