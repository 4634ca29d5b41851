#pragma once

#include "core/cost/peering_costs.h"
#include "core/write/costs.h"

#include <QDialog>

class QAbstractItemModel;
class QLabel;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTabWidget;
class QTreeView;

namespace peerscape::qtmodel {
class CostModel;
class DocumentController;
class PriceList;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ThemeManager;

/// What data over all peerings of the design costs in a month: each direction, and the totals by
/// network and by pair of regions. Amounts are stated here or in the inspector; the list can be
/// copied, and the price table changed. Stands beside the window and follows the design.
class CostDialog : public QDialog
{
    Q_OBJECT

public:
    CostDialog(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
               const ThemeManager& theme, QWidget* parent);

    [[nodiscard]] QTreeView& directions() const { return *m_directions; }
    /// The list as text, as it is copied.
    [[nodiscard]] QString text(write::CostFormat format) const;

private:
    QTreeView* addList(QTabWidget& pages, const QString& title, QAbstractItemModel& model);
    void buildDirections(QTabWidget& pages);
    void fill(QStandardItemModel& model, const QString& name,
              const std::vector<cost::Group>& groups);
    void refresh();
    void showSide(const QModelIndex& index);

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    const ThemeManager& m_theme;
    qtmodel::PriceList* m_prices;
    qtmodel::CostModel* m_model;
    QSortFilterProxyModel* m_sorted = nullptr;
    QTreeView* m_directions = nullptr;
    QStandardItemModel* m_networks;
    QStandardItemModel* m_regions;
    QLabel* m_total;
    QLabel* m_refusal;
    QLabel* m_origin;
};

} // namespace peerscape::views
