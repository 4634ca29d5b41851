#include "core/edit/copying.h"

#include "core/azure/names.h"
#include "core/azure/references.h"
#include "core/edit/remove.h"

#include <algorithm>
#include <set>

/// Taking a part out of a document; putting it into one is in pasting.cpp.
namespace peerscape::edit {

namespace {

/// What a selection takes along.
class Gatherer
{
public:
    explicit Gatherer(const Document& document)
        : m_document(document)
    {
    }

    void gather(ObjectId id)
    {
        if (!m_document.contains(id) || !m_copied.insert(id).second)
            return;
        switch (id.kind()) {
        case Kind::VirtualNetwork:
            for (const ObjectId subnet : azure::subnetsOf(m_document, VnetId::of(id)))
                gather(subnet);
            break;
        case Kind::Subnet:
            for (const ObjectId resident : m_document.referrers(id)) {
                if (azure::subnetOf(m_document, resident) == SubnetId::of(id))
                    gather(resident);
            }
            break;
        case Kind::VirtualMachine:
            for (const ObjectId nic : m_document.referrers(id, Kind::NetworkInterface))
                gather(nic);
            break;
        case Kind::NetworkInterface:
            gather(m_document.find(NicId::of(id))->virtualMachine);
            break;
        default:
            break;
        }
        // A public address belongs to the one thing that has it.
        m_document.visit(id, [&](auto, const auto& resource) {
            azure::visitReferences(resource, [&](auto reference) {
                if (ObjectId(reference).kind() == Kind::PublicIpAddress)
                    gather(reference);
            });
        });
    }

    /// Peerings and connections whose ends are all copied; others that were chosen are left out.
    void gatherLines()
    {
        std::erase_if(m_copied, [](ObjectId id) {
            return id.kind() == Kind::Peering || id.kind() == Kind::Connection;
        });
        std::vector<ObjectId> lines;
        for (const ObjectId id : m_copied) {
            for (const Kind kind : {Kind::Peering, Kind::Connection}) {
                for (const ObjectId line : m_document.referrers(id, kind)) {
                    if (hasItsEnds(line))
                        lines.push_back(line);
                }
            }
        }
        m_copied.insert(lines.begin(), lines.end());
    }

    [[nodiscard]] const std::set<ObjectId>& copied() const { return m_copied; }

private:
    [[nodiscard]] bool hasItsEnds(ObjectId line) const
    {
        bool all = true;
        std::size_t ends = 0;
        m_document.visit(line, [&](auto, const auto& resource) {
            azure::visitReferences(resource, [&](auto reference) {
                const ObjectId end = reference;
                if (!end || end.kind() == Kind::ResourceGroup)
                    return;
                ++ends;
                all &= m_copied.contains(end);
            });
        });
        return all && ends == 2;
    }

    const Document& m_document;
    std::set<ObjectId> m_copied;
};

/// Whether what refers to an object of this kind needs it where it is pasted.
bool isContext(Kind kind)
{
    switch (kind) {
    case Kind::Subscription:
    case Kind::ResourceGroup:
    case Kind::RouteTable:
    case Kind::NetworkSecurityGroup:
    case Kind::ApplicationSecurityGroup:
    case Kind::NatGateway:
    case Kind::PublicIpAddress:
    case Kind::VirtualNetwork:
    case Kind::Subnet:
        return true;
    default:
        return false;
    }
}

/// Everything that a set of objects refers to and needs, the set included.
std::set<ObjectId> withContext(const Document& document, const std::set<ObjectId>& copied)
{
    std::set<ObjectId> all = copied;
    std::vector<ObjectId> waiting(copied.begin(), copied.end());
    while (!waiting.empty()) {
        const ObjectId id = waiting.back();
        waiting.pop_back();
        document.visit(id, [&](auto, const auto& resource) {
            azure::visitReferences(resource, [&](auto reference) {
                const ObjectId needed = reference;
                if (isContext(needed.kind()) && document.contains(needed)
                    && all.insert(needed).second)
                    waiting.push_back(needed);
            });
        });
    }
    return all;
}

} // namespace

Fragment copyOf(const Document& document, const std::vector<ObjectId>& objects,
                const Progress& progress)
{
    Gatherer gatherer(document);
    ProgressSteps gathering(progress, 0, 0.3, objects.size());
    for (const ObjectId id : objects) {
        if (!gathering.next())
            return {};
        gatherer.gather(id);
    }
    gatherer.gatherLines();
    const std::set<ObjectId> all = withContext(document, gatherer.copied());
    azure::Transaction transaction({});
    ProgressSteps copying(progress, 0.4, 1, all.size());
    for (const ObjectId id : all) {
        if (!copying.next())
            return {};
        document.visit(id, [&](auto typed, auto resource) {
            azure::visitReferences(resource, [&](auto& reference) {
                if (!all.contains(reference))
                    reference = {};
            });
            if constexpr (requires { resource.backendNics; })
                std::erase(resource.backendNics, NicId());
            transaction.put(typed, std::move(resource));
        });
        if (const azure::Placement* placement = document.placement(id);
            placement != nullptr && gatherer.copied().contains(id))
            transaction.place(id, *placement);
        if (const auto* bends = document.bends(id))
            transaction.bend(id, *bends);
    }
    return {transaction.take(), {gatherer.copied().begin(), gatherer.copied().end()}};
}

Message duplicateLabel(const Document& document, const std::vector<ObjectId>& objects)
{
    const std::set<ObjectId> chosen(objects.begin(), objects.end());
    if (chosen.size() == 1)
        return {PEERSCAPE_TR_NOOP("Duplicate {0}"),
                {azure::displayName(document, *chosen.begin())}};
    return {PEERSCAPE_TR_NOOP("Duplicate {0} {0|object|objects}"), {std::to_string(chosen.size())}};
}

EditResult duplicate(const Document& document, const std::vector<ObjectId>& objects,
                     const PasteOptions& options, const Progress& progress)
{
    const Fragment fragment = copyOf(document, objects, partOf(progress, 0, 0.1));
    if (fragment.objects.empty() && progress && !progress(0.1))
        return fail("Cancelled", "copying was cancelled");
    EditResult result = paste(document, fragment, options, partOf(progress, 0.1, 1));
    if (!result)
        return result;
    result->label = duplicateLabel(document, objects);
    return result;
}

EditResult cut(const Document& document, const std::vector<ObjectId>& objects,
               const Progress& progress)
{
    EditResult result = removeObjects(document, objects, progress);
    if (!result)
        return result;
    result->label = {PEERSCAPE_TR_NOOP("Cut {0} {0|object|objects}"),
                     {std::to_string(objects.size())}};
    if (objects.size() == 1)
        result->label = {PEERSCAPE_TR_NOOP("Cut {0}"),
                         {azure::displayName(document, objects.front())}};
    return result;
}

} // namespace peerscape::edit
