#pragma once

#include "core/route/route_engine.h"

#include <memory>
#include <span>

namespace peerscape::route {

/// What decides about one destination: the row's source and next hop type, and where the row comes
/// from, as `EffectiveRoute` says it. Of rows that win together, the first.
struct Decision
{
    azure::RouteSource source = azure::RouteSource::Default;
    azure::NextHopType type = azure::NextHopType::None; ///< Also where no row matches (2.7).
    ObjectId origin;
    std::uint32_t originIndex = 0;
    bool operator==(const Decision&) const = default;
};

/// Answers many next hop questions by asking the layers of a subnet's table one after the other,
/// without making the table: the same answers as `selectNextHop` on it, exception E1 included
/// (5.2, 4.3.6). Each layer is flattened once into ranges without overlap, shared by all subnets
/// that have it. A snapshot: it does not follow the engine.
class NextHopFinder
{
public:
    struct Question
    {
        SubnetId subnet;
        net::Address destination;
    };

    /// O(subnets + rows of the layers, log). Memory: some 16 bytes a row of each distinct layer.
    explicit NextHopFinder(const RouteEngine& engine);
    ~NextHopFinder();
    NextHopFinder(NextHopFinder&&) noexcept;
    NextHopFinder& operator=(NextHopFinder&&) noexcept;

    /// O(log rows) for each layer.
    [[nodiscard]] Decision find(const Question& question) const;
    /// The same for many at once, several times faster: what one question waits for is fetched
    /// while others are worked on. `answers` is as long as `questions`.
    void find(std::span<const Question> questions, std::span<Decision> answers) const;

private:
    class Index;
    std::unique_ptr<const Index> m_index;
};

} // namespace peerscape::route
