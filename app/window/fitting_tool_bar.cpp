#include "app/window/fitting_tool_bar.h"

#include <QLayout>
#include <QToolButton>

namespace peerscape::window {

void FittingToolBar::setFitting(std::vector<QToolButton*> buttons)
{
    m_buttons = std::move(buttons);
    fit();
}

void FittingToolBar::resizeEvent(QResizeEvent* event)
{
    QToolBar::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

void FittingToolBar::fit()
{
    const auto needed = [this] {
        layout()->invalidate();
        return layout()->sizeHint().width();
    };
    for (QToolButton* button : m_buttons)
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (QToolButton* button : m_buttons) {
        if (needed() <= width())
            return;
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
}

} // namespace peerscape::window
