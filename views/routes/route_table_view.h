#pragma once

#include <QTimer>
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

    /// From now on columns are as wide as the longest text that can stand there or, in a narrow
    /// view, that stands there, until a person gives one of them another width.
    void fitColumns();
    /// Mutes every row but those that win for the model's destination: the table is about one
    /// packet.
    void setGreysLosers(bool greys);
    [[nodiscard]] bool greysLosers() const { return m_greysLosers; }

    void setModel(QAbstractItemModel* model) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    /// Of the rows that stand alone: what is folded may be cut.
    [[nodiscard]] int widestText(int column, const QFontMetrics& metrics) const;

    bool m_greysLosers = false;
    bool m_fits = false;    ///< Nobody has chosen widths.
    bool m_fitting = false; ///< It is us who change one.
    QTimer m_fitTimer;      ///< Rows come in many steps.
};

} // namespace peerscape::views
