#include "app/window/key_hint_button.h"

#include "views/theme/theme_manager.h"

#include <QAction>
#include <QPainter>

namespace peerscape::window {

namespace {

constexpr int kHintPixels = 11;
constexpr int kHintPadding = 5;
constexpr int kHintHeight = 18;
constexpr int kRightMargin = 8;

} // namespace

KeyHintButton::KeyHintButton(QAction* action, const views::ThemeManager& theme, QWidget* parent)
    : QToolButton(parent)
    , m_theme(theme)
{
    setDefaultAction(action);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    connect(action, &QAction::changed, this, &QWidget::updateGeometry);
}

QString KeyHintButton::hint() const
{
    return toolButtonStyle() == Qt::ToolButtonIconOnly
               ? QString()
               : defaultAction()->shortcut().toString(QKeySequence::NativeText);
}

int KeyHintButton::hintWidth() const
{
    const QFontMetrics metrics(views::Theme::uiFont(kHintPixels));
    return hint().isEmpty()
               ? 0
               : std::max(kHintHeight, metrics.horizontalAdvance(hint()) + 2 * kHintPadding);
}

QSize KeyHintButton::sizeHint() const
{
    return QToolButton::sizeHint() + QSize(hint().isEmpty() ? 0 : hintWidth() + kRightMargin, 0);
}

void KeyHintButton::paintEvent(QPaintEvent* event)
{
    QToolButton::paintEvent(event);
    if (hint().isEmpty())
        return;
    const views::Theme& theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(views::Theme::uiFont(kHintPixels));
    const QRectF key(width() - hintWidth() - kRightMargin + 0.5, (height() - kHintHeight) / 2 + 0.5,
                     hintWidth(), kHintHeight);
    painter.setPen(theme.color(views::ColorRole::Line));
    painter.setBrush(theme.color(views::ColorRole::Panel));
    painter.drawRoundedRect(key, 4, 4);
    painter.setPen(theme.color(views::ColorRole::MutedText));
    painter.drawText(key, Qt::AlignCenter, hint());
}

} // namespace peerscape::window
