#include "core/arm/actions.h"

#include "core/azure/names.h"
#include "core/edit/put.h"

#include <fmt/format.h>

namespace peerscape::arm {

Error resourceNotFound(const ResourcePath& path)
{
    if (path.names.size() > 1)
        return {"NotFound", fmt::format("Resource {} not found.", path.id()), {}};
    return {"ResourceNotFound",
            fmt::format("The Resource '{}' under resource group '{}' was not found. For more "
                        "details please go to https://aka.ms/ARMResourceNotFoundFix",
                        path.shortName(), path.resourceGroup),
            {}};
}

Response runAction(const route::RouteEngine& routes, const ResourcePath& path,
                   const Request& request)
{
    const std::string action = toLower(path.types.back());
    if (equalsIgnoringCase(path.provider, "Microsoft.Network")
        && equalsIgnoringCase(path.types.front(), "networkWatchers"))
        return watcherAction(routes, action, request.body);
    ResourcePath resource = path;
    resource.types.pop_back();
    const ObjectId id = findResource(routes.document(), resource.id());
    if (!id)
        return errorResponse(resourceNotFound(resource));
    switch (id.kind()) {
    case Kind::NetworkInterface:
        return interfaceAction(routes, NicId::of(id), action);
    case Kind::VirtualNetworkGateway:
        return gatewayAction(routes, GatewayId::of(id), action, request);
    case Kind::VirtualMachine:
        return machineAction(routes.document(), VmId::of(id), action);
    default:
        return errorResponse({"NotFound", "The action '" + action + "' does not exist.", {}});
    }
}

Response machineAction(const azure::Document& document, VmId machine, std::string_view action)
{
    const bool starts = action == "start" || action == "restart";
    if (!starts && action != "poweroff" && action != "deallocate")
        return errorResponse(
            {"NotFound", "The action '" + std::string(action) + "' does not exist.", {machine}});
    const auto edit = edit::modify(document, machine,
                                   [&](azure::VirtualMachine& value) { value.running = starts; });
    if (!edit)
        return errorResponse(edit.error());
    Response response;
    if (!edit->changes.empty())
        response.edit = *edit;
    return response;
}

} // namespace peerscape::arm
