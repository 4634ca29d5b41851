#pragma once

#include "core/azure/document.h"
#include "core/route/effective_route.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace peerscape::test {

/// Counts what a property test reaches, so that it can fail when its random input never comes to
/// what it claims to check. Things are named by short texts.
class Coverage
{
public:
    /// Counts `Kind added`, `Kind removed` and `Kind.field` for each object that changed, and
    /// `settings`, `moved`.
    void countChanges(const azure::Document& before, const azure::Document& after,
                      const azure::ChangeSet& changes);
    /// Counts what the rows of a table are: source, type, state and reason, and what is special
    /// about some: IPv6, gateway routes through a peering, several next hops, …
    void countRows(const azure::Document& document, const route::EffectiveRouteTable& table);
    void count(std::string what) { ++m_counts[std::move(what)]; }

    /// The names among `wanted` that were never counted, and all names that were, for a message;
    /// empty when nothing is missing.
    [[nodiscard]] std::string missing(const std::vector<std::string_view>& wanted) const;

private:
    std::map<std::string, std::size_t, std::less<>> m_counts;
};

} // namespace peerscape::test
