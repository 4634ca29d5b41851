#include "app/window/translations.h"

#include <QCoreApplication>
#include <QTranslator>

namespace peerscape::window {

void installTranslations()
{
    if (qApp->findChild<QTranslator*>() != nullptr)
        return;
    auto* translator = new QTranslator(qApp);
    if (translator->load(QStringLiteral(":/i18n/peerscape_en.qm")))
        QCoreApplication::installTranslator(translator);
}

} // namespace peerscape::window
