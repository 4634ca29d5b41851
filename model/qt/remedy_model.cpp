#include "qt/remedy_model.h"

#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/text.h"

#include <algorithm>

namespace peerscape::qtmodel {

using compare::Change;

namespace {

/// "10.2.0.0/16 VNetPeering (Default)".
QString routeText(const route::EffectiveRoute& row)
{
    QStringList parts{toQString(route::prefixesText(row)),
                      toQString(azure::toString(row.nextHopType))};
    const std::string next = route::nextHopText(row);
    if (!next.empty())
        parts << toQString(next);
    parts << (row.name.empty()
                  ? QStringLiteral("(%1)").arg(toQString(azure::toString(row.source)))
                  : QStringLiteral("(%1, %2)")
                        .arg(toQString(azure::toString(row.source)), toQString(row.name.view())));
    if (row.state != azure::RouteState::Active)
        parts << toQString(azure::toString(row.state));
    return parts.join(QLatin1Char(' '));
}

QString withSign(Change change, const QString& text)
{
    const char* sign = change == Change::Added ? "+ " : change == Change::Removed ? "− " : "~ ";
    return QString::fromUtf8(sign) + text;
}

QString endText(const azure::Document& document, const compare::PairEnd& end)
{
    return end.before ? toQString(azure::displayName(document, end.before))
                      : QStringLiteral("Internet");
}

} // namespace

int RemedyModel::addRow(RowKind kind, int parent, std::size_t item, std::size_t detail)
{
    const int remedy = parent < 0 ? static_cast<int>(m_rows.size())
                                  : m_rows[static_cast<std::size_t>(parent)].remedy;
    m_rows.push_back({kind, remedy, item, detail});
    return append(parent);
}

void RemedyModel::setRemedies(const azure::Document& document, std::vector<remedy::Remedy> remedies)
{
    beginResetModel();
    m_document = document;
    m_remedies = std::move(remedies);
    m_previews.assign(m_remedies.size(), std::nullopt);
    removeAll();
    m_rows.clear();
    for (std::size_t i = 0; i < m_remedies.size(); ++i)
        addRow(RowKind::Remedy, -1);
    for (std::size_t i = 0; i < m_remedies.size(); ++i) {
        if (m_remedies[i].steps.size() == 1)
            continue; // it is the line itself
        for (std::size_t step = 0; step < m_remedies[i].steps.size(); ++step)
            addRow(RowKind::Step, static_cast<int>(i), step);
    }
    endResetModel();
}

void RemedyModel::setPreview(int remedy, remedy::Preview preview)
{
    m_previews[static_cast<std::size_t>(remedy)] = std::move(preview);
    const QModelIndex parent = index(remedy, 0);
    // How many groups there will be is known before they are made.
    const remedy::Preview& known = *m_previews[static_cast<std::size_t>(remedy)];
    const int groups = (known.resources.empty() ? 0 : 1) + (countPairs(remedy, true) > 0 ? 1 : 0)
                       + (countPairs(remedy, false) > 0 ? 1 : 0) + (known.routes.empty() ? 0 : 1);
    if (groups > 0) {
        const int first = rowCount(parent);
        beginInsertRows(parent, first, first + groups - 1);
        addGroups(remedy);
        endInsertRows();
    }
    emit dataChanged(parent.siblingAtColumn(GainedColumn), parent.siblingAtColumn(RoutesColumn));
}

void RemedyModel::addGroups(int parent)
{
    const remedy::Preview& preview = *m_previews[static_cast<std::size_t>(parent)];
    if (!preview.resources.empty()) {
        const int group = addRow(RowKind::Resources, parent);
        for (std::size_t i = 0; i < preview.resources.size(); ++i) {
            const int resource = addRow(RowKind::Resource, group, i);
            if (preview.resources[i].change != Change::Changed)
                continue;
            for (std::size_t field = 0; field < preview.resources[i].fields.size(); ++field)
                addRow(RowKind::Field, resource, i, field);
        }
    }
    for (const bool gained : {true, false}) {
        if (countPairs(parent, gained) == 0)
            continue;
        const int group = addRow(gained ? RowKind::Gained : RowKind::Lost, parent);
        for (std::size_t i = 0; i < preview.reachability.size(); ++i) {
            if (preview.reachability[i].gained == gained)
                addRow(RowKind::Pair, group, i);
        }
    }
    if (!preview.routes.empty()) {
        const int group = addRow(RowKind::Tables, parent);
        for (std::size_t i = 0; i < preview.routes.size(); ++i) {
            const int table = addRow(RowKind::Table, group, i);
            for (std::size_t row = 0; row < preview.routes[i].rows.size(); ++row)
                addRow(RowKind::Route, table, i, row);
        }
    }
}

std::size_t RemedyModel::countPairs(int remedy, bool gained) const
{
    const auto& pairs = m_previews[static_cast<std::size_t>(remedy)]->reachability;
    return static_cast<std::size_t>(
        std::count_if(pairs.begin(), pairs.end(),
                      [&](const compare::PairChange& pair) { return pair.gained == gained; }));
}

const remedy::Preview* RemedyModel::preview(int row) const
{
    const auto& preview = m_previews[static_cast<std::size_t>(row)];
    return preview ? &*preview : nullptr;
}

int RemedyModel::remedyOf(const QModelIndex& index) const
{
    const Row* row = rowAt(index);
    return row == nullptr ? -1 : row->remedy;
}

QString RemedyModel::nameOf(const Row& row) const
{
    const auto place = static_cast<std::size_t>(row.remedy);
    const remedy::Remedy& remedy = m_remedies[place];
    if (row.kind == RowKind::Remedy) {
        QStringList steps;
        for (const check::Fix& step : remedy.steps)
            steps << DocumentController::text(step.label);
        return QStringLiteral("%1  %2").arg(row.remedy + 1).arg(steps.join(QStringLiteral(" + ")));
    }
    if (row.kind == RowKind::Step)
        return tr("Edit %1: %2")
            .arg(row.item + 1)
            .arg(DocumentController::text(remedy.steps[row.item].label));
    const remedy::Preview& preview = *m_previews[place];
    switch (row.kind) {
    case RowKind::Resources:
        return tr("Changes %n resource(s)", nullptr, static_cast<int>(preview.resources.size()));
    case RowKind::Resource: {
        const compare::ResourceChange& change = preview.resources[row.item];
        const bool removed = change.change == Change::Removed;
        const ObjectId id = removed ? change.before : change.after;
        return withSign(change.change, DocumentController::text(id.kind()) + QLatin1Char(' ')
                                           + toQString(azure::displayName(
                                               removed ? m_document : remedy.edit.next, id)));
    }
    case RowKind::Field: {
        const compare::FieldChange& field = preview.resources[row.item].fields[row.detail];
        const auto value = [](const std::string& text) {
            return text.empty() ? tr("(none)") : toQString(text);
        };
        return QStringLiteral("%1: %2 → %3")
            .arg(toQString(field.field), value(field.before), value(field.after));
    }
    case RowKind::Gained:
        return tr("%n pair(s) can talk that cannot now", nullptr,
                  static_cast<int>(countPairs(row.remedy, true)));
    case RowKind::Lost:
        return tr("%n pair(s) can no longer talk", nullptr,
                  static_cast<int>(countPairs(row.remedy, false)));
    case RowKind::Pair: {
        const compare::PairChange& pair = preview.reachability[row.item];
        const QString ends = QStringLiteral("%1 → %2").arg(endText(m_document, pair.from),
                                                           endText(m_document, pair.to));
        const QString why = DocumentController::text(pair.why.message);
        return withSign(pair.gained ? Change::Added : Change::Removed,
                        (pair.gained ? tr("%1 (now: %2)") : tr("%1 (then: %2)")).arg(ends, why));
    }
    case RowKind::Tables: {
        std::size_t nics = 0;
        for (const compare::RouteChange& change : preview.routes)
            nics += change.nics.size();
        return tr("Other routes at %n interface(s)", nullptr, static_cast<int>(nics));
    }
    case RowKind::Table: {
        const compare::RouteChange& change = preview.routes[row.item];
        QStringList nics;
        for (const NicId nic : change.nics)
            nics << toQString(azure::displayName(remedy.edit.next, nic));
        return QStringLiteral("%1: %2").arg(
            toQString(azure::displayName(remedy.edit.next, change.subnet)),
            nics.join(QStringLiteral(", ")));
    }
    default: {
        const compare::RowChange& change = preview.routes[row.item].rows[row.detail];
        switch (change.change) {
        case Change::Added:
            return withSign(change.change, routeText(change.after));
        case Change::Removed:
            return withSign(change.change, routeText(change.before));
        case Change::Changed:
            break;
        }
        return withSign(change.change, QStringLiteral("%1 → %2").arg(routeText(change.before),
                                                                     routeText(change.after)));
    }
    }
}

QString RemedyModel::countOf(const Row& row, int column) const
{
    if (row.kind != RowKind::Remedy)
        return {};
    const auto& preview = m_previews[static_cast<std::size_t>(row.remedy)];
    if (!preview)
        return QStringLiteral("…");
    if (column == RoutesColumn) {
        std::size_t rows = 0;
        for (const compare::RouteChange& change : preview->routes)
            rows += change.rows.size() * change.nics.size();
        return QString::number(rows);
    }
    const std::size_t pairs = countPairs(row.remedy, column == GainedColumn);
    if (pairs == 0)
        return QStringLiteral("0");
    return (column == GainedColumn ? QStringLiteral("+%1") : QStringLiteral("−%1")).arg(pairs);
}

int RemedyModel::toneOf(const Row& row) const
{
    const auto of = [](Change change) {
        return change == Change::Added ? 1 : change == Change::Removed ? -1 : 0;
    };
    const auto& preview = m_previews[static_cast<std::size_t>(row.remedy)];
    switch (row.kind) {
    case RowKind::Gained:
        return 1;
    case RowKind::Lost:
        return -1;
    case RowKind::Pair:
        return preview->reachability[row.item].gained ? 1 : -1;
    case RowKind::Resource:
        return of(preview->resources[row.item].change);
    case RowKind::Route:
        return of(preview->routes[row.item].rows[row.detail].change);
    default:
        return 0;
    }
}

const RemedyModel::Row* RemedyModel::rowAt(const QModelIndex& index) const
{
    return index.isValid() ? &m_rows[numberOf(index)] : nullptr;
}

int RemedyModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant RemedyModel::data(const QModelIndex& index, int role) const
{
    const Row* row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return index.column() == NameColumn ? nameOf(*row) : countOf(*row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == NameColumn ? QVariant()
                                            : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case RowKindRole:
        return static_cast<int>(row->kind);
    case ToneRole:
        return toneOf(*row);
    default:
        return {};
    }
}

QVariant RemedyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != NameColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Edits");
    case GainedColumn:
        return tr("Pairs gained");
    case LostColumn:
        return tr("Pairs lost");
    case RoutesColumn:
        return tr("Route rows");
    default:
        return {};
    }
}

} // namespace peerscape::qtmodel
