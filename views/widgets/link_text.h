#pragma once

#include "core/base/ids.h"

#include <QTextBrowser>

namespace peerscape::views {

class ThemeManager;

/// A page of text in the look of the window whose links lead to objects (`objectLink`), to rules
/// (`ruleLink`) or to what the owner makes of other addresses.
class LinkText : public QTextBrowser
{
    Q_OBJECT

public:
    explicit LinkText(const ThemeManager& theme, QWidget* parent = nullptr);

    /// Shows HTML; paragraphs of class "muted" are second-rank text.
    void setMarkup(const QString& html);
    /// Shows one muted sentence.
    void setMutedText(const QString& text);

    /// `text` is HTML already.
    [[nodiscard]] static QString objectLink(ObjectId id, const QString& text);
    /// "Rule 3.5.1", as a link.
    [[nodiscard]] static QString ruleLink(const QString& rule);

signals:
    void objectActivated(peerscape::ObjectId id);
    /// A rule's number was clicked.
    void ruleActivated(const QString& rule);
    /// A link of another scheme.
    void otherActivated(const QUrl& url);

private:
    void activate(const QUrl& url);
    void restyle();

    const ThemeManager& m_theme;
    QString m_html;
};

} // namespace peerscape::views
