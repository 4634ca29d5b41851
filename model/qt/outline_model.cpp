#include "qt/outline_model.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace peerscape::qtmodel {

/// A heading (`object` none) or an object. Children are sorted by id; headings by kind.
struct OutlineModel::Node
{
    ObjectId object;
    Kind heading = Kind::None;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] std::uint64_t order() const
    {
        // Under a network its subnets come before its peerings, as kinds are ordered; headings
        // likewise.
        return object ? object.value : static_cast<std::uint64_t>(heading) << 26U;
    }
    [[nodiscard]] int row() const
    {
        const auto place =
            std::lower_bound(parent->children.begin(), parent->children.end(), order(),
                             [](const std::unique_ptr<Node>& node, std::uint64_t value) {
                                 return node->order() < value;
                             });
        return static_cast<int>(place - parent->children.begin());
    }
};

namespace {

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString joined(const std::vector<net::Prefix>& prefixes)
{
    QStringList texts;
    for (const net::Prefix& prefix : prefixes)
        texts << QString::fromStdString(prefix.toString());
    return texts.join(QStringLiteral(", "));
}

bool isListed(Kind kind)
{
    return kind != Kind::None && kind != Kind::Subscription && kind != Kind::ResourceGroup;
}

} // namespace

OutlineModel::OutlineModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

OutlineModel::~OutlineModel() = default;

void OutlineModel::setDocument(const azure::Document& document)
{
    beginResetModel();
    m_document = document;
    m_root = std::make_unique<Node>();
    m_nodes.clear();
    m_headings.clear();
    m_quiet = true;
    m_document.forEachTable([this](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (isListed(IdType::kKind))
            table.forEach([this](IdType id, const auto&) { insertNode(id); });
    });
    m_quiet = false;
    endResetModel();
}

void OutlineModel::update(const azure::Document& document, const azure::ChangeSet& changes)
{
    for (auto id = changes.removed.rbegin(); id != changes.removed.rend(); ++id)
        removeNode(*id);
    m_document = document;
    // A machine stands where its interface stands and an interface under its machine, so both
    // follow each other.
    std::set<ObjectId> touched(changes.added.begin(), changes.added.end());
    touched.insert(changes.updated.begin(), changes.updated.end());
    for (const auto& list : {changes.added, changes.updated, changes.removed}) {
        for (const ObjectId id : list) {
            if (const auto* nic = m_document.find(NicId::of(id)); nic && nic->virtualMachine)
                touched.insert(nic->virtualMachine);
            const auto nics = m_document.referrers(id, Kind::NetworkInterface);
            if (id.kind() == Kind::VirtualMachine)
                touched.insert(nics.begin(), nics.end());
        }
    }
    std::vector<ObjectId> again;
    for (const ObjectId id : touched) {
        if (!isListed(id.kind()) || !m_document.contains(id))
            continue;
        const auto node = m_nodes.find(id);
        if (node == m_nodes.end()) {
            insertNode(id);
        } else if (node->second->parent != parentNodeOf(id)) {
            again.push_back(id);
        } else {
            const QModelIndex first = indexOfNode(node->second);
            emit dataChanged(first, first.siblingAtColumn(1));
        }
    }
    for (const ObjectId id : again)
        removeNode(id);
    again.insert(again.end(), m_orphans.begin(), m_orphans.end());
    m_orphans.clear();
    for (const ObjectId id : again) {
        if (m_document.contains(id))
            insertNode(id);
    }
}

OutlineModel::Node* OutlineModel::parentNodeOf(ObjectId id)
{
    ObjectId parent;
    if (const auto* nic = m_document.find(NicId::of(id)); nic && nic->virtualMachine)
        parent = nic->virtualMachine;
    else if (id.kind() == Kind::VirtualMachine) {
        const auto nics = m_document.referrers(id, Kind::NetworkInterface);
        if (!nics.empty())
            parent = azure::subnetOf(m_document, nics.front());
    } else if (id.kind() == Kind::Subnet || id.kind() == Kind::Peering)
        parent = azure::vnetOf(m_document, id);
    else if (id.kind() != Kind::VirtualNetwork)
        parent = azure::subnetOf(m_document, id);
    if (!parent || !m_document.contains(parent))
        return headingFor(id.kind());
    if (!m_nodes.contains(parent))
        insertNode(parent);
    return m_nodes.at(parent);
}

OutlineModel::Node* OutlineModel::headingFor(Kind kind)
{
    if (const auto known = m_headings.find(static_cast<int>(kind)); known != m_headings.end())
        return known->second;
    auto node = std::make_unique<Node>();
    node->heading = kind;
    node->parent = m_root.get();
    Node* raw = node.get();
    const int row = node->row();
    if (!m_quiet)
        beginInsertRows({}, row, row);
    m_root->children.insert(m_root->children.begin() + row, std::move(node));
    m_headings.emplace(static_cast<int>(kind), raw);
    if (!m_quiet)
        endInsertRows();
    return raw;
}

void OutlineModel::insertNode(ObjectId id)
{
    if (m_nodes.contains(id))
        return;
    auto node = std::make_unique<Node>();
    node->object = id;
    node->parent = parentNodeOf(id);
    Node* raw = node.get();
    Node* parent = node->parent;
    const int row = node->row();
    if (!m_quiet)
        beginInsertRows(indexOfNode(parent), row, row);
    parent->children.insert(parent->children.begin() + row, std::move(node));
    m_nodes.emplace(id, raw);
    if (!m_quiet)
        endInsertRows();
}

void OutlineModel::removeNode(ObjectId id)
{
    const auto found = m_nodes.find(id);
    if (found == m_nodes.end())
        return;
    Node* node = found->second;
    // Children that go on living stand elsewhere afterwards: `update` puts them there.
    while (!node->children.empty()) {
        m_orphans.push_back(node->children.back()->object);
        removeNode(m_orphans.back());
    }
    Node* parent = node->parent;
    const int row = node->row();
    beginRemoveRows(indexOfNode(parent), row, row);
    parent->children.erase(parent->children.begin() + row);
    m_nodes.erase(id);
    endRemoveRows();
    removeHeadingIfEmpty(parent);
}

void OutlineModel::removeHeadingIfEmpty(Node* node)
{
    if (node->parent != m_root.get() || node->object || !node->children.empty())
        return;
    const int row = node->row();
    beginRemoveRows({}, row, row);
    m_headings.erase(static_cast<int>(node->heading));
    m_root->children.erase(m_root->children.begin() + row);
    endRemoveRows();
}

QModelIndex OutlineModel::indexOfNode(const Node* node) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row(), 0, node);
}

QModelIndex OutlineModel::indexOf(ObjectId id) const
{
    const auto found = m_nodes.find(id);
    return found == m_nodes.end() ? QModelIndex() : indexOfNode(found->second);
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node* node =
        parent.isValid() ? static_cast<const Node*>(parent.constInternalPointer()) : m_root.get();
    if (row < 0 || column < 0 || column > 1 || row >= static_cast<int>(node->children.size()))
        return {};
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex OutlineModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    return indexOfNode(static_cast<const Node*>(child.constInternalPointer())->parent);
}

int OutlineModel::rowCount(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node* node =
        parent.isValid() ? static_cast<const Node*>(parent.constInternalPointer()) : m_root.get();
    return static_cast<int>(node->children.size());
}

int OutlineModel::columnCount(const QModelIndex&) const
{
    return 2;
}

QString OutlineModel::name(ObjectId id) const
{
    if (const auto* note = m_document.find(NoteId::of(id)))
        return toQString(note->text).section(QLatin1Char('\n'), 0, 0);
    if (const auto* peering = m_document.find(PeeringId::of(id)))
        return tr("%1 (peering, %2)")
            .arg(toQString(peering->name),
                 toQString(toString(azure::peeringState(m_document, PeeringId::of(id)))));
    return toQString(m_document.nameOf(id));
}

QString OutlineModel::detail(ObjectId id) const
{
    if (const auto* vnet = m_document.find(VnetId::of(id)))
        return joined(vnet->addressPrefixes);
    if (const auto* subnet = m_document.find(SubnetId::of(id)))
        return joined(subnet->addressPrefixes);
    if (const auto* site = m_document.find(SiteId::of(id)))
        return joined(site->addressPrefixes);
    if (const auto* nic = m_document.find(NicId::of(id))) {
        const auto* configuration = nic->primaryConfiguration();
        return configuration != nullptr && !configuration->privateIPAddress.isNone()
                   ? QString::fromStdString(configuration->privateIPAddress.toString())
                   : QString();
    }
    if (const auto* endpoint = m_document.find(PrivateEndpointId::of(id)))
        return endpoint->privateIPAddress.isNone()
                   ? QString()
                   : QString::fromStdString(endpoint->privateIPAddress.toString());
    if (const auto* unknown = m_document.find(UnknownId::of(id)))
        return tr("%1, not modelled").arg(toQString(unknown->type));
    return {};
}

QVariant OutlineModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto* node = static_cast<const Node*>(index.constInternalPointer());
    const Kind kind = node->object ? node->object.kind() : node->heading;
    switch (role) {
    case ObjectRole:
        return node->object.value;
    case KindRole:
        return static_cast<int>(kind);
    case Qt::DisplayRole:
        if (index.column() == 1)
            return node->object ? detail(node->object) : QString();
        if (node->object)
            return name(node->object);
        return headingText(kind);
    case Qt::AccessibleTextRole:
        if (!node->object)
            return headingText(kind);
        if (index.column() == 1)
            return detail(node->object);
        return tr("%1, %2").arg(
            name(node->object),
            QCoreApplication::translate("core", std::string(azure::kindLabel(kind)).c_str()));
    default:
        return {};
    }
}

QVariant OutlineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Name") : tr("Address");
}

QString OutlineModel::headingText(Kind kind)
{
    switch (kind) {
    case Kind::VirtualNetwork:
        return tr("Virtual networks");
    case Kind::NetworkInterface:
        return tr("Network interfaces");
    case Kind::VirtualMachine:
        return tr("Virtual machines");
    case Kind::RouteTable:
        return tr("Route tables");
    case Kind::NetworkSecurityGroup:
        return tr("Network security groups");
    case Kind::PublicIpAddress:
        return tr("Public IP addresses");
    case Kind::NatGateway:
        return tr("NAT gateways");
    case Kind::VirtualNetworkGateway:
        return tr("Virtual network gateways");
    case Kind::LocalNetworkGateway:
        return tr("On-premises sites");
    case Kind::Connection:
        return tr("Connections");
    case Kind::ExpressRouteCircuit:
        return tr("ExpressRoute circuits");
    case Kind::LoadBalancer:
        return tr("Load balancers");
    case Kind::UnknownResource:
        return tr("Not modelled");
    case Kind::Note:
        return tr("Notes");
    default:
        return tr("Others");
    }
}

} // namespace peerscape::qtmodel
