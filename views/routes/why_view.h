#pragma once

#include "core/azure/document.h"
#include "core/route/explain.h"

#include <QTextBrowser>

namespace peerscape::views {

class ThemeManager;

/// Explains one row of a route table: numbered reasons whose names are links to the thing on the
/// canvas, what it beat or lost to, what would make it go away, and the rule.
class WhyView : public QTextBrowser
{
    Q_OBJECT

public:
    explicit WhyView(const ThemeManager& theme, QWidget* parent = nullptr);

    /// Explains row `index` of `table`, or shows the hint to select a row when it is negative.
    void explain(const azure::Document& document, const route::EffectiveRouteTable& table,
                 int index);

signals:
    void objectActivated(peerscape::ObjectId id);
    /// A rule's number was clicked.
    void ruleActivated(const QString& rule);
    /// A row that this one beats or loses to was clicked.
    void routeActivated(int tableIndex);

private:
    void activate(const QUrl& url);
    void restyle();

    const ThemeManager& m_theme;
    QString m_html;
};

} // namespace peerscape::views
