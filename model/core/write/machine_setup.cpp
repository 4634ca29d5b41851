#include "core/write/machine_setup.h"

#include "core/azure/part_names.h"
#include "core/write/kept_json.h"

namespace peerscape::write {

namespace {

using Json = nlohmann::ordered_json;

/// Takes a member out of an object, whatever the case of its name, as az spells some its own way;
/// null when there is none.
Json take(Json& object, std::string_view name)
{
    if (!object.is_object())
        return {};
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (equalsIgnoringCase(member.key(), name)) {
            Json value = std::move(*member);
            object.erase(member);
            return value;
        }
    }
    return {};
}

/// A text; empty for anything else.
std::string takeText(Json& object, std::string_view name)
{
    const Json value = take(object, name);
    return value.is_string() ? value.get<std::string>() : std::string();
}

/// Gives back what is left of a member that was taken.
void giveBack(Json& object, const char* name, Json rest)
{
    if (!rest.is_null() && !(rest.is_structured() && rest.empty()))
        object[name] = std::move(rest);
}

void takeImage(const azure::VirtualMachine& machine, Json& storage, MachineSetup& setup)
{
    Json image = take(storage, "imageReference");
    Json rest = image;
    setup.imageId = takeText(rest, "id");
    setup.publisher = takeText(rest, "publisher");
    setup.offer = takeText(rest, "offer");
    setup.sku = takeText(rest, "sku");
    setup.version = takeText(rest, "version");
    take(rest, "exactVersion"); // Azure's answer to "latest"
    const bool isWhole = !setup.publisher.empty() && !setup.offer.empty() && !setup.sku.empty()
                         && !setup.version.empty();
    if (setup.imageId.empty() && !isWhole) {
        const azure::Image& usual =
            azure::usualImage(equalsIgnoringCase(machine.osType, "Windows"));
        setup.isUsualImage = true;
        setup.isPartOfImageKnown = !image.is_null();
        setup.publisher = usual.publisher;
        setup.offer = usual.offer;
        setup.sku = usual.sku;
        setup.version = azure::kImageVersion;
        giveBack(storage, "imageReference", std::move(image));
        return;
    }
    giveBack(storage, "imageReference", std::move(rest));
}

void takeDisk(Json& storage, MachineSetup& setup)
{
    Json disk = take(storage, "osDisk");
    Json managed = take(disk, "managedDisk");
    const std::string id = takeText(managed, "id"); // of an image's copy Azure's, and made anew
    const std::string option = takeText(disk, "createOption");
    setup.attachesDisk = !option.empty() && !equalsIgnoringCase(option, azure::kDiskCreateOption);
    if (setup.attachesDisk)
        setup.attachedDisk = id;
    setup.diskName = takeText(disk, "name");
    setup.diskCaching = takeText(disk, "caching");
    setup.diskSku = takeText(managed, "storageAccountType");
    const Json size = take(disk, "diskSizeGB");
    if (size.is_number_unsigned()) // it stands unquoted in Terraform
        setup.diskSizeGb = size.dump();
    else
        giveBack(disk, "diskSizeGB", size);
    giveBack(disk, "managedDisk", std::move(managed));
    giveBack(storage, "osDisk", std::move(disk));
}

} // namespace

MachineSetup takeSetup(const azure::VirtualMachine& machine, Json& kept)
{
    MachineSetup setup;
    Json properties = take(kept, "properties");
    Json storage = take(properties, "storageProfile");
    takeDisk(storage, setup);
    if (!setup.attachesDisk)
        takeImage(machine, storage, setup);
    giveBack(properties, "storageProfile", std::move(storage));
    Json profile = take(properties, "osProfile");
    setup.adminUsername = takeText(profile, "adminUsername");
    if (setup.adminUsername.empty())
        setup.adminUsername = azure::kAdministrator;
    setup.computerName = takeText(profile, "computerName");
    if (setup.computerName.empty())
        setup.computerName = azure::computerName(machine);
    giveBack(properties, "osProfile", std::move(profile));
    giveBack(kept, "properties", std::move(properties));
    return setup;
}

MachineSetup setupOf(const azure::VirtualMachine& machine)
{
    Json kept = keptObject(machine.extra);
    return takeSetup(machine, kept);
}

} // namespace peerscape::write
