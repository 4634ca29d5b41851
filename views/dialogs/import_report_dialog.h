#pragma once

#include "core/read/read.h"

#include <QAbstractTableModel>
#include <QDialog>

#include <functional>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace peerscape::views {

class ThemeManager;

/// The entries of an import report as a table: what happened, to what, why, where.
class ImportReportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { What, Subject, Why, Where, kColumns };

    ImportReportModel(read::ImportReport report, QObject* parent);

    [[nodiscard]] const read::ReportEntry& entry(int row) const
    {
        return m_report.entries[static_cast<std::size_t>(row)];
    }
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    read::ImportReport m_report;
};

/// What an import understood, approximated and left out. Enter or a double click on a row opens the
/// file at the place it speaks of.
class ImportReportDialog : public QDialog
{
    Q_OBJECT

public:
    /// The content of a file that was read, by the name that the report gives it; nothing when it
    /// cannot be had any more.
    using Content = std::function<std::optional<QByteArray>(const QString& name)>;

    ImportReportDialog(const read::ImportReport& report, Content content, const ThemeManager& theme,
                       QWidget* parent = nullptr);

private:
    void showPlace();
    void filter(const QString& words);
    void showState();

    Content m_content;
    const ThemeManager& m_theme;
    ImportReportModel* m_model;
    QSortFilterProxyModel* m_rows;
    QTableView* m_table;
    QPushButton* m_open;
    QLabel* m_message;
};

} // namespace peerscape::views
