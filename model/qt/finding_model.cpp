#include "qt/finding_model.h"

#include "core/azure/names.h"
#include "qt/document_controller.h"

#include <unordered_map>

namespace peerscape::qtmodel {

std::vector<FindingModel::Row> FindingModel::makeRows(const azure::Document& document,
                                                      std::vector<check::Finding> findings)
{
    std::vector<Row> rows;
    std::unordered_map<std::string, int> seen;
    for (check::Finding& finding : findings) {
        Row row;
        row.key = finding.key(document);
        // One object can have a rule broken twice; number the repetitions so that keys are unique.
        if (const int repeat = seen[row.key]++; repeat > 0)
            row.key += '#' + std::to_string(repeat);
        if (!finding.subjects.empty())
            row.subject =
                QString::fromStdString(azure::displayName(document, finding.subjects.front()));
        row.finding = std::move(finding);
        rows.push_back(std::move(row));
    }
    return rows;
}

void FindingModel::setFindings(const azure::Document& document,
                               std::vector<check::Finding> findings)
{
    beginResetModel();
    m_rows = makeRows(document, std::move(findings));
    endResetModel();
}

void FindingModel::update(const azure::Document& document, std::vector<check::Finding> findings)
{
    std::vector<Row> target = makeRows(document, std::move(findings));
    std::unordered_map<std::string_view, int> places;
    for (std::size_t i = 0; i < target.size(); ++i)
        places.emplace(target[i].key, static_cast<int>(i));

    // Out go the findings that are gone and those that stand out of order now.
    int highest = -1;
    for (int i = 0; i < static_cast<int>(m_rows.size()); ++i) {
        const auto place = places.find(m_rows[static_cast<std::size_t>(i)].key);
        if (place == places.end() || place->second < highest) {
            beginRemoveRows({}, i, i);
            m_rows.erase(m_rows.begin() + i);
            endRemoveRows();
            --i;
        } else {
            highest = place->second;
        }
    }
    for (std::size_t i = 0; i < target.size(); ++i) {
        const int row = static_cast<int>(i);
        if (i < m_rows.size() && m_rows[i].key == target[i].key) {
            const bool repaint = !(m_rows[i].finding.message == target[i].finding.message)
                                 || m_rows[i].subject != target[i].subject;
            m_rows[i] = std::move(target[i]);
            if (repaint)
                emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        } else {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, std::move(target[i]));
            endInsertRows();
        }
    }
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FindingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const check::Finding& finding = row.finding;
    switch (role) {
    case SeverityRole:
        return static_cast<int>(finding.severity);
    case SubjectRole:
        return finding.subjects.empty() ? 0U : finding.subjects.front().value;
    case HasFixRole:
        return finding.fix.has_value();
    case Qt::ToolTipRole:
        return DocumentController::text(finding.message);
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case SeverityColumn:
        switch (finding.severity) {
        case check::Severity::Error:
            return tr("Error");
        case check::Severity::Warning:
            return tr("Warning");
        case check::Severity::Info:
            return tr("Note");
        }
        return {};
    case MessageColumn:
        return DocumentController::text(finding.message);
    case SubjectColumn:
        return row.subject;
    case CodeColumn:
        return QString::fromStdString(finding.code);
    default:
        return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SeverityColumn:
        return tr("Severity");
    case MessageColumn:
        return tr("Problem");
    case SubjectColumn:
        return tr("Where");
    case CodeColumn:
        return tr("Code");
    default:
        return {};
    }
}

} // namespace peerscape::qtmodel
