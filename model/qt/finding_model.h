#pragma once

#include "qt/finding_rows.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace peerscape::qtmodel {

class FindingKeeper;

/// The findings of the document shown as rows: severity, what is wrong, where. Updates insert and
/// remove only the rows that came or went; when these are many, all rows are told anew. The rows
/// themselves are the keeper's, made where the checking is done: showing other ones takes no longer
/// for thousands of them.
class FindingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SeverityColumn, MessageColumn, SubjectColumn, CodeColumn, ColumnCount };
    enum Role {
        SeverityRole = Qt::UserRole + 1,
        SubjectRole /* quint32 of the main subject */,
        HasFixRole
    };

    explicit FindingModel(const FindingKeeper& keeper, QObject* parent = nullptr);

    [[nodiscard]] const check::Finding& finding(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)]->finding;
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    /// Shows all findings, none while none are known.
    void resetRows();
    /// Shows what the last check changed; all findings where that is everything or a check was
    /// missed.
    void updateRows();

    [[nodiscard]] std::size_t placeOf(const check::Finding& finding) const;
    void removeRowOf(const FindingRow& row);
    void insertRowOf(const FindingRow* row);
    void tellAltered(const std::vector<std::size_t>& places);
    /// Shows the keeper's rows.
    void take();

    const FindingKeeper& m_keeper;
    std::shared_ptr<const FindingRows> m_shown; ///< Null while none are known.
    std::vector<const FindingRow*> m_rows;      ///< Those of `m_shown`.
};

} // namespace peerscape::qtmodel
