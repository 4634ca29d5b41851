#pragma once

#include "core/azure/document.h"

#include <QTextBrowser>
#include <QTextCursor>

namespace peerscape::views {

class ThemeManager;

/// What the console printed: errors in red, advice below them, names of things in the design as
/// links. Keeps the last 5,000 lines.
class ConsoleOutput : public QTextBrowser
{
    Q_OBJECT

public:
    enum class Ink { Typed, Plain, Error, Advice, Muted };

    explicit ConsoleOutput(const ThemeManager& theme, QWidget* parent = nullptr);

    /// Adds text at the end. In advice what stands between backquotes is a command to try.
    void print(Ink ink, const QString& text);
    /// Makes links of the names and resource ids of the design in what was printed since the last
    /// call. O(document) for up to 200,000 objects; in larger designs only ids are looked up.
    void linkNames(const azure::Document& document);
    void showEnd();
    void removeAll();

    /// Where the text ends now, and removing what was printed behind such a place.
    [[nodiscard]] QTextCursor mark() const;
    void removeBehind(const QTextCursor& mark);

signals:
    /// A name or id that was a link.
    void nameActivated(const QString& nameOrId);
    void commandActivated(const QString& command);

private:
    void append(Ink ink, const QString& text, const QString& link = {});
    void activate(const QUrl& url);
    void restyle();

    const ThemeManager& m_theme;
    QTextCursor m_unlinked; ///< Where the text begins whose names are not links yet.
};

/// The objects with this name, letter case included, or the one with this resource id;
/// subscriptions and groups are left out. O(document) for a name.
[[nodiscard]] std::vector<ObjectId> objectsNamed(const azure::Document& document,
                                                 const std::string& nameOrId);

} // namespace peerscape::views
