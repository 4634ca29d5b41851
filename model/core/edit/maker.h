#pragma once

#include "core/edit/create.h"
#include "core/edit/put.h"

#include <optional>

namespace peerscape::edit {

/// Makes several resources as one edit: each step goes through `create` or `put`, so that every
/// rule holds on the way; the first refusal ends it. Internal to `edit`.
class Maker
{
public:
    explicit Maker(const Document& document)
        : m_before(document)
        , m_current(document)
    {
    }

    [[nodiscard]] const Document& document() const { return m_current; }
    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    void refuse(Error error)
    {
        if (!m_error)
            m_error = std::move(error);
    }

    /// Adds a resource; gives its id, or none after a refusal.
    template<class R>
    Id<R::kKind> add(R value)
    {
        take(failed() ? EditResult(fail({}, {})) : create(m_current, std::move(value)));
        return failed() ? Id<R::kKind>() : Id<R::kKind>::of(m_last);
    }
    /// Changes a resource of this or an earlier step.
    template<Kind K, class Change>
    void change(Id<K> id, Change&& change)
    {
        if (!failed())
            take(modify(m_current, id, std::forward<Change>(change)));
    }
    /// Goes on from the result of another edit.
    void take(EditResult result)
    {
        if (failed())
            return;
        if (!result) {
            m_error = std::move(result.error());
            return;
        }
        m_current = std::move(result->next);
        if (!result->created.empty())
            m_last = result->created.front();
    }
    /// Places an object that was made.
    void place(ObjectId id, const std::optional<azure::Placement>& placement)
    {
        if (failed() || !placement || !id)
            return;
        azure::Transaction transaction(m_current);
        transaction.place(id, *placement);
        m_current = transaction.take();
    }

    /// The edit with what a person would call new, or the refusal.
    [[nodiscard]] EditResult finish(Message label, std::vector<ObjectId> created = {}) const
    {
        if (m_error)
            return tl::unexpected<Error>(*m_error);
        return Edit{m_current, Document::diff(m_before, m_current), std::move(label),
                    std::move(created)};
    }

private:
    Document m_before;
    Document m_current;
    ObjectId m_last;
    std::optional<Error> m_error;
};

/// Names and places that a resource takes over from the network it stands in.
[[nodiscard]] const azure::VirtualNetwork* vnetAround(const Document& document, SubnetId subnet);

/// `name`, or a free one of the stem when it is empty.
[[nodiscard]] Text nameOr(const Document& document, Kind kind, const std::string& name,
                          std::string_view stem, VnetId parent = {});

/// The newest network's group and region, for things that stand in none; made when the document has
/// none.
struct Home
{
    ResourceGroupId resourceGroup;
    Text location;
};
[[nodiscard]] Home homeOf(Maker& maker);

/// The subnet of this name in a network, made with its usual size when it is missing.
[[nodiscard]] SubnetId platformSubnet(Maker& maker, VnetId vnet, std::string_view name);

/// A public IP address named after what it is for.
[[nodiscard]] PublicIpId addPublicIpFor(Maker& maker, const azure::VirtualNetwork& vnet,
                                        const Text& owner);

/// A resource of type R that stands where the network stands.
template<class R>
[[nodiscard]] R madeIn(const azure::VirtualNetwork& vnet, Text name)
{
    R resource;
    resource.name = std::move(name);
    resource.resourceGroup = vnet.resourceGroup;
    resource.location = vnet.location;
    return resource;
}

} // namespace peerscape::edit
