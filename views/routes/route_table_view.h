#pragma once

#include <QTreeView>

namespace peerscape::views {

class ThemeManager;

/// The table of effective routes: marks in the gutter with a tint, overridden rows struck through
/// and muted, reserved prefixes collapsed into one row, addresses in the monospaced face. Columns
/// keep the widths a person gives them.
class RouteTableView : public QTreeView
{
    Q_OBJECT

public:
    explicit RouteTableView(const ThemeManager& theme, QWidget* parent = nullptr);

    /// Widths that fit the content, once; later ones are the person's.
    void fitColumns();
    /// Mutes every row but those that win for the model's destination: the table is about one
    /// packet.
    void setGreysLosers(bool greys);
    [[nodiscard]] bool greysLosers() const { return m_greysLosers; }

private:
    bool m_greysLosers = false;
};

} // namespace peerscape::views
