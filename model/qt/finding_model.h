#pragma once

#include "core/check/check.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace peerscape::qtmodel {

class FindingKeeper;

/// The findings of the document shown as rows: severity, what is wrong, where. Updates insert and
/// remove only the rows that came or went; when these are many, all rows are told anew.
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

    struct Row
    {
        check::Finding finding;
        QString subject;
    };
    [[nodiscard]] static std::unique_ptr<Row> makeRow(const azure::Document& document,
                                                      check::Finding finding);
    [[nodiscard]] std::size_t placeOf(const check::Finding& finding) const;
    void removeRowOf(const check::Finding& finding);
    void insertRowOf(const azure::Document& document, const check::Finding& finding);
    void replaceRowOf(const azure::Document& document, const check::Finding& finding);
    /// Takes out and puts in many rows at once: a reset.
    void mergeRows(const azure::Document& document, const std::vector<const check::Finding*>& gone,
                   const std::vector<const check::Finding*>& come);

    const FindingKeeper& m_keeper;
    std::uint64_t m_revision = 0;             ///< Of the checker, as shown.
    std::vector<std::unique_ptr<Row>> m_rows; ///< Ordered by check::comesBefore.
};

} // namespace peerscape::qtmodel
