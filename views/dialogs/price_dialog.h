#pragma once

#include "core/base/result.h"
#include "core/cost/price_table.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QTableWidget;

namespace peerscape::qtmodel {
class PriceList;
}

namespace peerscape::views {

class ThemeManager;

/// The price table to read and change: where its numbers are from, the price within a region, and
/// for each zone its prices and regions. Becomes the person's own with OK; can be opened from and
/// saved to a file, to share it with a class or a company.
class PriceDialog : public QDialog
{
    Q_OBJECT

public:
    PriceDialog(qtmodel::PriceList& prices, const ThemeManager& theme, QWidget* parent);

    void accept() override;
    /// What stands in the fields. Errors: `Invalid`, `Limit`, with a reason that names the field.
    [[nodiscard]] Result<cost::PriceTable> entered() const;

private:
    void fill(const cost::PriceTable& table);
    void showProblem(const QString& problem);
    void addRow(const QString& name, const cost::Rates& rates, const QString& regions);
    void open();
    void save();

    qtmodel::PriceList& m_prices;
    QLineEdit* m_date;
    QLineEdit* m_source;
    QLineEdit* m_currency;
    QTableWidget* m_zones;
    QLabel* m_problem;
};

} // namespace peerscape::views
