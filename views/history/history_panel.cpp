#include "views/history/history_panel.h"

#include "qt/document_controller.h"
#include "views/history/replay_bar.h"

#include <QMenu>
#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

namespace peerscape::views {

HistoryPanel::HistoryPanel(qtmodel::DocumentController& controller, qtmodel::Replay& replay,
                           const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_view(new QUndoView(controller.undoStack()))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_view->setAccessibleName(tr("History"));
    m_view->setEmptyLabel(tr("The document as it was opened"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSpacing(2);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(new ReplayBar(replay, theme));
    setFocusProxy(m_view);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &HistoryPanel::showMenu);
}

std::unique_ptr<QMenu> HistoryPanel::stepMenu(int step)
{
    auto menu = std::make_unique<QMenu>();
    const int now = m_controller.undoStack()->index();
    menu->addAction(tr("&What it changed…"), this,
                    [this, step] { emit compareRequested(step - 1, step); })
        ->setEnabled(step > 0);
    menu->addAction(tr("What changed &since…"), this,
                    [this, step, now] { emit compareRequested(step, now); })
        ->setEnabled(step != now);
    return menu;
}

void HistoryPanel::showMenu(const QPoint& at)
{
    // The keyboard asks about the step that it stands on; the first row is none.
    const QModelIndex index = m_view->indexAt(at);
    if (index.isValid())
        stepMenu(index.row())->exec(m_view->viewport()->mapToGlobal(at));
}

} // namespace peerscape::views
