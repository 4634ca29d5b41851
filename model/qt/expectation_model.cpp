#include "qt/expectation_model.h"

#include "core/check/expectation_findings.h"
#include "core/edit/expectation_edits.h"
#include "qt/document_controller.h"
#include "qt/finding_keeper.h"
#include "qt/text.h"

#include <algorithm>

namespace peerscape::qtmodel {

using expect::Judgement;

ExpectationModel::ExpectationModel(DocumentController& controller, QObject* parent)
    : QAbstractTableModel(parent)
    , m_controller(controller)
{
    const FindingKeeper& findings = controller.findings();
    connect(&findings, &FindingKeeper::changed, this, &ExpectationModel::refresh);
    connect(&findings, &FindingKeeper::reset, this, &ExpectationModel::resetRows);
    m_rows = currentRows();
}

std::vector<ExpectationModel::Row> ExpectationModel::currentRows() const
{
    // Of the version that was judged: of a large document that may be one before the last.
    const FindingKeeper& findings = m_controller.findings();
    const azure::Document& document = findings.document();
    const auto& texts = document.settings().expectations;
    const auto& judgements = findings.judgements();
    std::vector<Row> rows;
    for (std::size_t i = 0; i < texts.size(); ++i)
        rows.push_back({texts[i].str(), judgements[i],
                        DocumentController::text(check::explanationOf(document, judgements[i]))});
    return rows;
}

void ExpectationModel::resetRows()
{
    beginResetModel();
    m_rows = currentRows();
    endResetModel();
    emit refreshed();
}

void ExpectationModel::refresh()
{
    std::vector<Row> rows = currentRows();
    if (rows == m_rows)
        return;
    // Rows in the midst come and go; those before and behind stay.
    if (rows.size() != m_rows.size()) {
        const std::size_t shorter = std::min(rows.size(), m_rows.size());
        std::size_t before = 0;
        while (before < shorter && rows[before].text == m_rows[before].text)
            ++before;
        std::size_t behind = 0;
        while (behind < shorter - before
               && rows[rows.size() - 1 - behind].text == m_rows[m_rows.size() - 1 - behind].text)
            ++behind;
        const auto first = static_cast<int>(before);
        if (m_rows.size() > before + behind) {
            beginRemoveRows({}, first, static_cast<int>(m_rows.size() - behind) - 1);
            m_rows.erase(m_rows.begin() + first, m_rows.end() - static_cast<int>(behind));
            endRemoveRows();
        }
        if (rows.size() > before + behind) {
            beginInsertRows({}, first, static_cast<int>(rows.size() - behind) - 1);
            m_rows.insert(m_rows.begin() + first, rows.begin() + first,
                          rows.end() - static_cast<int>(behind));
            endInsertRows();
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == m_rows[i])
            continue;
        m_rows[i] = std::move(rows[i]);
        const auto row = static_cast<int>(i);
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    emit refreshed();
}

bool ExpectationModel::add(const QString& statement)
{
    const auto statements = expect::keptStatements(m_controller.routes(), statement.toStdString());
    if (!statements)
        return m_controller.apply(tl::unexpected<Error>(statements.error()));
    return m_controller.apply(edit::addExpectations(m_controller.document(), *statements));
}

bool ExpectationModel::remove(int row)
{
    return m_controller.apply(
        edit::removeExpectation(m_controller.document(), static_cast<std::size_t>(row)));
}

int ExpectationModel::count(Judgement::State state) const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [&](const Row& row) {
        return row.judgement.state == state;
    }));
}

int ExpectationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ExpectationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExpectationModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool off = row.judgement.state == Judgement::State::Off;
    if (role == StateRole)
        return static_cast<int>(row.judgement.state);
    if (role == Qt::CheckStateRole && index.column() == StatementColumn)
        return off ? Qt::Unchecked : Qt::Checked;
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case StatementColumn: {
        const std::string text = azure::switchedExpectation(row.text, true);
        return toQString(role == Qt::DisplayRole ? azure::withoutRecord(text) : text);
    }
    case StateColumn:
        switch (row.judgement.state) {
        case Judgement::State::Met:
            return tr("Holds");
        case Judgement::State::Broken:
            return tr("Broken");
        case Judgement::State::NotUnderstood:
            return tr("Not checked");
        case Judgement::State::TooLarge:
            return tr("Not decided");
        case Judgement::State::Off:
            return tr("Off");
        }
        return {};
    default:
        return row.why;
    }
}

bool ExpectationModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != StatementColumn)
        return false;
    const auto place = static_cast<std::size_t>(index.row());
    const Row& row = m_rows[place];
    const bool off = row.judgement.state == Judgement::State::Off;
    if (role == Qt::CheckStateRole)
        return m_controller.apply(edit::replaceExpectation(
            m_controller.document(), place,
            {azure::switchedExpectation(row.text, value.toInt() == Qt::Checked)}));
    if (role != Qt::EditRole)
        return false;
    const std::string text =
        azure::switchedExpectation(value.toString().trimmed().toStdString(), !off);
    if (text == row.text)
        return true;
    const auto statements = expect::keptStatements(m_controller.routes(), text);
    if (!statements)
        return m_controller.apply(tl::unexpected<Error>(statements.error()));
    return m_controller.apply(
        edit::replaceExpectation(m_controller.document(), place, *statements));
}

Qt::ItemFlags ExpectationModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == StatementColumn)
        flags |= Qt::ItemIsUserCheckable | Qt::ItemIsEditable;
    return flags;
}

QVariant ExpectationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StatementColumn:
        return tr("Expected");
    case StateColumn:
        return tr("State");
    case WhyColumn:
        return tr("What breaks it");
    default:
        return {};
    }
}

} // namespace peerscape::qtmodel
