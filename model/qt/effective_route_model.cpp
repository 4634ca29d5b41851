#include "qt/effective_route_model.h"

#include "core/azure/document.h"
#include "core/route/explain.h"
#include "qt/document_controller.h"
#include "qt/text.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace peerscape::qtmodel {

namespace {

constexpr quintptr kTopLevel = 0;
constexpr quintptr kReserved = 1;

/// Reserved prefixes are the system's rows with next hop None (2.4).
bool isReserved(const route::EffectiveRoute& route)
{
    return route.source == azure::RouteSource::Default
           && route.nextHopType == azure::NextHopType::None;
}

bool isAlike(const route::EffectiveRoute& a, const route::EffectiveRoute& b)
{
    return a.source == b.source && a.nextHopType == b.nextHopType
           && a.addressPrefixes == b.addressPrefixes && a.prefixText == b.prefixText
           && a.name == b.name;
}

/// Equal for rows that are alike.
std::size_t hashOf(const route::EffectiveRoute& route)
{
    constexpr std::size_t kOdd = 0x9e3779b97f4a7c15ULL;
    std::size_t hash =
        static_cast<std::size_t>(route.source) * 16 + static_cast<std::size_t>(route.nextHopType);
    const auto add = [&hash](std::size_t part) { hash = (hash ^ part) * kOdd; };
    for (const net::Prefix& prefix : route.addressPrefixes) {
        add(prefix.address().high());
        add(prefix.address().low() + prefix.length());
    }
    add(std::hash<std::string_view>{}(route.prefixText.view()));
    add(std::hash<std::string_view>{}(route.name.view()));
    return hash;
}

/// Whether two rows known as one look the same; provenance by id counts, winners' indices do not.
bool sameContent(const route::EffectiveRoute& a, const route::EffectiveRoute& b)
{
    return a.state == b.state && a.nextHopIpAddresses == b.nextHopIpAddresses
           && a.origin == b.origin && a.via == b.via;
}

} // namespace

/// The places of rows by what they are known by.
class EffectiveRouteModel::Places
{
public:
    explicit Places(const Rows& rows)
        : m_rows(rows)
    {
        m_places.reserve(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            m_places.emplace(rows[i].hash, i);
    }
    /// The place of `row`, or -1 where it is gone.
    [[nodiscard]] int of(const Row& row) const
    {
        const auto [begin, end] = m_places.equal_range(row.hash);
        const auto place = std::find_if(
            begin, end, [&](const auto& entry) { return isSame(m_rows[entry.second], row); });
        return place != end ? static_cast<int>(place->second) : -1;
    }
    static bool isSame(const Row& a, const Row& b)
    {
        return a.hash == b.hash && a.group == b.group
               && (a.group || (a.repeat == b.repeat && isAlike(a.route, b.route)));
    }

private:
    const Rows& m_rows;
    std::unordered_multimap<std::size_t, std::size_t> m_places;
};

void EffectiveRouteModel::rebuild(Rows& top, Rows& reserved) const
{
    std::unordered_multimap<std::size_t, std::size_t> seen;
    seen.reserve(m_table.routes.size());
    for (std::size_t i = 0; i < m_table.routes.size(); ++i) {
        const route::EffectiveRoute& route = m_table.routes[i];
        Row row;
        row.hash = hashOf(route);
        const auto [begin, end] = seen.equal_range(row.hash);
        row.repeat = static_cast<int>(std::count_if(begin, end, [&](const auto& earlier) {
            return isAlike(m_table.routes[earlier.second], route);
        }));
        seen.emplace(row.hash, i);
        row.route = route;
        row.tableIndex = static_cast<int>(i);
        if (!m_folds || !isReserved(route)) {
            top.push_back(std::move(row));
            continue;
        }
        if (reserved.empty()) {
            Row group;
            group.group = true;
            group.route = route;
            top.push_back(std::move(group));
        }
        reserved.push_back(std::move(row));
    }
}

QString EffectiveRouteModel::becauseOf(const azure::Document& document, const Row& row)
{
    return row.group ? tr("reserved by Azure")
                     : DocumentController::text(route::because(document, row.route));
}

const QString& EffectiveRouteModel::because(const Row& row) const
{
    if (!row.because)
        row.because = becauseOf(m_document, row);
    return *row.because;
}

void EffectiveRouteModel::setTable(const azure::Document& document,
                                   route::EffectiveRouteTable table)
{
    beginResetModel();
    m_document = document;
    m_table = std::move(table);
    m_top.clear();
    m_reserved.clear();
    rebuild(m_top, m_reserved);
    m_added = m_removed = m_changed = 0;
    endResetModel();
    setDestination(m_destination);
}

void EffectiveRouteModel::update(const azure::Document& document, route::EffectiveRouteTable table)
{
    const azure::Document before = std::exchange(m_document, document);
    m_table = std::move(table);
    m_added = m_removed = m_changed = 0;
    Rows top;
    Rows reserved;
    rebuild(top, reserved);

    // The children go first, while the row above them is still there; they come after it.
    const bool groupGoes = reserved.empty();
    removeGone(m_reserved, groupIndex());
    if (!m_reserved.empty() && groupGoes) {
        m_removed += static_cast<int>(m_reserved.size());
        beginRemoveRows(groupIndex(), 0, static_cast<int>(m_reserved.size()) - 1);
        m_reserved.clear();
        endRemoveRows();
    }
    removeGone(m_top, {});
    transform(before, m_top, top, {});
    // The collapsed row itself is no route.
    const auto collapsed =
        std::find_if(m_top.begin(), m_top.end(), [](const Row& r) { return r.group; });
    if (collapsed != m_top.end() && collapsed->mark == Mark::Added)
        --m_added;
    if (collapsed != m_top.end() && collapsed->mark == Mark::Removed)
        --m_removed;
    if (!groupGoes)
        transform(before, m_reserved, reserved, groupIndex());
    setDestination(m_destination);
}

void EffectiveRouteModel::removeGone(Rows& shown, const QModelIndex& parent)
{
    for (int i = static_cast<int>(shown.size()) - 1; i >= 0; --i) {
        if (shown[static_cast<std::size_t>(i)].mark != Mark::Removed)
            continue;
        beginRemoveRows(parent, i, i);
        shown.erase(shown.begin() + i);
        endRemoveRows();
    }
}

void EffectiveRouteModel::transform(const azure::Document& before, Rows& shown, const Rows& target,
                                    const QModelIndex& parent)
{
    const Places places(target);
    const auto goes = [&](const Row& row) { return places.of(row) < 0; };

    // Rows that stay keep their order; one that stands before an earlier one now is taken out and
    // put in anew.
    int highest = -1;
    for (int i = 0; i < static_cast<int>(shown.size()); ++i) {
        Row& row = shown[static_cast<std::size_t>(i)];
        const int place = places.of(row);
        if (place >= 0 && place < highest) {
            beginRemoveRows(parent, i, i);
            shown.erase(shown.begin() + i);
            endRemoveRows();
            --i;
            continue;
        }
        highest = std::max(highest, place);
    }

    std::size_t next = 0; // the next target row to be matched
    for (std::size_t i = 0; i < shown.size() || next < target.size(); ++i) {
        if (i < shown.size() && goes(shown[i])) {
            // What the row came from may be gone as well.
            if (!shown[i].because)
                shown[i].because = becauseOf(before, shown[i]);
            shown[i].mark = Mark::Removed;
            shown[i].tableIndex = -1;
            ++m_removed;
        } else if (i < shown.size() && next < target.size()
                   && Places::isSame(shown[i], target[next])) {
            Row row = target[next++];
            const bool changed = !row.group && !sameContent(shown[i].route, row.route);
            const bool wasMarked = shown[i].mark != Mark::None;
            if (changed) {
                row.mark = Mark::Changed;
                ++m_changed;
            }
            // A reason that nobody has asked for is shown nowhere.
            const bool renamed = shown[i].because && *shown[i].because != because(row);
            const bool repaint = changed || wasMarked || renamed || row.group;
            shown[i] = std::move(row);
            if (!repaint)
                continue;
        } else {
            beginInsertRows(parent, static_cast<int>(i), static_cast<int>(i));
            shown.insert(shown.begin() + static_cast<std::ptrdiff_t>(i), target[next++]);
            shown[i].mark = Mark::Added;
            ++m_added;
            endInsertRows();
            continue;
        }
        const int row = static_cast<int>(i);
        emit dataChanged(index(row, 0, parent), index(row, ColumnCount - 1, parent));
    }
}

void EffectiveRouteModel::setDestination(std::optional<net::Address> destination)
{
    const bool had = !m_winners.empty();
    m_destination = destination;
    m_winners = destination ? route::selectNextHop(m_table, *destination).routes
                            : std::vector<std::size_t>();
    if ((had || !m_winners.empty()) && !m_top.empty()) {
        emit dataChanged(index(0, 0), index(static_cast<int>(m_top.size()) - 1, ColumnCount - 1),
                         {WinnerRole, Qt::DisplayRole});
        if (!m_reserved.empty()) {
            const QModelIndex group = groupIndex();
            emit dataChanged(index(0, 0, group),
                             index(static_cast<int>(m_reserved.size()) - 1, ColumnCount - 1, group),
                             {WinnerRole, Qt::DisplayRole});
        }
    }
}

QModelIndex EffectiveRouteModel::indexOfRoute(int tableIndex) const
{
    const auto find = [tableIndex](const Rows& rows) {
        const auto place = std::find_if(rows.begin(), rows.end(), [tableIndex](const Row& row) {
            return row.tableIndex == tableIndex;
        });
        return place == rows.end() ? -1 : static_cast<int>(place - rows.begin());
    };
    if (tableIndex < 0)
        return {};
    if (const int row = find(m_top); row >= 0)
        return index(row, 0);
    if (const int row = find(m_reserved); row >= 0)
        return index(row, 0, groupIndex());
    return {};
}

QModelIndex EffectiveRouteModel::groupIndex() const
{
    for (std::size_t i = 0; i < m_top.size(); ++i) {
        if (m_top[i].group)
            return createIndex(static_cast<int>(i), 0, kTopLevel);
    }
    return {};
}

QModelIndex EffectiveRouteModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? kReserved : kTopLevel);
}

QModelIndex EffectiveRouteModel::parent(const QModelIndex& child) const
{
    return child.isValid() && child.internalId() == kReserved ? groupIndex() : QModelIndex();
}

int EffectiveRouteModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_top.size());
    const Row* row = rowAt(parent);
    return row != nullptr && row->group && parent.column() == 0
               ? static_cast<int>(m_reserved.size())
               : 0;
}

int EffectiveRouteModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

const EffectiveRouteModel::Row* EffectiveRouteModel::rowAt(const QModelIndex& index) const
{
    if (!index.isValid())
        return nullptr;
    const Rows& rows = index.internalId() == kReserved ? m_reserved : m_top;
    const auto row = static_cast<std::size_t>(index.row());
    return row < rows.size() ? &rows[row] : nullptr;
}

QString EffectiveRouteModel::groupText() const
{
    const auto standing = std::count_if(m_reserved.begin(), m_reserved.end(),
                                        [](const Row& row) { return row.mark != Mark::Removed; });
    return tr("%n reserved prefix(es) → None", nullptr, static_cast<int>(standing));
}

bool EffectiveRouteModel::wins(const Row& row) const
{
    const auto isWinner = [this](const Row& r) {
        return r.tableIndex >= 0
               && std::find(m_winners.begin(), m_winners.end(),
                            static_cast<std::size_t>(r.tableIndex))
                      != m_winners.end();
    };
    if (row.group)
        return std::any_of(m_reserved.begin(), m_reserved.end(), isWinner);
    return isWinner(row);
}

QVariant EffectiveRouteModel::toolTip(const Row& row, int column) const
{
    if (column == BecauseColumn)
        return because(row);
    if (column != PrefixColumn)
        return {};
    if (!row.group)
        return toQString(route::prefixesText(row.route, "\n"));
    QStringList prefixes;
    for (const Row& reserved : m_reserved)
        prefixes << toQString(route::prefixesText(reserved.route));
    return prefixes.join(QLatin1Char('\n'));
}

QVariant EffectiveRouteModel::data(const QModelIndex& index, int role) const
{
    const Row* row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case MarkRole:
        return static_cast<int>(row->mark);
    case TableIndexRole:
        return row->tableIndex;
    case WinnerRole:
        return wins(*row);
    case InvalidRole:
        return !row->group && row->route.state == azure::RouteState::Invalid;
    case Qt::ToolTipRole:
        return toolTip(*row, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == MarkColumn) {
            switch (row->mark) {
            case Mark::Added:
                return tr("added");
            case Mark::Removed:
                return tr("removed");
            case Mark::Changed:
                return tr("changed");
            case Mark::None:
                return wins(*row) ? tr("next hop") : QString();
            }
        }
        [[fallthrough]];
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case MarkColumn:
        switch (row->mark) {
        case Mark::Added:
            return QStringLiteral("+");
        case Mark::Removed:
            return QStringLiteral("−");
        case Mark::Changed:
            return QStringLiteral("~");
        case Mark::None:
            return wins(*row) ? QStringLiteral("▸") : QString();
        }
        return {};
    case SourceColumn:
        return toQString(azure::toString(row->route.source));
    case StateColumn:
        return toQString(azure::toString(row->route.state));
    case PrefixColumn:
        return row->group ? groupText() : toQString(route::prefixesText(row->route));
    case TypeColumn:
        return row->group ? QString() : toQString(azure::toString(row->route.nextHopType));
    case NextHopColumn:
        return row->group ? QString() : toQString(route::nextHopText(row->route));
    case BecauseColumn:
        return because(*row);
    default:
        return {};
    }
}

QVariant EffectiveRouteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    // As a tip, too: a narrow column cuts its title.
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (section) {
    case SourceColumn:
        return tr("Source");
    case StateColumn:
        return tr("State");
    case PrefixColumn:
        return tr("Address prefix");
    case TypeColumn:
        return tr("Next hop type");
    case NextHopColumn:
        return tr("Next hop IP");
    case BecauseColumn:
        return tr("Because of");
    default:
        return {};
    }
}

} // namespace peerscape::qtmodel
