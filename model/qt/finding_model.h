#pragma once

#include "core/check/check.h"

#include <QAbstractTableModel>

#include <vector>

namespace peerscape::azure {
class Document;
}

namespace peerscape::qtmodel {

/// The findings of a document as rows: severity, what is wrong, where. Updates insert and remove
/// only the rows that came or went, matched by Finding::key.
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
    void setFindings(const azure::Document& document, std::vector<check::Finding> findings);
    /// The findings after an edit of the same document.
    void update(const azure::Document& document, std::vector<check::Finding> findings);

    [[nodiscard]] const check::Finding& finding(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)].finding;
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row
    {
        std::string key;
        check::Finding finding;
        QString subject;
    };
    [[nodiscard]] static std::vector<Row> makeRows(const azure::Document& document,
                                                   std::vector<check::Finding> findings);
    std::vector<Row> m_rows;
};

} // namespace peerscape::qtmodel
