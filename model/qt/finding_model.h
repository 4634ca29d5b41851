#pragma once

#include "core/check/check.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace peerscape::azure {
class Document;
}

namespace peerscape::qtmodel {

/// The findings of a document as rows: severity, what is wrong, where. Updates insert and remove
/// only the rows that came or went and take time for those alone.
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

    using QAbstractTableModel::QAbstractTableModel;

    /// The findings of another document: a reset.
    void setFindings(const azure::Document& document, const check::Checker& checker);
    /// The findings after an edit of the same document: what the edit changed, or a reset where
    /// that is everything or an update was missed.
    void update(const azure::Document& document, const check::Checker& checker);

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

    std::uint64_t m_revision = 0;             ///< Of the checker, as shown.
    std::vector<std::unique_ptr<Row>> m_rows; ///< Ordered by check::comesBefore.
};

} // namespace peerscape::qtmodel
