#pragma once

#include <QProxyStyle>

namespace peerscape::views {

class ThemeManager;

/// Qt's flat style without its gradients, and with our own glyphs where a message asks, warns or
/// tells and where a field is cleared.
class FlatStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit FlatStyle(const ThemeManager& theme);

    [[nodiscard]] QIcon standardIcon(StandardPixmap which, const QStyleOption* option,
                                     const QWidget* widget) const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;

private:
    const ThemeManager& m_theme;
};

} // namespace peerscape::views
