#pragma once

#include "core/diagram/color_table.h"

#include <QColor>
#include <QFont>
#include <QPalette>

namespace peerscape::views {

using diagram::ColorRole;
using diagram::ThemeKind;

/// The look of the window: colours by role, the faces for words and for addresses. A small value.
class Theme
{
public:
    explicit Theme(ThemeKind kind = ThemeKind::Light)
        : m_kind(kind)
    {
    }

    [[nodiscard]] ThemeKind kind() const { return m_kind; }
    /// Transparent for ColorRole::None.
    [[nodiscard]] QColor color(ColorRole role) const;
    /// Inter if installed, else the system's sans, at the base size of 13 px scaled like the
    /// system's font.
    [[nodiscard]] static QFont uiFont(int pixelSize = 13);
    /// DejaVu Sans Mono, else the system's fixed face: for addresses.
    [[nodiscard]] static QFont monoFont(int pixelSize = 12);
    /// Widgets' colours.
    [[nodiscard]] QPalette palette() const;
    /// What the palette cannot say: flat tabs, hairlines, rounded fields.
    [[nodiscard]] QString styleSheet() const;

private:
    ThemeKind m_kind;
};

} // namespace peerscape::views
