#include "qt/outline_model.h"

#include "core/azure/names.h"
#include "core/azure/peering_state.h"
#include "core/base/sort_unique.h"
#include "qt/document_controller.h"
#include "qt/outline_tree.h"
#include "qt/text.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

namespace peerscape::qtmodel {

/// A heading (`object` none) or an object. Children are sorted by id; headings by kind.
struct OutlineModel::Node
{
    ObjectId object;
    Kind heading = Kind::None;
    Node* parent = nullptr;
    bool fetched = false; ///< `children` are all there are.
    std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] std::uint64_t order() const
    {
        // Under a network its subnets come before its peerings, as kinds are ordered; headings
        // likewise.
        return object ? object.value : static_cast<std::uint64_t>(heading) << 26U;
    }
    [[nodiscard]] std::size_t placeOf(std::uint64_t wanted) const
    {
        const auto place = std::lower_bound(
            children.begin(), children.end(), wanted,
            [](const std::unique_ptr<Node>& node, std::uint64_t o) { return node->order() < o; });
        return static_cast<std::size_t>(place - children.begin());
    }
    [[nodiscard]] int row() const { return static_cast<int>(parent->placeOf(order())); }
};

namespace {

constexpr qint64 kScanSlice = 3'000'000; ///< Nanoseconds of one step of looking for loose objects.
/// What more comes with one edit is fetched when somebody opens what it stands in.
constexpr std::size_t kMostWhole = 2000;

} // namespace

OutlineModel::OutlineModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_root->fetched = true;
    m_scan.setInterval(0);
    connect(&m_scan, &QTimer::timeout, this, &OutlineModel::scanForLoose);
}

OutlineModel::~OutlineModel() = default;

void OutlineModel::setDocument(const azure::Document& document)
{
    beginResetModel();
    m_document = document;
    m_loose.clear();
    m_looseScanned = ObjectId(Kind::Subnet, 0);
    m_foundOnly = false;
    rebuild();
    endResetModel();
    scanForLoose();
}

void OutlineModel::rebuild()
{
    m_root->children.clear();
    m_nodes.clear();
    m_headings.clear();
    if (m_foundOnly)
        return;
    for (std::size_t kind = 0; kind < kKindCount; ++kind) {
        if (wantsHeading(static_cast<Kind>(kind))) {
            auto node = std::make_unique<Node>();
            node->heading = static_cast<Kind>(kind);
            node->parent = m_root.get();
            m_headings.emplace(node->heading, node.get());
            m_root->children.push_back(std::move(node));
        }
    }
}

void OutlineModel::scanForLoose()
{
    if (!m_looseScanned)
        return;
    QElapsedTimer timer;
    timer.start();
    std::array<std::uint32_t, kKindCount> ends{};
    m_document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (mayStandInside(IdType::kKind))
            ends[static_cast<std::size_t>(IdType::kKind)] = table.nextIndex();
    });
    ObjectId& at = m_looseScanned;
    for (std::uint32_t count = 1; at; ++count) {
        const auto kind = static_cast<std::size_t>(at.kind());
        if (at.index() + 1 < ends[kind]) {
            ++at.value;
            if (m_document.contains(at) && !outlineParent(m_document, at))
                m_loose.insert(at);
        } else {
            at = kind + 1 < kKindCount ? ObjectId(static_cast<Kind>(kind + 1), 0) : ObjectId();
        }
        if (count % 256 == 0 && timer.nsecsElapsed() > kScanSlice)
            break;
    }
    if (at)
        m_scan.start();
    else
        m_scan.stop();
    refreshHeadings();
}

bool OutlineModel::wantsHeading(Kind kind) const
{
    if (mayStandInside(kind)) {
        const auto first = m_loose.lower_bound(ObjectId(kind, 0));
        return first != m_loose.end() && first->kind() == kind;
    }
    bool any = false;
    m_document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        any |= IdType::kKind == kind && isOutlined(kind) && table.size() > 0;
    });
    return any;
}

std::vector<ObjectId> OutlineModel::childrenOf(const Node& node) const
{
    if (node.object)
        return outlineChildren(m_document, node.object);
    std::vector<ObjectId> ids;
    if (mayStandInside(node.heading)) {
        for (auto id = m_loose.lower_bound(ObjectId(node.heading, 0));
             id != m_loose.end() && id->kind() == node.heading; ++id)
            ids.push_back(*id);
        return ids;
    }
    m_document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (IdType::kKind == node.heading)
            table.forEach([&](IdType id, const auto&) { ids.push_back(id); });
    });
    return ids;
}

bool OutlineModel::hasChildrenIn(const Node& node) const
{
    if (node.fetched || m_foundOnly)
        return !node.children.empty();
    return !node.object || hasOutlineChildren(m_document, node.object);
}

std::unique_ptr<OutlineModel::Node> OutlineModel::makeNode(ObjectId id, Node* parent)
{
    auto node = std::make_unique<Node>();
    node->object = id;
    node->parent = parent;
    // What has nothing under it has been fetched: what comes later is inserted.
    node->fetched = m_foundOnly || !hasOutlineChildren(m_document, id);
    m_nodes.emplace(id, node.get());
    return node;
}

void OutlineModel::fillNode(Node& node)
{
    if (node.fetched)
        return;
    for (const ObjectId id : childrenOf(node)) {
        node.children.push_back(makeNode(id, &node));
        fillNode(*node.children.back());
    }
    node.fetched = true;
}

void OutlineModel::fetch(Node* node)
{
    if (node->fetched || m_foundOnly)
        return;
    const std::vector<ObjectId> ids = childrenOf(*node);
    if (!ids.empty()) {
        beginInsertRows(indexOfNode(node), 0, static_cast<int>(ids.size()) - 1);
        node->children.reserve(ids.size());
        for (const ObjectId id : ids)
            node->children.push_back(makeNode(id, node));
    }
    node->fetched = true;
    if (!ids.empty())
        endInsertRows();
}

void OutlineModel::showFound()
{
    beginResetModel();
    m_foundOnly = true;
    rebuild();
    endResetModel();
}

void OutlineModel::showAll()
{
    if (!m_foundOnly)
        return;
    beginResetModel();
    m_foundOnly = false;
    rebuild();
    endResetModel();
}

void OutlineModel::addFound(const std::vector<ObjectId>& ids)
{
    for (const ObjectId id : ids) {
        if (m_document.contains(id) && !m_nodes.contains(id))
            insertNodes(parentFor(id), {id});
    }
}

OutlineModel::Node* OutlineModel::parentFor(ObjectId id)
{
    const ObjectId parent = outlineParent(m_document, id);
    if (!parent) {
        const auto heading = m_headings.find(id.kind());
        if (heading != m_headings.end())
            return heading->second;
        return m_foundOnly ? insertHeading(id.kind()) : nullptr;
    }
    const auto known = m_nodes.find(parent);
    if (known != m_nodes.end())
        return known->second;
    if (!m_foundOnly)
        return nullptr;
    insertNodes(parentFor(parent), {parent});
    return m_nodes.at(parent);
}

OutlineModel::Node* OutlineModel::insertHeading(Kind kind)
{
    auto node = std::make_unique<Node>();
    node->heading = kind;
    node->parent = m_root.get();
    node->fetched = m_foundOnly;
    Node* raw = node.get();
    // What comes with an edit comes whole; the first ones of a kind are few.
    if (!m_scan.isActive() && !m_comesMuch)
        fillNode(*raw);
    const int row = node->row();
    beginInsertRows({}, row, row);
    m_root->children.insert(m_root->children.begin() + row, std::move(node));
    m_headings.emplace(kind, raw);
    endInsertRows();
    return raw;
}

void OutlineModel::insertNodes(Node* parent, const std::vector<ObjectId>& ids)
{
    for (auto first = ids.begin(); first != ids.end();) {
        // As many at once as come before the same row.
        const std::size_t row = parent->placeOf(first->value);
        const auto last =
            row < parent->children.size()
                ? std::lower_bound(
                      first, ids.end(), parent->children[row]->order(),
                      [](ObjectId id, std::uint64_t order) { return id.value < order; })
                : ids.end();
        std::vector<std::unique_ptr<Node>> made;
        for (; first != last; ++first) {
            made.push_back(makeNode(*first, parent));
            if (!m_comesMuch)
                fillNode(*made.back());
        }
        beginInsertRows(indexOfNode(parent), static_cast<int>(row),
                        static_cast<int>(row + made.size()) - 1);
        parent->children.insert(parent->children.begin() + static_cast<std::ptrdiff_t>(row),
                                std::make_move_iterator(made.begin()),
                                std::make_move_iterator(made.end()));
        endInsertRows();
    }
}

void OutlineModel::forgetNodes(const Node& node)
{
    for (const auto& child : node.children)
        forgetNodes(*child);
    if (node.object)
        m_nodes.erase(node.object);
    else
        m_headings.erase(node.heading);
}

void OutlineModel::removeNode(Node* node)
{
    Node* parent = node->parent;
    const int row = node->row();
    // Those behind it that are gone, too, go with it.
    int last = row;
    const auto isGone = [&](const Node& sibling) {
        return sibling.object && !m_document.contains(sibling.object);
    };
    if (isGone(*node)) {
        while (last + 1 < static_cast<int>(parent->children.size())
               && isGone(*parent->children[static_cast<std::size_t>(last) + 1]))
            ++last;
    }
    beginRemoveRows(indexOfNode(parent), row, last);
    for (int i = row; i <= last; ++i)
        forgetNodes(*parent->children[static_cast<std::size_t>(i)]);
    parent->children.erase(parent->children.begin() + row, parent->children.begin() + last + 1);
    endRemoveRows();
    // Headings of a search go with what was found under them.
    if (m_foundOnly && parent != m_root.get() && !parent->object && parent->children.empty())
        removeNode(parent);
}

void OutlineModel::update(const azure::Document& document, const azure::ChangeSet& changes)
{
    m_comesMuch = changes.added.size() > kMostWhole;
    // A machine stands where its interface stands and an interface under its machine, so both
    // follow each other.
    std::vector<ObjectId> touched;
    const auto touch = [&](const azure::Document& version, ObjectId id) {
        touched.push_back(id);
        if (const auto* nic = version.find(NicId::of(id)); nic && nic->virtualMachine)
            touched.push_back(nic->virtualMachine);
        if (id.kind() == Kind::VirtualMachine) {
            const auto nics = version.referrers(id, Kind::NetworkInterface);
            touched.insert(touched.end(), nics.begin(), nics.end());
        }
        // The state of a peering is that of both sides.
        if (const auto* peering = version.find(PeeringId::of(id))) {
            const ObjectId reverse = azure::reverseOf(version, PeeringId::of(id));
            if (reverse && peering->remoteVirtualNetwork)
                touched.push_back(reverse);
        }
    };
    for (const auto* list : {&changes.added, &changes.updated, &changes.removed}) {
        for (const ObjectId id : *list) {
            touch(m_document, id);
            touch(document, id);
        }
    }
    sortUnique(touched);
    const azure::Document before = std::exchange(m_document, document);
    // First out with what is gone or stands elsewhere, then in with what came.
    for (const ObjectId id : touched) {
        if (mayStandInside(id.kind())) {
            if (document.contains(id) && !outlineParent(document, id))
                m_loose.insert(id);
            else
                m_loose.erase(id);
        }
    }
    for (const ObjectId id : touched) {
        const auto node = m_nodes.find(id);
        if (node == m_nodes.end())
            continue;
        const ObjectId parent = outlineParent(document, id);
        if (!document.contains(id) || node->second->parent->object != parent)
            removeNode(node->second);
    }
    refreshHeadings();
    std::map<Node*, std::vector<ObjectId>> come;
    for (const ObjectId id : touched) {
        if (Node* parent = refresh(before, id))
            come[parent].push_back(id);
    }
    for (const auto& [parent, ids] : come)
        insertNodes(parent, ids);
}

OutlineModel::Node* OutlineModel::refresh(const azure::Document& before, ObjectId id)
{
    if (!isOutlined(id.kind()) || !m_document.contains(id))
        return nullptr;
    const auto node = m_nodes.find(id);
    if (node != m_nodes.end()) {
        // A tree measures its columns anew for each row that it is told of.
        if (before.contains(id) && name(before, id) == name(m_document, id)
            && detail(before, id) == detail(m_document, id))
            return nullptr;
        const QModelIndex first = indexOfNode(node->second);
        emit dataChanged(first, first.siblingAtColumn(1));
        return nullptr;
    }
    Node* parent = m_foundOnly ? nullptr : parentFor(id);
    return parent != nullptr && parent->fetched ? parent : nullptr;
}

void OutlineModel::refreshHeadings()
{
    if (m_foundOnly)
        return;
    for (std::size_t i = 0; i < kKindCount; ++i) {
        const auto kind = static_cast<Kind>(i);
        const auto known = m_headings.find(kind);
        const bool wanted = wantsHeading(kind);
        if (wanted && known == m_headings.end()) {
            insertHeading(kind);
        } else if (!wanted && known != m_headings.end()) {
            removeNode(known->second);
        } else if (known != m_headings.end() && known->second->fetched && mayStandInside(kind)) {
            std::vector<ObjectId> come = childrenOf(*known->second);
            std::erase_if(come, [this](ObjectId id) { return m_nodes.contains(id); });
            insertNodes(known->second, come);
        }
    }
}

QModelIndex OutlineModel::reveal(ObjectId id)
{
    if (!m_foundOnly && m_document.contains(id) && isOutlined(id.kind()) && !m_nodes.contains(id)) {
        const ObjectId parent = outlineParent(m_document, id);
        if (parent) {
            const QModelIndex index = reveal(parent);
            if (index.isValid())
                fetchMore(index);
        } else if (const auto heading = m_headings.find(id.kind()); heading != m_headings.end()) {
            fetch(heading->second);
        }
    }
    return indexOf(id);
}

bool OutlineModel::hasChildren(const QModelIndex& parent) const
{
    if (parent.column() > 0)
        return false;
    return hasChildrenIn(parent.isValid() ? *static_cast<const Node*>(parent.constInternalPointer())
                                          : *m_root);
}

bool OutlineModel::canFetchMore(const QModelIndex& parent) const
{
    if (!parent.isValid() || parent.column() > 0 || m_foundOnly)
        return false;
    return !static_cast<const Node*>(parent.constInternalPointer())->fetched;
}

void OutlineModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        fetch(const_cast<Node*>(static_cast<const Node*>(parent.constInternalPointer())));
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

QString OutlineModel::name(const azure::Document& document, ObjectId id)
{
    const QString name = toQString(outlineName(document, id));
    if (id.kind() != Kind::Peering)
        return name;
    return tr("%1 (peering, %2)")
        .arg(name, toQString(toString(azure::peeringState(document, PeeringId::of(id)))));
}

QString OutlineModel::detail(const azure::Document& document, ObjectId id)
{
    if (const auto* unknown = document.find(UnknownId::of(id)))
        return tr("%1, not modelled").arg(toQString(unknown->type));
    return toQString(outlineAddresses(document, id));
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
            return node->object ? detail(m_document, node->object) : QString();
        if (node->object)
            return name(m_document, node->object);
        return headingText(kind);
    case Qt::AccessibleTextRole:
        if (!node->object)
            return headingText(kind);
        if (index.column() == 1)
            return detail(m_document, node->object);
        if (kind == Kind::Peering) // its name says so
            return name(m_document, node->object);
        return tr("%1, %2").arg(name(m_document, node->object), DocumentController::text(kind));
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
    case Kind::ApplicationSecurityGroup:
        return tr("Application security groups");
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
