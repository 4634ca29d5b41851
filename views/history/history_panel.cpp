#include "views/history/history_panel.h"

#include "qt/document_controller.h"

#include <QUndoStack>
#include <QUndoView>
#include <QVBoxLayout>

namespace peerscape::views {

HistoryPanel::HistoryPanel(qtmodel::DocumentController& controller, QWidget* parent)
    : QWidget(parent)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* view = new QUndoView(controller.undoStack());
    view->setAccessibleName(tr("History"));
    view->setEmptyLabel(tr("The document as it was opened"));
    view->setFrameShape(QFrame::NoFrame);
    view->setSpacing(2);
    layout->addWidget(view);
    setFocusProxy(view);
}

} // namespace peerscape::views
