#pragma once

#include <QAbstractItemModel>

#include <vector>

namespace peerscape::qtmodel {

/// A tree whose rows are numbered in the order in which they were added. What a row shows is kept
/// by its number in the model derived from it.
class NumberedTree : public QAbstractItemModel
{
    Q_OBJECT

public:
    using QAbstractItemModel::QAbstractItemModel;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;

protected:
    /// Adds a row below another one, -1 for the top, and gives its number. Between the signals that
    /// a model sends.
    int append(int parent);
    void removeAll();
    /// Number of a valid index's row.
    [[nodiscard]] static std::size_t numberOf(const QModelIndex& index);
    /// The index of a row, column 0.
    [[nodiscard]] QModelIndex indexOfNumber(std::size_t number) const;

private:
    struct Link
    {
        int parent = -1;
        int place = 0; ///< Among the parent's children.
        std::vector<int> children;
    };
    [[nodiscard]] const std::vector<int>& childrenOf(const QModelIndex& parent) const;

    std::vector<Link> m_links;
    std::vector<int> m_top;
};

} // namespace peerscape::qtmodel
