#include "core/read/terraform/attributes.h"

#include "core/read/terraform/attribute_lists.h"

#include <algorithm>
#include <array>

namespace peerscape::read::terraform {

namespace {

constexpr std::array kCommon{
    Attribute{"id"},
    Attribute{"name", As::Copy, "name"},
    Attribute{"location", As::Copy, "location"},
    Attribute{"resource_group_name"},
    Attribute{"tags", As::Copy, "tags"},
    Attribute{"zones", As::Copy, "zones"},
    Attribute{"virtual_network_name"},
    Attribute{"edge_zone", As::EdgeZone, "extendedLocation"},
};

} // namespace

std::span<const Attribute> attributesOf(std::string_view type)
{
    for (const auto lists : {networkAttributes(), hostAttributes(), hybridAttributes()}) {
        const auto list = std::find_if(lists.begin(), lists.end(), [&](const AttributeList& item) {
            return item.type == type;
        });
        if (list != lists.end())
            return list->attributes;
    }
    return {};
}

std::span<const Attribute> commonAttributes()
{
    return kCommon;
}

} // namespace peerscape::read::terraform
