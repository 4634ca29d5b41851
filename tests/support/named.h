#pragma once

#include "core/azure/names.h"

#include <string_view>

namespace peerscape::test {

/// The resource of a kind that has a name; none when there is none, or several.
template<class R>
Id<R::kKind> named(const azure::Document& document, std::string_view name)
{
    const auto found = azure::findByName(document, R::kKind, name);
    return found ? Id<R::kKind>::of(*found) : Id<R::kKind>();
}

} // namespace peerscape::test
