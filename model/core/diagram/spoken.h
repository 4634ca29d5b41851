#pragma once

#include "core/azure/document.h"
#include "core/diagram/display_list.h"
#include "core/diagram/words.h"

#include <string>

/// What is said of an object that is drawn: its kind, name and state, for a screen reader.
namespace peerscape::diagram {

/// One part after the other: "Peering hub to spoke1, connected, gateway transit allowed". `element`
/// has an object.
[[nodiscard]] std::string spokenText(const azure::Document& document, const Element& element,
                                     const Words& words);

/// How much is in a collapsed network.
struct NetworkContent
{
    std::string subnets; ///< "2 subnets"
    std::string things;  ///< "3 things in them"
};
[[nodiscard]] NetworkContent contentOf(const azure::Document& document, VnetId id,
                                       const Words& words);

} // namespace peerscape::diagram
