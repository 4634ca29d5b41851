#pragma once

#include "core/azure/document.h"
#include "core/route/explain.h"
#include "views/widgets/link_text.h"

namespace peerscape::views {

/// Explains one row of a route table: numbered reasons whose names are links to the thing on the
/// canvas, what it beat or lost to, what would make it go away, and the rule.
class WhyView : public LinkText
{
    Q_OBJECT

public:
    explicit WhyView(const ThemeManager& theme, QWidget* parent = nullptr);

    /// Explains row `index` of `table`, or shows the hint to select a row when it is negative.
    void explain(const azure::Document& document, const route::EffectiveRouteTable& table,
                 int index);

signals:
    /// A row that this one beats or loses to was clicked.
    void routeActivated(int tableIndex);
};

} // namespace peerscape::views
