#include "app/window/screenshot.h"

#include "app/window/main_window.h"
#include "app/window/translations.h"
#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/finding_keeper.h"
#include "views/canvas/canvas_view.h"

#include <QApplication>
#include <QBuffer>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace peerscape::window {

namespace {

/// The object that a person named, of whatever kind; VMs and NICs first, as they have routes to
/// show.
Result<ObjectId> findAny(const azure::Document& document, const std::string& name)
{
    std::vector<Kind> kinds{Kind::NetworkInterface, Kind::VirtualMachine};
    for (std::size_t i = 1; i < kKindCount; ++i)
        kinds.push_back(static_cast<Kind>(i));
    for (const Kind kind : kinds) {
        if (const auto found = azure::findByName(document, kind, name))
            return *found;
    }
    return fail("NotFound", "there is nothing named '" + name + "'");
}

} // namespace

Result<void> renderMainWindow(const azure::Document& document,
                              const cli::ScreenshotRequest& request)
{
    QStandardPaths::setTestModeEnabled(
        true); // a person's own panels and recent files stay out of the picture
    installTranslations(QString::fromStdString(request.language));
    views::ThemeManager theme;
    theme.setMode(request.theme == "dark" ? views::ThemeManager::Mode::Dark
                                          : views::ThemeManager::Mode::Light);
    MainWindow window(theme);
    window.resize(request.width, request.height);
    window.show();
    window.session().show(document);
    if (!request.select.empty()) {
        const Result<ObjectId> id = findAny(document, request.select);
        if (!id)
            return tl::unexpected<Error>(id.error());
        window.selection().set({*id});
    }
    QApplication::processEvents();
    if (window.size() != QSize(request.width, request.height)) {
        return fail("TooSmall", QStringLiteral("the window is at least %1x%2 pixels in size")
                                    .arg(std::max(window.width(), request.width))
                                    .arg(std::max(window.height(), request.height))
                                    .toStdString());
    }
    window.canvas().fitAll();
    while (!window.canvas().controller().findings().isCurrent())
        QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QApplication::processEvents();
    window.canvas().completePicture();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    window.grab().save(&buffer, "PNG");
    QSaveFile file(QString::fromStdString(request.path));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail("CannotWrite", file.errorString().toStdString());
    return {};
}

} // namespace peerscape::window
