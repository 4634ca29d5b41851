#include "qt/walk_model.h"

#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/flow_board.h"
#include "qt/text.h"

namespace peerscape::qtmodel {

QString decisionText(const azure::Document& document, const reach::Hop& hop)
{
    QStringList parts;
    if (!hop.routes.empty()) {
        const route::EffectiveRoute& row = hop.routes.front();
        QString text = toQString(route::prefixesText(row)) + QLatin1Char(' ')
                       + toQString(azure::toString(row.nextHopType));
        const std::string next = route::nextHopText(row);
        if (!next.empty())
            text += QLatin1Char(' ') + toQString(next);
        text += row.name.empty()
                    ? QStringLiteral(" (%1)").arg(toQString(azure::toString(row.source)))
                    : QStringLiteral(" (%1, %2)")
                          .arg(toQString(azure::toString(row.source)), toQString(row.name.view()));
        parts << text;
        if (hop.routes.size() > 1)
            parts << WalkModel::tr("one of %n that tie", nullptr,
                                   static_cast<int>(hop.routes.size()));
    }
    if (hop.link)
        parts << WalkModel::tr("over %1").arg(toQString(azure::displayName(document, hop.link)));
    return parts.join(QStringLiteral(", "));
}

int WalkModel::addRow(Row row, int parent)
{
    m_rows.push_back(std::move(row));
    return append(parent);
}

void WalkModel::addRules(const azure::Document& document, int hopRow, const reach::Hop& hop)
{
    for (const auto* list : {&hop.arriving, &hop.leaving}) {
        for (const reach::RuleDecision& decision : *list) {
            Row row = m_rows[static_cast<std::size_t>(hopRow)];
            row.kind = RowKind::Rule;
            row.name = toQString(azure::displayName(document, decision.group));
            row.address.clear();
            row.good = decision.access == azure::RuleAccess::Allow;
            row.decision = QStringLiteral("%1 %2 %3")
                               .arg(toQString(azure::toString(decision.direction)),
                                    toQString(azure::toString(decision.access)),
                                    toQString(decision.ruleName()));
            row.object = decision.group;
            addRow(std::move(row), hopRow);
        }
    }
}

void WalkModel::addWay(const azure::Document& document, const reach::Path& path, bool back,
                       std::size_t way, std::size_t ways)
{
    Row top;
    top.back = back;
    top.way = way;
    top.good = path.verdict.reachable();
    top.name = back ? tr("Return") : tr("Forward");
    if (ways > 1)
        top.name = tr("%1, way %2 of %3").arg(top.name).arg(way + 1).arg(ways);
    top.decision = DocumentController::text(path.verdict.message);
    top.address = top.good ? tr("Reachable") : tr("Unreachable");
    const int parent = addRow(std::move(top), -1);
    for (std::size_t i = 0; i < path.hops.size(); ++i) {
        const reach::Hop& hop = path.hops[i];
        Row row;
        row.kind = RowKind::Hop;
        row.back = back;
        row.way = way;
        row.hop = i;
        row.name = QStringLiteral("%1  %2").arg(i + 1).arg(toQString(nameOf(document, hop)));
        row.address = hop.address.isNone() ? QString() : toQString(hop.address.toString());
        row.decision = decisionText(document, hop);
        row.object = hop.object ? hop.object : ObjectId(hop.subnet);
        const bool last = i + 1 == path.hops.size();
        row.good = !last || path.verdict.reachable();
        if (last && row.good) {
            row.decision = tr("arrives");
        } else if (last) {
            const QString stop = QStringLiteral("✕ ") + toQString(reach::code(path.verdict.reason));
            row.decision =
                row.decision.isEmpty() ? stop : QStringLiteral("%1 — %2").arg(stop, row.decision);
        }
        const int added = addRow(std::move(row), parent);
        addRules(document, added, hop);
    }
}

void WalkModel::setAnswer(const azure::Document& document, const reach::Answer* answer)
{
    beginResetModel();
    removeAll();
    m_rows.clear();
    if (answer != nullptr) {
        for (const bool back : {false, true}) {
            const auto& ways = back ? answer->back : answer->forward;
            for (std::size_t way = 0; way < ways.size(); ++way)
                addWay(document, ways[way], back, way, ways.size());
        }
    }
    endResetModel();
}

const WalkModel::Row* WalkModel::rowAt(const QModelIndex& index) const
{
    return index.isValid() ? &m_rows[numberOf(index)] : nullptr;
}

QModelIndex WalkModel::indexOf(const FlowStep& step) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        if (row.kind == RowKind::Hop && row.back == step.back && row.way == step.way
            && row.hop == step.hop)
            return indexOfNumber(i);
    }
    return {};
}

FlowStep WalkModel::stepOf(const QModelIndex& index) const
{
    const Row* row = rowAt(index);
    return row == nullptr ? FlowStep() : FlowStep{row->back, row->way, row->hop};
}

int WalkModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant WalkModel::data(const QModelIndex& index, int role) const
{
    const Row* row = rowAt(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return index.column() == NameColumn      ? row->name
               : index.column() == AddressColumn ? row->address
                                                 : row->decision;
    case RowKindRole:
        return static_cast<int>(row->kind);
    case GoodRole:
        return row->good;
    case ObjectRole:
        return row->object.value;
    default:
        return {};
    }
}

QVariant WalkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Hop");
    case AddressColumn:
        return tr("Address");
    case DecisionColumn:
        return tr("What decided");
    default:
        return {};
    }
}

} // namespace peerscape::qtmodel
