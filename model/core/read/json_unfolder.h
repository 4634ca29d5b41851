#pragma once

#include "core/read/json_tree.h"

#include <memory>

namespace peerscape::read::json {

/// Reads objects that a tree left folded, a few at a time, into memory that is used again: a large
/// list needs no tree of all that is in it.
class Unfolder
{
public:
    Unfolder();
    ~Unfolder();
    Unfolder(const Unfolder&) = delete;
    Unfolder& operator=(const Unfolder&) = delete;

    /// The whole of a folded value; any other one as it is. What was asked of the folded one counts
    /// as used. Lasts until `clear`, or the tree's end. O(its bytes).
    [[nodiscard]] Value unfolded(const Value& value);
    void clear();
    /// Whether something turned out not to be valid or beyond the limits; it has no members then.
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    /// Counts what another one unfolded, and whether it failed, as this one's own.
    void takeOver(const Unfolder& other);

private:
    struct State;
    std::unique_ptr<State> m_state; ///< Null until something is unfolded.
    std::size_t m_count = 0;        ///< Values of all that was unfolded.
    bool m_hasFailed = false;
};

/// `part` folded again, an object in what the folded `whole` was unfolded to. Lasts as long as the
/// tree.
[[nodiscard]] Value folded(const Value& part, const Value& whole);

} // namespace peerscape::read::json
