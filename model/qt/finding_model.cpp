#include "qt/finding_model.h"

#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/finding_keeper.h"

#include <algorithm>

namespace peerscape::qtmodel {

FindingModel::FindingModel(const FindingKeeper& keeper, QObject* parent)
    : QAbstractTableModel(parent)
    , m_keeper(keeper)
{
    connect(&keeper, &FindingKeeper::reset, this, &FindingModel::resetRows);
    connect(&keeper, &FindingKeeper::changed, this, &FindingModel::updateRows);
    resetRows();
}

std::unique_ptr<FindingModel::Row> FindingModel::makeRow(const azure::Document& document,
                                                         check::Finding finding)
{
    auto row = std::make_unique<Row>();
    if (!finding.subjects.empty())
        row->subject =
            QString::fromStdString(azure::displayName(document, finding.subjects.front()));
    row->finding = std::move(finding);
    return row;
}

void FindingModel::resetRows()
{
    beginResetModel();
    m_rows.clear();
    if (const check::Checker* checker = m_keeper.checker()) {
        std::vector<check::Finding> findings = checker->findings();
        m_revision = checker->lastChange().revision;
        m_rows.reserve(findings.size());
        for (check::Finding& finding : findings)
            m_rows.push_back(makeRow(m_keeper.document(), std::move(finding)));
    }
    endResetModel();
}

void FindingModel::updateRows()
{
    const check::FindingChange& change = m_keeper.checker()->lastChange();
    if (change.everything || change.revision != m_revision + 1) {
        resetRows();
        return;
    }
    m_revision = change.revision;
    const azure::Document& document = m_keeper.document();
    // Findings that were only made again are changed in their rows.
    auto removed = change.removed.begin();
    auto added = change.added.begin();
    std::vector<const check::Finding*> gone;
    std::vector<const check::Finding*> come;
    while (removed != change.removed.end() || added != change.added.end()) {
        if (added == change.added.end()
            || (removed != change.removed.end() && comesBefore(*removed, *added)))
            gone.push_back(&*removed++);
        else if (removed == change.removed.end() || comesBefore(*added, *removed))
            come.push_back(&*added++);
        else {
            replaceRowOf(document, *added++);
            ++removed;
        }
    }
    // A view takes longer for every row than for all of them.
    constexpr std::size_t kMostOneByOne = 64;
    if (gone.size() + come.size() > kMostOneByOne) {
        mergeRows(document, gone, come);
        return;
    }
    for (const check::Finding* finding : gone)
        removeRowOf(*finding);
    for (const check::Finding* finding : come)
        insertRowOf(document, *finding);
}

void FindingModel::mergeRows(const azure::Document& document,
                             const std::vector<const check::Finding*>& gone,
                             const std::vector<const check::Finding*>& come)
{
    beginResetModel();
    std::vector<std::unique_ptr<Row>> rows;
    rows.reserve(m_rows.size() + come.size());
    auto leaving = gone.begin();
    auto coming = come.begin();
    for (std::unique_ptr<Row>& row : m_rows) {
        if (leaving != gone.end() && !comesBefore(row->finding, **leaving)) {
            ++leaving;
            continue;
        }
        for (; coming != come.end() && comesBefore(**coming, row->finding); ++coming)
            rows.push_back(makeRow(document, **coming));
        rows.push_back(std::move(row));
    }
    for (; coming != come.end(); ++coming)
        rows.push_back(makeRow(document, **coming));
    m_rows = std::move(rows);
    endResetModel();
}

std::size_t FindingModel::placeOf(const check::Finding& finding) const
{
    const auto place =
        std::lower_bound(m_rows.begin(), m_rows.end(), finding,
                         [](const std::unique_ptr<Row>& row, const check::Finding& wanted) {
                             return comesBefore(row->finding, wanted);
                         });
    return static_cast<std::size_t>(place - m_rows.begin());
}

void FindingModel::removeRowOf(const check::Finding& finding)
{
    const std::size_t place = placeOf(finding);
    beginRemoveRows({}, static_cast<int>(place), static_cast<int>(place));
    m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(place));
    endRemoveRows();
}

void FindingModel::insertRowOf(const azure::Document& document, const check::Finding& finding)
{
    const std::size_t place = placeOf(finding);
    beginInsertRows({}, static_cast<int>(place), static_cast<int>(place));
    m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(place), makeRow(document, finding));
    endInsertRows();
}

void FindingModel::replaceRowOf(const azure::Document& document, const check::Finding& finding)
{
    const std::size_t place = placeOf(finding);
    std::unique_ptr<Row> row = makeRow(document, finding);
    Row& shown = *m_rows[place];
    const bool repaint = !(shown.finding.message == row->finding.message)
                         || shown.finding.severity != row->finding.severity
                         || shown.subject != row->subject
                         || shown.finding.fix.has_value() != row->finding.fix.has_value();
    shown = std::move(*row);
    if (repaint)
        emit dataChanged(index(static_cast<int>(place), 0),
                         index(static_cast<int>(place), ColumnCount - 1));
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
    const Row& row = *m_rows[static_cast<std::size_t>(index.row())];
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
