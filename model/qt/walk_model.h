#pragma once

#include "core/reach/reach.h"
#include "qt/numbered_tree.h"

#include <vector>

namespace peerscape::azure {
class Document;
}

namespace peerscape::qtmodel {

struct FlowStep;

/// An answer as a tree: the ways of the packet and of its answer, under each the hops with the row
/// that decided there, and under a hop the security rules that it met. The column's words are in
/// the language of the window; addresses are text.
class WalkModel : public NumberedTree
{
    Q_OBJECT

public:
    enum Column { NameColumn, AddressColumn, DecisionColumn, ColumnCount };
    enum Role {
        RowKindRole = Qt::UserRole + 1, ///< int of RowKind.
        GoodRole,  ///< bool: a way that arrives, a rule that allows; hops that are passed.
        ObjectRole ///< quint32: value of the object that the row is about, 0 for none.
    };
    enum class RowKind { Way, Hop, Rule };

    using NumberedTree::NumberedTree;

    /// Shows an answer, null for none: a reset.
    void setAnswer(const azure::Document& document, const reach::Answer* answer);

    /// The row of a hop, column 0; invalid when the answer has no such hop.
    [[nodiscard]] QModelIndex indexOf(const FlowStep& step) const;
    /// The hop that a row belongs to; of a way its first one. Column and kind do not matter.
    [[nodiscard]] FlowStep stepOf(const QModelIndex& index) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row
    {
        RowKind kind = RowKind::Way;
        QString name;
        QString address;
        QString decision;
        ObjectId object;
        bool good = true;
        bool back = false;
        std::size_t way = 0;
        std::size_t hop = 0;
    };

    /// Below another row, -1 for the top; gives its number.
    int addRow(Row row, int parent);
    void addWay(const azure::Document& document, const reach::Path& path, bool back,
                std::size_t way, std::size_t ways);
    void addRules(const azure::Document& document, int hopRow, const reach::Hop& hop);
    [[nodiscard]] const Row* rowAt(const QModelIndex& index) const;

    std::vector<Row> m_rows;
};

/// The row by which a packet left a hop and what it left over, in words: "10.0.0.0/8
/// VirtualAppliance 10.4.2.101 (User, to-nva), over hub/hub-to-spoke2". Empty at an end.
[[nodiscard]] QString decisionText(const azure::Document& document, const reach::Hop& hop);

} // namespace peerscape::qtmodel
