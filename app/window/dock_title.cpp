#include "app/window/dock_title.h"

#include "views/theme/theme_manager.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace peerscape::window {

DockTitle::DockTitle(const views::ThemeManager& theme, QDockWidget* dock)
    : QWidget(dock)
    , m_theme(theme)
    , m_text(new QLabel(dock->windowTitle()))
    , m_float(new QToolButton)
    , m_close(new QToolButton)
{
    setObjectName(QStringLiteral("dockTitle"));
    setAttribute(Qt::WA_StyledBackground);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 4, 0);
    row->setSpacing(0);
    m_text->setObjectName(QStringLiteral("dockTitleText"));
    row->addWidget(m_text);
    row->addStretch(1);
    const auto addButton = [&](QToolButton* button, const QString& text, auto&& act) {
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::TabFocus);
        button->setIconSize({14, 14});
        connect(button, &QToolButton::clicked, dock, act);
        row->addWidget(button);
    };
    addButton(m_float, tr("Detach or put back %1").arg(dock->windowTitle()),
              [dock] { dock->setFloating(!dock->isFloating()); });
    addButton(m_close, tr("Hide %1").arg(dock->windowTitle()), [dock] { dock->hide(); });
    connect(dock, &QWidget::windowTitleChanged, m_text, &QLabel::setText);
    connect(&theme, &views::ThemeManager::changed, this, &DockTitle::restyle);
    restyle();
}

void DockTitle::restyle()
{
    m_float->setIcon(m_theme.icon(QStringLiteral("layers"), views::ColorRole::MutedText));
    m_close->setIcon(m_theme.icon(QStringLiteral("close"), views::ColorRole::MutedText));
}

void DockTitle::setAlone(bool alone)
{
    if (alone == m_alone)
        return;
    m_alone = alone;
    for (QWidget* part : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_float),
                          static_cast<QWidget*>(m_close)})
        part->setVisible(alone);
    updateGeometry();
}

QSize DockTitle::sizeHint() const
{
    return m_alone ? QWidget::sizeHint() : QSize(0, 0);
}

QSize DockTitle::minimumSizeHint() const
{
    return m_alone ? QWidget::minimumSizeHint() : QSize(0, 0);
}

} // namespace peerscape::window
