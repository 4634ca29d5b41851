#include "qt/layer_model.h"

#include "core/edit/layout_edits.h"
#include "qt/document_controller.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace peerscape::qtmodel {

namespace {

azure::Layer layerAt(int row)
{
    return azure::kLayers[static_cast<std::size_t>(row)].layer;
}

bool changesCounts(const azure::ChangeSet& changes)
{
    return !changes.added.empty() || !changes.removed.empty()
           || std::any_of(changes.updated.begin(), changes.updated.end(),
                          [](ObjectId id) { return id.kind() == Kind::Subnet; });
}

} // namespace

LayerModel::LayerModel(DocumentController& controller, QObject* parent)
    : QAbstractTableModel(parent)
    , m_controller(controller)
    , m_hidden(controller.document().settings().hiddenLayers)
{
    connect(&controller, &DocumentController::changed, this,
            [this](const azure::ChangeSet& changes) { refresh(changesCounts(changes)); });
    connect(&controller, &DocumentController::reset, this, [this] { refresh(true); });
}

QString LayerModel::menuText(azure::Layer layer)
{
    switch (layer) {
    case azure::Layer::Peerings:
        return tr("&Peerings");
    case azure::Layer::Routes:
        return tr("&Routes");
    case azure::Layer::Addresses:
        return tr("&Addresses");
    case azure::Layer::Security:
        return tr("&Security");
    case azure::Layer::Notes:
        return tr("&Notes");
    }
    return {};
}

QString LayerModel::help(azure::Layer layer)
{
    switch (layer) {
    case azure::Layer::Peerings:
        return tr("Show or hide the lines of peerings");
    case azure::Layer::Routes:
        return tr("Show or hide the route tables of subnets");
    case azure::Layer::Addresses:
        return tr("Show or hide prefixes and addresses");
    case azure::Layer::Security:
        return tr("Show or hide the security groups of subnets");
    case azure::Layer::Notes:
        return tr("Show or hide notes and frames");
    }
    return {};
}

bool LayerModel::setShown(azure::Layer layer, bool shown)
{
    return m_controller.apply(edit::showLayer(m_controller.document(), layer, shown));
}

const LayerModel::Counts& LayerModel::counts() const
{
    if (m_counts)
        return *m_counts;
    const azure::Document& document = m_controller.document();
    Counts counts{};
    const auto of = [&counts](azure::Layer layer) -> std::size_t& {
        return counts[static_cast<std::size_t>(layer)];
    };
    of(azure::Layer::Peerings) = document.all<azure::Peering>().size();
    document.all<azure::Subnet>().forEach([&](SubnetId, const azure::Subnet& subnet) {
        of(azure::Layer::Routes) += subnet.routeTable ? 1U : 0U;
        of(azure::Layer::Security) += subnet.networkSecurityGroup ? 1U : 0U;
    });
    of(azure::Layer::Addresses) =
        document.all<azure::VirtualNetwork>().size() + document.all<azure::Subnet>().size()
        + document.all<azure::NetworkInterface>().size()
        + document.all<azure::LoadBalancer>().size() + document.all<azure::PrivateEndpoint>().size()
        + document.all<azure::LocalNetworkGateway>().size()
        + document.all<azure::ExpressRouteCircuit>().size();
    of(azure::Layer::Notes) = document.all<azure::Note>().size();
    return m_counts.emplace(counts);
}

void LayerModel::refresh(bool recount)
{
    const azure::Layers now = m_controller.document().settings().hiddenLayers;
    const azure::Layers before = std::exchange(m_hidden, now);
    for (int row = 0; row < rowCount(); ++row) {
        if (before.contains(layerAt(row)) != now.contains(layerAt(row)))
            emit dataChanged(index(row, NameColumn), index(row, NameColumn), {Qt::CheckStateRole});
    }
    // Nobody has looked at what is not counted.
    if (!recount || !m_counts)
        return;
    m_counts.reset();
    emit dataChanged(index(0, CountColumn), index(rowCount() - 1, CountColumn), {Qt::DisplayRole});
}

int LayerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(azure::kLayers.size());
}

int LayerModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LayerModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const azure::Layer layer = layerAt(index.row());
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return help(layer);
    if (index.column() == NameColumn) {
        if (role == Qt::DisplayRole)
            return menuText(layer).remove(QLatin1Char('&'));
        if (role == Qt::CheckStateRole)
            return isShown(layer) ? Qt::Checked : Qt::Unchecked;
        return {};
    }
    const auto count = static_cast<qulonglong>(counts()[static_cast<std::size_t>(layer)]);
    if (role == Qt::DisplayRole)
        return QLocale().toString(count);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

bool LayerModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != NameColumn || role != Qt::CheckStateRole)
        return false;
    return setShown(layerAt(index.row()), value.toInt() == Qt::Checked);
}

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == NameColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant LayerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == CountColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Layer") : tr("Objects");
}

} // namespace peerscape::qtmodel
