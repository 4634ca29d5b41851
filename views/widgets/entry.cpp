#include "views/widgets/entry.h"

#include <QWidget>

namespace peerscape::views {

void takeEntry(const QWidget& part)
{
    QWidget* field = part.focusWidget();
    if (field == nullptr || !field->hasFocus())
        return;
    field->clearFocus();
    field->setFocus(Qt::OtherFocusReason);
}

} // namespace peerscape::views
