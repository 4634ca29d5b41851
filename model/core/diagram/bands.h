#pragma once

#include "core/azure/document.h"
#include "core/diagram/display_list.h"
#include "core/diagram/words.h"

#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace peerscape::diagram {

/// The bands of regions and the frames of subscriptions and tenants: each the rectangle round the
/// networks that belong to it, kept up to date network by network without looking at all of them.
class Bands
{
public:
    explicit Bands(Words words)
        : m_words(std::move(words))
    {
    }

    /// Notes where a network stands; replaces what was noted before. O(log n + n / 64).
    void put(const azure::Document& document, VnetId id, const Rect& rect);
    void remove(VnetId id);

    /// Makes the elements again from what is noted and adds to `areas` what looks different now.
    /// O(bands + n / 64).
    void rebuild(std::vector<Rect>& areas);

    /// Frames of tenants, then of subscriptions, then bands of regions.
    [[nodiscard]] const std::vector<Element>& elements() const { return m_elements; }
    /// Number of networks in the band `elements()[index]`.
    [[nodiscard]] std::size_t networksIn(std::size_t index) const { return m_counts[index]; }

private:
    /// The sets of frames, in painting order.
    enum Set : std::size_t { Tenants, Subscriptions, Regions, SetCount };
    /// Networks with neighbouring numbers, and the rectangle round them.
    struct Block
    {
        std::vector<std::pair<std::uint32_t, Rect>> members;
        Rect all;
    };
    using Blocks = std::map<std::uint32_t, Block>;
    struct Frame
    {
        Blocks blocks;
        std::size_t count = 0;
    };
    using Frames = std::map<std::string, Frame>;
    using Names = std::array<const std::string*, SetCount>; ///< Keys of the frames; null: in none.

    static void insert(Frame& frame, std::uint32_t member, const Rect& rect);
    static void erase(Frame& frame, std::uint32_t member);
    void makeElements(Set set);

    Words m_words;
    std::array<Frames, SetCount> m_frames;
    std::unordered_map<std::uint32_t, Names> m_names; ///< By the network's number.
    std::vector<Element> m_elements;
    std::vector<std::size_t> m_counts;
};

} // namespace peerscape::diagram
