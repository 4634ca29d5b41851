#pragma once

#include <QDialog>
#include <QHash>

#include <functional>

class QTextBrowser;

namespace peerscape::views {

class ThemeManager;

/// The help: pages of Markdown with links between them, beside the window rather than before it.
class HelpBrowser : public QDialog
{
    Q_OBJECT

public:
    HelpBrowser(const ThemeManager& theme, QWidget* parent);

    /// Appends what `make` gives in Markdown to a page, each time it is shown.
    void extendPage(const QString& page, std::function<QString()> make);
    /// Opens a page ("routes"), at a heading that begins with `heading` when one is given. The
    /// first page when there is none of that name.
    void showPage(const QString& page, const QString& heading = {});
    /// The name of the page that is shown.
    [[nodiscard]] QString page() const;
    [[nodiscard]] QTextBrowser& browser() const { return *m_browser; }

private:
    class Browser;

    void restyle();

    const ThemeManager& m_theme;
    QHash<QString, std::function<QString()>> m_extensions;
    QTextBrowser* m_browser = nullptr;
};

} // namespace peerscape::views
