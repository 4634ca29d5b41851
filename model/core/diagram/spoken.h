#pragma once

#include "core/azure/document.h"
#include "core/base/result.h"
#include "core/diagram/display_list.h"

#include <string>
#include <vector>

/// What is said of an object that is drawn: its kind, name and state, for a screen reader.
namespace peerscape::diagram {

/// Words that are the same in every language: a name, an address, a term of Azure.
[[nodiscard]] inline Message verbatim(std::string words)
{
    return {"{0}", {std::move(words)}};
}

/// One part after the other: "Peering hub to spoke1", "connected", "gateway transit allowed".
/// `element` has an object.
[[nodiscard]] std::vector<Message> spokenOf(const azure::Document& document,
                                            const Element& element);

/// The same in English, as files have it.
[[nodiscard]] std::string spokenText(const azure::Document& document, const Element& element);

/// How much is in a collapsed network.
struct NetworkContent
{
    Message subnets; ///< "2 subnets"
    Message things;  ///< "3 things in them"
};
[[nodiscard]] NetworkContent contentOf(const azure::Document& document, VnetId id);

} // namespace peerscape::diagram
