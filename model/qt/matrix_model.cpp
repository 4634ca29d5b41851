#include "qt/matrix_model.h"

#include "core/write/reachability.h"
#include "qt/document_controller.h"
#include "qt/matrix_job.h"
#include "qt/text.h"

#include <QElapsedTimer>

#include <algorithm>

namespace peerscape::qtmodel {

using reach::MatrixBy;
using reach::MatrixCell;

MatrixModel::MatrixModel(const DocumentController& controller, QObject* parent)
    : QAbstractTableModel(parent)
    , m_controller(controller)
{
    m_freeMoment.setSingleShot(true);
    m_freeMoment.setInterval(0);
    connect(&m_freeMoment, &QTimer::timeout, this, &MatrixModel::walkWanted);
}

void MatrixModel::setMatrix(const reach::Matrix& matrix, const reach::Flow& flow)
{
    const bool same = matrix.by == m_matrix.by && matrix.ends == m_matrix.ends && !m_lines.empty();
    if (!same)
        beginResetModel();
    m_before = same && flow == m_flow ? std::move(m_matrix.cells) : std::vector<MatrixCell>();
    m_matrix = matrix;
    m_part.reset();
    m_flow = flow;
    show(same);
}

void MatrixModel::setPart(std::shared_ptr<reach::MatrixPart> part)
{
    const bool same =
        part->by() == m_matrix.by && part->ends() == m_matrix.ends && !m_lines.empty();
    if (!same)
        beginResetModel();
    m_before.clear();
    m_matrix = {part->by(), part->ends(), {}};
    m_flow = part->flow();
    m_part = std::move(part);
    show(same);
}

bool MatrixModel::follow(const azure::ChangeSet& changes)
{
    m_outdated = !m_part->update(changes, m_controller.routes());
    if (!m_outdated)
        show(true);
    return !m_outdated;
}

/// After new cells: those of the same ends are sent as changes, else a reset has begun.
void MatrixModel::show(bool sameEnds)
{
    m_summaries.clear();
    m_wanted.clear();
    m_outdated = false;
    count();
    if (sameEnds) {
        const int last = rowCount() - 1;
        if (last >= 0)
            emit dataChanged(index(0, 0), index(last, last));
        return;
    }
    makeGroups();
    makeLines();
    endResetModel();
}

void MatrixModel::want(int row, int column) const
{
    if (m_outdated)
        return; // what comes next asks again
    m_wanted.emplace_back(m_lines[static_cast<std::size_t>(row)].end,
                          m_lines[static_cast<std::size_t>(column)].end);
    if (!m_freeMoment.isActive())
        m_freeMoment.start();
}

/// Walks what was asked for last, for a part of a frame. The view is then painted again and asks
/// for what it still shows: nobody waits for what has left it.
void MatrixModel::walkWanted()
{
    constexpr qint64 kMoment = 5; // milliseconds
    if (m_outdated)
        return;
    QElapsedTimer clock;
    clock.start();
    for (auto pair = m_wanted.rbegin(); pair != m_wanted.rend() && clock.elapsed() < kMoment;
         ++pair)
        (void)m_part->decide(pair->first, pair->second);
    m_wanted.clear();
    if (const int last = rowCount() - 1; last >= 0)
        emit dataChanged(index(0, 0), index(last, last));
}

reach::GroupBy MatrixModel::finestGrouping() const
{
    switch (m_matrix.by) {
    case MatrixBy::Nic:
        return reach::GroupBy::Subnet;
    case MatrixBy::Subnet:
        return reach::GroupBy::Vnet;
    case MatrixBy::Vnet:
    case MatrixBy::Site:
        break;
    }
    return reach::GroupBy::Region;
}

reach::GroupBy MatrixModel::grouping() const
{
    const reach::GroupBy wanted =
        std::max(m_grouping.value_or(reach::GroupBy::Vnet), finestGrouping());
    return whyNot(wanted).isEmpty() ? wanted : reach::GroupBy::Vnet;
}

QString MatrixModel::whyNot(reach::GroupBy by) const
{
    if (by < finestGrouping())
        return tr("What stands on the sides is that coarse already");
    const bool many = m_matrix.ends.size() > MatrixJob::kMostAtAll;
    return many && by == reach::GroupBy::Region && by != finestGrouping()
               ? tr("Too many ends to count all pairs of a region")
               : QString();
}

void MatrixModel::setGrouping(reach::GroupBy by)
{
    m_grouping = by;
    beginResetModel();
    m_summaries.clear();
    m_wanted.clear();
    makeGroups();
    makeLines();
    endResetModel();
}

void MatrixModel::makeGroups()
{
    const azure::Document& document = m_controller.document();
    m_names.clear();
    for (const ObjectId id : m_matrix.ends)
        m_names.push_back(toQString(write::matrixLabel(document, id)));
    m_groups.clear();
    for (reach::EndGroup& found : reach::groupEnds(document, m_matrix.ends, grouping())) {
        Group group;
        group.name = toQString(write::groupLabel(document, found, DocumentController::translated));
        group.ends = std::move(found.ends);
        group.collapsed = m_grouping.has_value() && group.ends.size() > 1;
        m_groups.push_back(std::move(group));
    }
}

void MatrixModel::makeLines()
{
    m_lines.clear();
    for (std::uint32_t g = 0; g < m_groups.size(); ++g) {
        const Group& group = m_groups[g];
        const bool all = m_filter.isEmpty() || group.name.contains(m_filter, Qt::CaseInsensitive);
        if (group.collapsed && all) {
            m_lines.push_back({g, 0, true});
            continue;
        }
        for (const std::uint32_t end : group.ends) {
            if (all || m_names[end].contains(m_filter, Qt::CaseInsensitive))
                m_lines.push_back({g, end, false});
        }
    }
}

void MatrixModel::count()
{
    m_working = 0;
    m_oneWay = 0;
    if (m_part != nullptr)
        return;
    const std::size_t ends = m_matrix.ends.size();
    for (std::size_t from = 0; from < ends; ++from) {
        for (std::size_t to = 0; to < ends; ++to) {
            const MatrixCell& cell = m_matrix.at(from, to);
            if (from == to)
                continue;
            m_working += cell.reachable() ? 1 : 0;
            m_oneWay += !cell.reachable() && cell.arrives ? 1 : 0;
        }
    }
}

int MatrixModel::pairCount() const
{
    const auto ends = static_cast<int>(m_matrix.ends.size());
    return ends * (ends - 1);
}

void MatrixModel::setFilter(const QString& text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    m_wanted.clear();
    makeLines();
    endResetModel();
}

void MatrixModel::setCollapsed(int line, bool collapsed)
{
    const std::uint32_t group = m_lines[static_cast<std::size_t>(line)].group;
    if (m_groups[group].collapsed == collapsed || (collapsed && !isCollapsible(line)))
        return;
    beginResetModel();
    m_groups[group].collapsed = collapsed;
    m_wanted.clear();
    makeLines();
    endResetModel();
}

void MatrixModel::collapseAll(bool collapsed)
{
    beginResetModel();
    for (Group& group : m_groups)
        group.collapsed = collapsed && group.ends.size() > 1;
    m_wanted.clear();
    makeLines();
    endResetModel();
}

bool MatrixModel::isGroup(int line) const
{
    return m_lines[static_cast<std::size_t>(line)].isGroup;
}

bool MatrixModel::isCollapsible(int line) const
{
    return m_groups[m_lines[static_cast<std::size_t>(line)].group].ends.size() > 1;
}

ObjectId MatrixModel::endAt(int line) const
{
    const Line& at = m_lines[static_cast<std::size_t>(line)];
    return at.isGroup ? ObjectId() : m_matrix.ends[at.end];
}

QString MatrixModel::nameAt(int line) const
{
    const Line& at = m_lines[static_cast<std::size_t>(line)];
    if (at.isGroup)
        return tr("%1 (%n)", nullptr, static_cast<int>(m_groups[at.group].ends.size()))
            .arg(m_groups[at.group].name);
    return m_names[at.end];
}

std::vector<std::uint32_t> MatrixModel::endsAt(int line) const
{
    const Line& at = m_lines[static_cast<std::size_t>(line)];
    return at.isGroup ? m_groups[at.group].ends : std::vector<std::uint32_t>{at.end};
}

MatrixModel::Sign MatrixModel::signOf(std::uint32_t from, std::uint32_t to) const
{
    if (from == to)
        return Sign::Self;
    const auto cell = cellOf(from, to);
    if (!cell)
        return Sign::Open;
    return cell->reachable() ? Sign::Yes : cell->arrives ? Sign::OneWay : Sign::No;
}

std::optional<MatrixCell> MatrixModel::cellOf(std::uint32_t from, std::uint32_t to) const
{
    return m_part != nullptr ? m_part->known(from, to) : m_matrix.at(from, to);
}

int MatrixModel::changeOf(std::uint32_t from, std::uint32_t to) const
{
    std::optional<MatrixCell> before;
    if (m_part != nullptr)
        before = m_part->before(from, to);
    else if (!m_before.empty())
        before = m_before[from * m_matrix.ends.size() + to];
    const auto now = before ? cellOf(from, to) : std::nullopt;
    if (!now || now->reachable() == before->reachable())
        return 0;
    return now->reachable() ? 1 : -1;
}

MatrixModel::Summary MatrixModel::summaryOf(const std::vector<std::uint32_t>& from,
                                            const std::vector<std::uint32_t>& to) const
{
    Summary summary;
    for (const std::uint32_t sender : from) {
        for (const std::uint32_t receiver : to) {
            const Sign sign = signOf(sender, receiver);
            if (sign == Sign::Self)
                continue;
            summary.sign = summary.pairs == 0 || summary.sign == sign ? sign : Sign::Some;
            ++summary.pairs;
            summary.working += sign == Sign::Yes ? 1 : 0;
            if (const int change = changeOf(sender, receiver); change != 0)
                summary.change = change;
        }
    }
    return summary;
}

MatrixModel::Summary MatrixModel::summaryAt(int row, int column) const
{
    const Line& from = m_lines[static_cast<std::size_t>(row)];
    const Line& to = m_lines[static_cast<std::size_t>(column)];
    if (!from.isGroup && !to.isGroup)
        return summaryOf({from.end}, {to.end});
    const auto half = [](const Line& line) {
        return line.isGroup ? (quint64{line.group} << 1) | 1 : quint64{line.end} << 1;
    };
    const quint64 key = (half(from) << 32) | half(to);
    const auto known = m_summaries.constFind(key);
    if (known != m_summaries.constEnd())
        return *known;
    return *m_summaries.insert(key, m_part != nullptr ? openPairs(endsAt(row), endsAt(column))
                                                      : summaryOf(endsAt(row), endsAt(column)));
}

/// Of a part: `working` counts the pairs that routes let pass.
MatrixModel::Summary MatrixModel::openPairs(const std::vector<std::uint32_t>& from,
                                            const std::vector<std::uint32_t>& to) const
{
    Summary summary;
    std::size_t pairs = from.size() * to.size();
    for (const std::uint32_t end : from)
        pairs -= std::binary_search(to.begin(), to.end(), end) ? 1U : 0U;
    summary.pairs = static_cast<int>(pairs);
    summary.working = static_cast<int>(m_part->countOpen(from, to));
    summary.sign = summary.working > 0 ? Sign::Open : pairs > 0 ? Sign::No : Sign::Self;
    return summary;
}

QString MatrixModel::word(Sign sign) const
{
    switch (sign) {
    case Sign::Self:
        return tr("itself");
    case Sign::Yes:
        return tr("reachable");
    case Sign::OneWay:
        return tr("the answer is lost");
    case Sign::No:
        return tr("does not arrive");
    case Sign::Some:
        return tr("some pairs work");
    case Sign::Open:
        return tr("routes let it pass, not walked yet");
    }
    return {};
}

QString MatrixModel::reasonText(std::uint32_t from, std::uint32_t to) const
{
    const reach::Reason reason =
        m_part != nullptr ? m_part->decide(from, to).reason : m_matrix.at(from, to).reason;
    if (reason == reach::Reason::Delivered)
        return word(signOf(from, to));
    QString text = word(signOf(from, to)) + QStringLiteral(" · ") + toQString(code(reason));
    // The sentence is not kept for every pair: one walk finds it again.
    const auto answer = reach::reach(m_controller.routes(), {m_matrix.ends[from], {}},
                                     {m_matrix.ends[to], {}}, m_flow);
    if (answer && !answer->reachable && answer->verdict().reason == reason)
        text += QLatin1Char('\n') + DocumentController::text(answer->verdict().message);
    return text;
}

QString MatrixModel::spoken(int row, int column) const
{
    return tr("%1 to %2: %3").arg(nameAt(row), nameAt(column), word(summaryAt(row, column).sign));
}

QString MatrixModel::toolTip(int row, int column) const
{
    if (isGroup(row) || isGroup(column)) {
        const Summary summary = summaryAt(row, column);
        return (m_part != nullptr ? tr("%1 → %2\nroutes let %3 of %4 pairs pass")
                                  : tr("%1 → %2\n%3 of %4 pairs work"))
            .arg(nameAt(row), nameAt(column))
            .arg(summary.working)
            .arg(summary.pairs);
    }
    const std::uint32_t from = m_lines[static_cast<std::size_t>(row)].end;
    const std::uint32_t to = m_lines[static_cast<std::size_t>(column)].end;
    if (from == to)
        return m_names[from];
    return tr("%1 → %2: %3\n%2 → %1: %4")
        .arg(m_names[from], m_names[to], reasonText(from, to), reasonText(to, from));
}

int MatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int MatrixModel::columnCount(const QModelIndex& parent) const
{
    return rowCount(parent);
}

QVariant MatrixModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const int row = index.row();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (summaryAt(row, column).sign) {
        case Sign::Self:
            return QStringLiteral("·");
        case Sign::Yes:
            return QStringLiteral("●");
        case Sign::OneWay:
            return QStringLiteral("→");
        case Sign::Some:
            return QStringLiteral("◐");
        case Sign::Open:
            return QStringLiteral("○");
        case Sign::No:
            break;
        }
        return QString();
    case SignRole: {
        const Sign sign = summaryAt(row, column).sign;
        if (sign == Sign::Open && !isGroup(row) && !isGroup(column))
            want(row, column);
        return static_cast<int>(sign);
    }
    case AsymmetricRole: {
        const Sign there = summaryAt(row, column).sign;
        const Sign back = summaryAt(column, row).sign;
        if (back == Sign::Open && !isGroup(row) && !isGroup(column))
            want(column, row);
        return there != back && there != Sign::Open && back != Sign::Open;
    }
    case ChangedRole:
        return summaryAt(row, column).change;
    case Qt::ToolTipRole:
        return toolTip(row, column);
    case Qt::AccessibleTextRole:
        return spoken(row, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignCenter);
    default:
        return {};
    }
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= rowCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        // Names beside the rows, numbers above the columns, as in what is exported.
        return orientation == Qt::Vertical
                   ? QStringLiteral("%1  %2").arg(section + 1).arg(nameAt(section))
                   : QString::number(section + 1);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const QString group = m_groups[m_lines[static_cast<std::size_t>(section)].group].name;
        return isGroup(section) ? nameAt(section)
                                : QStringLiteral("%1 · %2").arg(nameAt(section), group);
    }
    case GroupStartRole:
        return section > 0
               && m_lines[static_cast<std::size_t>(section)].group
                      != m_lines[static_cast<std::size_t>(section) - 1].group;
    case Qt::TextAlignmentRole:
        return static_cast<int>(orientation == Qt::Vertical ? Qt::AlignLeft | Qt::AlignVCenter
                                                            : Qt::AlignCenter);
    default:
        return {};
    }
}

} // namespace peerscape::qtmodel
