#pragma once

#include <QProxyStyle>

namespace peerscape::views {

class ThemeManager;

/// Qt's flat style with our own glyphs where a message asks, warns or tells.
class FlatStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit FlatStyle(const ThemeManager& theme);

    [[nodiscard]] QIcon standardIcon(StandardPixmap which, const QStyleOption* option,
                                     const QWidget* widget) const override;

private:
    const ThemeManager& m_theme;
};

} // namespace peerscape::views
