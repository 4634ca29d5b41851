#pragma once

#include "core/azure/resources.h"

#include <nlohmann/json.hpp>

#include <string>

namespace peerscape::write {

/// What a machine is created from and as: what the file it came from says, else what is usual.
struct MachineSetup
{
    /// Of an image of the marketplace; empty when `imageId` says one's own, or a disk is attached.
    std::string publisher;
    std::string offer;
    std::string sku;
    std::string version;
    std::string imageId;
    bool isUsualImage = false;       ///< No other is known of it,
    bool isPartOfImageKnown = false; ///< but that its file says something of one.
    bool attachesDisk = false;       ///< It starts from a disk that is there already,
    std::string attachedDisk;        ///< of this id; empty when the file does not say it.
    // Of its disk; empty for what Azure would choose.
    std::string diskName;
    std::string diskCaching;
    std::string diskSku;
    std::string diskSizeGb;
    std::string adminUsername;
    std::string computerName;
};

/// Takes the setup out of what was kept of a machine's file (kept_json.h), so that the rest is
/// there that it does not say. O(kept).
MachineSetup takeSetup(const azure::VirtualMachine& machine, nlohmann::ordered_json& kept);
[[nodiscard]] MachineSetup setupOf(const azure::VirtualMachine& machine);

} // namespace peerscape::write
