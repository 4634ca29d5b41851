#include "views/history/history_panel.h"

#include "qt/document_controller.h"
#include "views/history/replay_bar.h"

#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

namespace peerscape::views {

HistoryPanel::HistoryPanel(qtmodel::DocumentController& controller, qtmodel::Replay& replay,
                           const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* view = new QUndoView(controller.undoStack());
    view->setAccessibleName(tr("History"));
    view->setEmptyLabel(tr("The document as it was opened"));
    view->setFrameShape(QFrame::NoFrame);
    view->setSpacing(2);
    layout->setSpacing(0);
    layout->addWidget(view, 1);
    layout->addWidget(new ReplayBar(replay, theme));
    setFocusProxy(view);
}

} // namespace peerscape::views
