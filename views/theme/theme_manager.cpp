#include "views/theme/theme_manager.h"

#include "views/theme/flat_style.h"
#include "views/theme/glyph_path.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>

namespace peerscape::views {

namespace {

/// Strokes a glyph at whatever size is asked for.
class GlyphIconEngine : public QIconEngine
{
public:
    GlyphIconEngine(QString glyph, QColor color, QColor disabled)
        : m_glyph(std::move(glyph))
        , m_color(color)
        , m_disabled(disabled)
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const double side = std::min(rect.width(), rect.height());
        painter->translate(rect.x() + (rect.width() - side) / 2,
                           rect.y() + (rect.height() - side) / 2);
        painter->scale(side / 20, side / 20);
        painter->setPen(QPen(mode == QIcon::Disabled ? m_disabled : m_color, 1.5, Qt::SolidLine,
                             Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(glyphPainterPath(m_glyph.toStdString()));
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new GlyphIconEngine(*this); }

private:
    QString m_glyph;
    QColor m_color;
    QColor m_disabled;
};

} // namespace

ThemeManager::ThemeManager(QObject* parent)
    : QObject(parent)
    , m_systemIsDark(QGuiApplication::palette().color(QPalette::Window).lightness() < 128)
{
    apply();
}

void ThemeManager::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
    emit changed();
}

QIcon ThemeManager::icon(const QString& glyph, ColorRole role) const
{
    return QIcon(
        new GlyphIconEngine(glyph, m_theme.color(role), m_theme.color(ColorRole::DisabledText)));
}

void ThemeManager::apply()
{
    const bool dark = m_mode == Mode::Dark || (m_mode == Mode::System && m_systemIsDark);
    ThemeKind kind = dark ? ThemeKind::Dark : ThemeKind::Light;
    if (m_mode == Mode::HighContrast)
        kind = m_systemIsDark ? ThemeKind::HighContrastDark : ThemeKind::HighContrastLight;
    m_theme = Theme(kind);
    QApplication::setStyle(new FlatStyle(*this));
    QApplication::setPalette(m_theme.palette());
    QApplication::setFont(Theme::uiFont());
    qApp->setStyleSheet(m_theme.styleSheet());
}

} // namespace peerscape::views
