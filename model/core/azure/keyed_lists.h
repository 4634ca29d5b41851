#pragma once

#include "core/azure/resources.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

/// Lists of Azure's forms of which a design has one word for each element, such as the service that
/// a subnet is delegated to. What a file says beyond it is kept beside that word.
namespace peerscape::azure {

struct KeyedList
{
    enum class Element {
        Flat,       ///< Elements have no `properties`.
        KeyOutside, ///< They have, and their word stands beside these,
        KeyInside   ///< or in them.
    };

    std::string_view parent; ///< The object in the resource's `properties` that holds the list;
                             ///< empty when they do.
    std::string_view name;
    std::string_view key; ///< The member that says an element's word.
    Element element;

    /// Where the list stands in a resource, and the word in an element, as JSON pointers.
    [[nodiscard]] std::string place() const
    {
        std::string path = "/properties/";
        if (!parent.empty())
            path.append(parent).append("/");
        return path.append(name);
    }
    [[nodiscard]] std::string keyPlace() const
    {
        return std::string(element == Element::KeyInside ? "/properties/" : "/").append(key);
    }
    /// The name under which a gap tells that a member of elements is left out.
    [[nodiscard]] std::string memberName(std::string_view member) const
    {
        return std::string(name).append(".").append(member);
    }
};

/// The interfaces of a machine, which know their machine.
inline constexpr KeyedList kInterfacesOfMachine{"networkProfile", "networkInterfaces", "id",
                                                KeyedList::Element::KeyOutside};
inline constexpr KeyedList kServiceEndpoints{"", "serviceEndpoints", "service",
                                             KeyedList::Element::Flat};
inline constexpr KeyedList kDelegations{"", "delegations", "serviceName",
                                        KeyedList::Element::KeyInside};
inline constexpr KeyedList kAddressesOfNatGateway{"", "publicIpAddresses", "id",
                                                  KeyedList::Element::Flat};

/// Those of a resource, or of a part of one such as a rule.
template<class T>
[[nodiscard]] std::span<const KeyedList> keyedLists()
{
    static constexpr auto kLists = [] {
        constexpr auto references = [](std::string_view name) {
            return KeyedList{"", name, "id", KeyedList::Element::Flat};
        };
        if constexpr (std::is_same_v<T, VirtualMachine>)
            return std::array{kInterfacesOfMachine};
        else if constexpr (std::is_same_v<T, Subnet>)
            return std::array{kServiceEndpoints, kDelegations};
        else if constexpr (std::is_same_v<T, NatGateway>)
            return std::array{kAddressesOfNatGateway};
        else if constexpr (std::is_same_v<T, NicIpConfiguration>)
            return std::array{references("applicationSecurityGroups"),
                              references("loadBalancerBackendAddressPools")};
        else if constexpr (std::is_same_v<T, SecurityRule>)
            return std::array{references("sourceApplicationSecurityGroups"),
                              references("destinationApplicationSecurityGroups")};
        else
            return std::array<KeyedList, 0>{};
    }();
    return kLists;
}

} // namespace peerscape::azure
