#include "qt/finding_model.h"

#include "qt/document_controller.h"
#include "qt/finding_keeper.h"

#include <algorithm>
#include <utility>

namespace peerscape::qtmodel {

FindingModel::FindingModel(const FindingKeeper& keeper, QObject* parent)
    : QAbstractTableModel(parent)
    , m_keeper(keeper)
{
    connect(&keeper, &FindingKeeper::reset, this, &FindingModel::resetRows);
    connect(&keeper, &FindingKeeper::changed, this, &FindingModel::updateRows);
    resetRows();
}

void FindingModel::resetRows()
{
    beginResetModel();
    take();
    endResetModel();
}

void FindingModel::take()
{
    letRowsGo(std::exchange(m_shown, m_keeper.rows()));
    m_rows = m_shown != nullptr ? m_shown->order : std::vector<const FindingRow*>();
}

void FindingModel::updateRows()
{
    if (m_keeper.rows() == m_shown)
        return; // as after moving a box
    const FindingRowsChange& change = m_keeper.rowsChange();
    // A view takes longer for every row than for all of them.
    constexpr std::size_t kMostOneByOne = 64;
    if (change.before == nullptr || change.before != m_shown
        || change.gone.size() + change.come.size() > kMostOneByOne) {
        resetRows();
        return;
    }
    for (const FindingRow* row : change.gone)
        removeRowOf(*row);
    for (const FindingRow* row : change.come)
        insertRowOf(row);
    take(); // of the same rows those that were only made again
    tellAltered(change.altered);
}

std::size_t FindingModel::placeOf(const check::Finding& finding) const
{
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), finding,
                                        [](const FindingRow* row, const check::Finding& wanted) {
                                            return comesBefore(row->finding, wanted);
                                        });
    return static_cast<std::size_t>(place - m_rows.begin());
}

void FindingModel::removeRowOf(const FindingRow& row)
{
    const std::size_t place = placeOf(row.finding);
    beginRemoveRows({}, static_cast<int>(place), static_cast<int>(place));
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(place));
    endRemoveRows();
}

void FindingModel::insertRowOf(const FindingRow* row)
{
    const std::size_t place = placeOf(row->finding);
    beginInsertRows({}, static_cast<int>(place), static_cast<int>(place));
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(place), row);
    endInsertRows();
}

void FindingModel::tellAltered(const std::vector<std::size_t>& places)
{
    const auto tell = [this](std::size_t first, std::size_t last) {
        emit dataChanged(index(static_cast<int>(first), 0),
                         index(static_cast<int>(last), ColumnCount - 1));
    };
    constexpr std::size_t kMostToldApart = 64;
    if (places.size() > kMostToldApart) {
        tell(places.front(), places.back());
        return;
    }
    for (const std::size_t place : places)
        tell(place, place);
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
    const FindingRow& row = *m_rows[static_cast<std::size_t>(index.row())];
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
