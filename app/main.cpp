#include "app/cli/cli.h"
#include "app/window/about_dialog.h"
#include "app/window/main_window.h"
#include "app/window/open_window.h"
#include "app/window/preferences.h"
#include "app/window/screenshot.h"
#include "app/window/tour.h"
#include "app/window/translations.h"
#include "views/canvas/image_export.h"

#include <QApplication>
#include <QHashSeed>
#include <QIcon>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string_view>

namespace {

using namespace peerscape;

void nameApplication()
{
    QCoreApplication::setOrganizationName(QStringLiteral("Peerscape"));
    QCoreApplication::setApplicationName(QStringLiteral("Peerscape"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PEERSCAPE_VERSION));
}

/// Keeps Qt's remarks about the environment off standard error, which belongs to diagnostics.
void dropRemarks(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::cerr << "peerscape: error: Qt: " << text.toStdString() << '\n';
}

/// Qt for a verb that needs fonts: never a display.
std::unique_ptr<QApplication> startOffscreen(int& argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(dropRemarks);
    QHashSeed::setDeterministicGlobalSeed(); // the order of fonts in a PDF hangs on it
    nameApplication();
    return std::make_unique<QApplication>(argc, argv);
}

/// Whether a window can be opened at all: Qt ends the program where it cannot.
bool hasDisplay(int argc, char** argv)
{
    for (const char* const name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    }
    return std::any_of(argv + 1, argv + argc, [](std::string_view argument) {
        return argument == "-platform" || argument == "--platform";
    });
}

int runCommandLine(int argc, char** argv)
{
    int qtArgc = 1; // the verb's options are not Qt's
    cli::Renderers renderers;
    renderers.picture = [&](const std::string& path, const write::Picture& picture,
                            write::PictureFormat format) {
        const auto application = startOffscreen(qtArgc, argv);
        return views::writePicture(QString::fromStdString(path), picture, format);
    };
    renderers.screenshot = [&](const azure::Document& document,
                               const cli::ScreenshotRequest& request) {
        const auto application = startOffscreen(qtArgc, argv);
        return window::renderMainWindow(document, request);
    };
    return cli::run(argc, argv, {std::cin, std::cout, std::cerr}, renderers);
}

} // namespace

int main(int argc, char** argv)
{
    if (cli::wantsCommandLine(argc, argv))
        return runCommandLine(argc, argv);
    if (!hasDisplay(argc, argv)) {
        std::cerr << "peerscape: error: NoDisplay: there is no display to open the window on; "
                     "'peerscape --help' lists what works without one\n";
        return cli::kUsage;
    }
    nameApplication();
    QApplication application(argc, argv);
    QApplication::setWindowIcon(window::applicationIcon());
    window::installTranslations();
    views::ThemeManager theme;
    window::MainWindow& window = window::openWindow(theme);
    QStringList files = QCoreApplication::arguments();
    files.removeFirst();
    if (!files.isEmpty())
        window::openFiles(theme, window, files);
    // Somebody who has something to recover has been here before.
    if (!window::offerRecovery(theme, window) && files.isEmpty()
        && !window::Preferences().tourSeen())
        window.tour().begin();
    return QApplication::exec();
}
