#pragma once

#include "views/theme/theme.h"

#include <QHash>
#include <QIcon>
#include <QObject>

namespace peerscape::views {

/// Which theme is in force, and its icons. `System` follows the lightness of the desktop's palette
/// (Qt 6.4 has no colour scheme to ask). Applies the theme to the whole application.
class ThemeManager : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark, HighContrast };

    explicit ThemeManager(QObject* parent = nullptr);

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    /// A glyph of the diagram as an icon in the colour of a role; muted when disabled. Drawn at any
    /// size and scale.
    [[nodiscard]] QIcon icon(const QString& glyph, ColorRole role = ColorRole::Text) const;

signals:
    /// Once after each change; palette and style sheet are set already.
    void changed();

private:
    void apply();

    Mode m_mode = Mode::System;
    Theme m_theme;
    bool m_systemIsDark = false;
};

} // namespace peerscape::views
