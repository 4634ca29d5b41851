#pragma once

#include "core/cost/peering_costs.h"

#include <QAbstractTableModel>

namespace peerscape::azure {
struct ChangeSet;
}

namespace peerscape::qtmodel {

class DocumentController;
class PriceList;

/// What the peerings of the document cost: a row for each direction. How much data it is can be
/// changed, which is an edit of the document. Follows the document and the prices.
class CostModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        FromColumn,
        ToColumn,
        RegionsColumn,
        GigabytesColumn,
        PriceColumn,
        CostColumn,
        NoteColumn,
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole + 1 ///< A number or a text; what is not known comes first.
    };

    CostModel(DocumentController& controller, const PriceList& prices, QObject* parent = nullptr);

    [[nodiscard]] const cost::Estimate& estimate() const { return m_estimate; }
    [[nodiscard]] const cost::Direction& direction(int row) const
    {
        return m_estimate.directions[static_cast<std::size_t>(row)];
    }

    /// Numbers as the window writes them: "0.035", "1,234.50", "not stated".
    [[nodiscard]] static QString priceText(cost::Price price);
    [[nodiscard]] static QString moneyText(cost::Money money);
    [[nodiscard]] static QString gigabytesText(std::optional<std::uint32_t> gigabytes);
    /// A whole number of GB, as a person types it; empty for not stated. Error `InvalidValue`.
    [[nodiscard]] static Result<std::optional<std::uint32_t>> readGigabytes(const QString& text);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

signals:
    /// After the estimate is another one.
    void refreshed();
    /// What was entered is no amount, and why.
    void refused(const QString& reason);

private:
    void follow(const azure::ChangeSet& changes);
    void refresh();
    [[nodiscard]] QString text(const cost::Direction& direction, int column) const;
    [[nodiscard]] QVariant sortValue(const cost::Direction& direction, int column) const;

    DocumentController& m_controller;
    const PriceList& m_prices;
    cost::Estimate m_estimate;
};

} // namespace peerscape::qtmodel
