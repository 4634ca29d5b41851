#pragma once

#include "core/route/effective_route.h"

#include <QAbstractItemModel>

#include <optional>
#include <vector>

namespace peerscape::azure {
class Document;
}

namespace peerscape::qtmodel {

/// An effective route table for views: the rows in the service's order, the reserved prefixes
/// collapsed into one row with the real ones as its children. After `update` the rows that came,
/// went or changed carry a mark until the next one; a row that went stays visible, marked, until
/// then. Signals are as small as the change.
class EffectiveRouteModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        MarkColumn,
        SourceColumn,
        StateColumn,
        PrefixColumn,
        TypeColumn,
        NextHopColumn,
        BecauseColumn,
        ColumnCount
    };
    enum class Mark { None, Added, Removed, Changed };
    enum Role {
        MarkRole = Qt::UserRole + 1, ///< int of Mark.
        TableIndexRole, ///< Index in the table; -1 for the collapsed row and rows that went.
        WinnerRole,     ///< bool: wins for the destination that was asked for.
        InvalidRole,    ///< bool: the row's state is Invalid.
    };

    using QAbstractItemModel::QAbstractItemModel;

    /// Shows another table: a reset, no marks.
    void setTable(const azure::Document& document, route::EffectiveRouteTable table);
    /// The same subnet's table after an edit: minimal inserts, removals and data changes, with
    /// marks.
    void update(const azure::Document& document, route::EffectiveRouteTable table);
    /// Marks the rows that win for `destination`; nothing to ask for: no marks.
    void setDestination(std::optional<net::Address> destination);

    /// Whether reserved prefixes are collapsed into one row; they are at first. Before `setTable`.
    void setFoldsReserved(bool folds) { m_folds = folds; }

    [[nodiscard]] const route::EffectiveRouteTable& table() const { return m_table; }
    /// How many rows the last update added, removed and changed.
    [[nodiscard]] int addedCount() const { return m_added; }
    [[nodiscard]] int removedCount() const { return m_removed; }
    [[nodiscard]] int changedCount() const { return m_changed; }
    /// The index that shows row `tableIndex` of the table, column 0; invalid when there is none.
    [[nodiscard]] QModelIndex indexOfRoute(int tableIndex) const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    /// A visible row. From one version of a table to the next it is known by source, next hop type,
    /// prefix and name; equal-cost rows, which differ in their next hop alone, also by `repeat`.
    struct Row
    {
        route::EffectiveRoute route;
        int repeat = 0;
        std::size_t hash = 0; ///< Of what the row is known by.
        /// The text of the last column, from when somebody first asked for it: a table has a
        /// thousand rows, of which some thirty are in view.
        mutable std::optional<QString> because;
        int tableIndex = -1;
        Mark mark = Mark::None;
        bool group = false;
    };
    using Rows = std::vector<Row>;

    class Places;

    void rebuild(Rows& top, Rows& reserved) const;
    [[nodiscard]] static QString becauseOf(const azure::Document& document, const Row& row);
    [[nodiscard]] const QString& because(const Row& row) const;
    void transform(const azure::Document& before, Rows& shown, const Rows& target,
                   const QModelIndex& parent);
    void removeGone(Rows& shown, const QModelIndex& parent);
    [[nodiscard]] QModelIndex groupIndex() const;
    [[nodiscard]] const Row* rowAt(const QModelIndex& index) const;
    [[nodiscard]] QString groupText() const;
    /// What may be cut in a narrow column, or is folded into one row.
    [[nodiscard]] QVariant toolTip(const Row& row, int column) const;
    [[nodiscard]] bool wins(const Row& row) const;

    azure::Document m_document; ///< What the table is of.
    route::EffectiveRouteTable m_table;
    Rows m_top;
    Rows m_reserved; ///< Children of the collapsed row.
    std::optional<net::Address> m_destination;
    std::vector<std::size_t> m_winners;
    bool m_folds = true;
    int m_added = 0;
    int m_removed = 0;
    int m_changed = 0;
};

} // namespace peerscape::qtmodel
