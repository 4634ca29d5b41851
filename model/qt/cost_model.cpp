#include "qt/cost_model.h"

#include "core/edit/peering_edits.h"
#include "qt/document_controller.h"
#include "qt/price_list.h"
#include "qt/text.h"

#include <QLocale>

#include <algorithm>

namespace peerscape::qtmodel {

using cost::Direction;

namespace {

/// What an estimate depends on; gateways stand in subnets.
bool matters(ObjectId id)
{
    switch (id.kind()) {
    case Kind::Peering:
    case Kind::VirtualNetwork:
    case Kind::Subnet:
    case Kind::VirtualNetworkGateway:
    case Kind::RouteServer:
        return true;
    default:
        return false;
    }
}

double inWhole(cost::Money money)
{
    return static_cast<double>(money) / static_cast<double>(cost::kWhole);
}

bool holdsNumbers(int column)
{
    return column >= CostModel::GigabytesColumn && column <= CostModel::CostColumn;
}

} // namespace

CostModel::CostModel(DocumentController& controller, const PriceList& prices, QObject* parent)
    : QAbstractTableModel(parent)
    , m_controller(controller)
    , m_prices(prices)
{
    connect(&controller, &DocumentController::changed, this, &CostModel::follow);
    connect(&controller, &DocumentController::reset, this, &CostModel::refresh);
    connect(&prices, &PriceList::changed, this, &CostModel::refresh);
    m_estimate = cost::estimate(controller.document(), prices.table());
}

void CostModel::follow(const azure::ChangeSet& changes)
{
    for (const auto* list : {&changes.added, &changes.updated, &changes.removed}) {
        if (std::any_of(list->begin(), list->end(), matters)) {
            refresh();
            return;
        }
    }
}

void CostModel::refresh()
{
    cost::Estimate next = cost::estimate(m_controller.document(), m_prices.table());
    const auto& before = m_estimate.directions;
    const bool sameRows =
        std::equal(before.begin(), before.end(), next.directions.begin(), next.directions.end(),
                   [](const Direction& a, const Direction& b) { return a.side == b.side; });
    if (!sameRows) {
        beginResetModel();
        m_estimate = std::move(next);
        endResetModel();
    } else {
        std::swap(m_estimate, next);
        for (std::size_t i = 0; i < m_estimate.directions.size(); ++i) {
            const auto row = static_cast<int>(i);
            if (!(m_estimate.directions[i] == next.directions[i]))
                emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
    emit headerDataChanged(Qt::Horizontal, PriceColumn, CostColumn); // the currency
    emit refreshed();
}

QString CostModel::priceText(cost::Price price)
{
    if (!price)
        return tr("no price");
    const std::string digits = cost::priceText(*price);
    const auto decimals = static_cast<int>(digits.size() - digits.find('.') - 1);
    return QLocale().toString(inWhole(*price), 'f', decimals);
}

QString CostModel::moneyText(cost::Money money)
{
    return QLocale().toString(inWhole(money), 'f', 2);
}

QString CostModel::gigabytesText(std::optional<std::uint32_t> gigabytes)
{
    return gigabytes ? QLocale().toString(*gigabytes) : tr("not stated");
}

Result<std::optional<std::uint32_t>> CostModel::readGigabytes(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::nullopt;
    bool ok = false;
    const uint number = QLocale().toUInt(trimmed, &ok);
    if (!ok)
        return fail("InvalidValue",
                    tr("%1 is no whole number of GB. Leave the field empty when nobody knows.")
                        .arg(trimmed)
                        .toStdString());
    return number;
}

int CostModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_estimate.directions.size());
}

int CostModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CostModel::text(const Direction& direction, int column) const
{
    const auto region = [](const std::string& name) {
        return name.empty() ? QStringLiteral("?") : toQString(name);
    };
    switch (column) {
    case FromColumn:
        return toQString(direction.fromName);
    case ToColumn:
        return toQString(direction.toName);
    case RegionsColumn:
        return direction.isWithinRegion()
                   ? region(direction.fromRegion)
                   : QStringLiteral("%1 → %2").arg(region(direction.fromRegion),
                                                   region(direction.toRegion));
    case GigabytesColumn:
        return gigabytesText(direction.gigabytes);
    case PriceColumn:
        return priceText(direction.price());
    case CostColumn:
        return direction.cost() ? moneyText(*direction.cost()) : QString();
    default:
        return DocumentController::text(cost::noteOf(m_controller.document(), direction));
    }
}

QVariant CostModel::sortValue(const Direction& direction, int column) const
{
    switch (column) {
    case GigabytesColumn:
        return direction.gigabytes ? static_cast<double>(*direction.gigabytes) : -1;
    case PriceColumn:
        return inWhole(direction.price().value_or(-1));
    case CostColumn:
        return inWhole(direction.cost().value_or(-1));
    default:
        return text(direction, column);
    }
}

QVariant CostModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Direction& at = direction(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(at, index.column());
    case Qt::EditRole:
        return at.gigabytes ? gigabytesText(at.gigabytes) : QString();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (holdsNumbers(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ToolTipRole:
        // How the price comes about: what a zone costs at either end.
        return index.column() == PriceColumn
                   ? tr("%1 outbound + %2 inbound")
                         .arg(priceText(at.outbound), priceText(at.inbound))
                   : text(at, index.column());
    case SortRole:
        return sortValue(at, index.column());
    default:
        return {};
    }
}

bool CostModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != GigabytesColumn)
        return false;
    const auto gigabytes = readGigabytes(value.toString());
    if (!gigabytes) {
        emit refused(DocumentController::text(gigabytes.error()));
        return false;
    }
    return m_controller.apply(
        edit::stateTraffic(m_controller.document(), direction(index.row()).side, *gigabytes));
}

Qt::ItemFlags CostModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == GigabytesColumn ? flags | Qt::ItemIsEditable : flags;
}

QVariant CostModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && holdsNumbers(section))
        return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignRight);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    const QString currency = toQString(m_prices.table().currency);
    switch (section) {
    case FromColumn:
        return tr("From");
    case ToColumn:
        return tr("To");
    case RegionsColumn:
        return tr("Regions");
    case GigabytesColumn:
        return tr("GB a month");
    case PriceColumn:
        return tr("%1 per GB").arg(currency);
    case CostColumn:
        return tr("%1 a month").arg(currency);
    default:
        return tr("Note");
    }
}

} // namespace peerscape::qtmodel
