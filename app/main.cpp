#include "app/cli/cli.h"
#include "app/window/main_window.h"
#include "app/window/screenshot.h"
#include "views/canvas/image_export.h"

#include <QApplication>
#include <QIcon>

#include <iostream>
#include <memory>

namespace {

using namespace peerscape;

void nameApplication()
{
    QCoreApplication::setOrganizationName(QStringLiteral("Peerscape"));
    QCoreApplication::setApplicationName(QStringLiteral("Peerscape"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PEERSCAPE_VERSION));
}

/// Qt for a verb that needs fonts: never a display.
std::unique_ptr<QApplication> startOffscreen(int& argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
        qputenv("XDG_RUNTIME_DIR", "/tmp");
    nameApplication();
    return std::make_unique<QApplication>(argc, argv);
}

int runCommandLine(int argc, char** argv)
{
    int qtArgc = 1; // the verb's options are not Qt's
    cli::Renderers renderers;
    renderers.picture = [&](const azure::Document& document,
                            const cli::PictureRequest& request) -> Result<void> {
        const auto application = startOffscreen(qtArgc, argv);
        views::PictureOptions options;
        options.theme =
            request.theme == "dark" ? diagram::ThemeKind::Dark : diagram::ThemeKind::Light;
        options.scale = request.scale;
        options.background = request.background;
        options.only = request.only;
        const QString path = QString::fromStdString(request.path);
        const diagram::Diagram drawing(document);
        return request.format == "pdf" ? views::writePdf(path, drawing, document, options)
                                       : views::writePng(path, drawing, document, options);
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
    nameApplication();
    QApplication application(argc, argv);
    views::ThemeManager theme;
    window::MainWindow window(theme);
    window.show();
    QStringList files = QCoreApplication::arguments();
    files.removeFirst();
    if (!files.isEmpty())
        window.session().open(files);
    return QApplication::exec();
}
