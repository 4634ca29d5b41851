#pragma once

#include "core/remedy/remedies.h"
#include "qt/numbered_tree.h"

#include <optional>
#include <vector>

namespace peerscape::qtmodel {

/// Remedies in order of rank as a tree: under each its steps if it has several, and once its
/// preview is there, the resources that it changes, who gains and loses whom, and whose routes
/// change. Words are made when somebody looks.
class RemedyModel : public NumberedTree
{
    Q_OBJECT

public:
    enum Column { NameColumn, GainedColumn, LostColumn, RoutesColumn, ColumnCount };
    enum Role {
        RowKindRole = Qt::UserRole + 1, ///< int of RowKind.
        ToneRole                        ///< int: 1 comes or is gained, -1 goes or is lost, else 0.
    };
    enum class RowKind {
        Remedy,
        Step,
        Resources, ///< The list of them.
        Resource,
        Field,
        Gained, ///< The list of pairs.
        Lost,
        Pair,
        Tables, ///< The list of them.
        Table,
        Route
    };

    using NumberedTree::NumberedTree;

    /// Shows others, which are of that document, or none: a reset.
    void setRemedies(const azure::Document& document, std::vector<remedy::Remedy> remedies);
    /// Says what one of them changes. Once for each.
    void setPreview(int remedy, remedy::Preview preview);

    [[nodiscard]] const remedy::Remedy& remedyAt(int row) const
    {
        return m_remedies[static_cast<std::size_t>(row)];
    }
    /// Which remedy a row belongs to; -1 for an invalid index.
    [[nodiscard]] int remedyOf(const QModelIndex& index) const;
    /// Null until it is worked out.
    [[nodiscard]] const remedy::Preview* preview(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row
    {
        RowKind kind = RowKind::Remedy;
        int remedy = 0;         ///< The one it belongs to.
        std::size_t item = 0;   ///< Of the list that its kind is from.
        std::size_t detail = 0; ///< Of the item: a field, a row of the table.
    };

    int addRow(RowKind kind, int parent, std::size_t item = 0, std::size_t detail = 0);
    void addGroups(int parent);
    [[nodiscard]] const Row* rowAt(const QModelIndex& index) const;
    [[nodiscard]] QString nameOf(const Row& row) const;
    [[nodiscard]] QString countOf(const Row& row, int column) const;
    [[nodiscard]] int toneOf(const Row& row) const;
    [[nodiscard]] std::size_t countPairs(int remedy, bool gained) const;

    azure::Document m_document;
    std::vector<remedy::Remedy> m_remedies;
    std::vector<std::optional<remedy::Preview>> m_previews;
    std::vector<Row> m_rows; ///< The remedies first.
};

} // namespace peerscape::qtmodel
