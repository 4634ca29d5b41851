#include "views/widgets/clear_button.h"

#include <QAction>
#include <QCoreApplication>
#include <QLineEdit>

namespace peerscape::views {

void addClearButton(QLineEdit& field)
{
    field.setClearButtonEnabled(true);
    // The name by which Qt itself finds it again.
    if (auto* action = field.findChild<QAction*>(QStringLiteral("_q_qlineeditclearaction")))
        action->setText(QCoreApplication::translate("ClearButton", "Clear"));
}

} // namespace peerscape::views
