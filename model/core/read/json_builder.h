#pragma once

#include "core/read/json_storage.h"

#include <simdjson.h>

#include <optional>

namespace peerscape::read::json {

/// Why a text could not be built.
struct Failure
{
    const char* code = "Syntax";       ///< As Tree::parse says.
    std::string_view reason;           ///< A literal, marked for translation when it is ours.
    std::optional<std::size_t> offset; ///< In the file; nothing when nobody knows.
    bool isFinal = false;              ///< Blanking comments would not help.
};

/// Where a text that is built stands.
struct Place
{
    std::uint32_t file = 0;
    std::uint32_t offset = 0;
    unsigned depth = 1;
};

/// Turns JSON into values, one text after the other, counting depth and values. For the sources of
/// this folder only.
class Builder
{
public:
    /// The values are kept in `storage`; `progress` hears of large texts.
    explicit Builder(Storage& storage, Progress progress = {});

    /// Builds the object or array that `text` is, behind which simdjson's padding can be read; with
    /// `folding` the objects of its list only folded (see Tree::parse). Nothing when all went well.
    [[nodiscard]] std::optional<Failure> build(std::string_view text, const Place& place,
                                               Folding folding, Value& root);
    /// Whether something was folded.
    [[nodiscard]] bool hasFolded() const { return m_hasFolded; }
    /// How many values the last text has.
    [[nodiscard]] std::size_t count() const { return m_count; }

private:
    bool buildRoot(Value& root, unsigned depth);
    bool buildValue(simdjson::ondemand::value source, Value& target, unsigned depth);
    bool buildObject(simdjson::ondemand::value source, Value& target, unsigned depth);
    bool buildMembers(simdjson::ondemand::object object, Value& target, unsigned depth);
    bool buildArray(simdjson::ondemand::value source, Value& target, unsigned depth);
    /// Reads no more of an object than its id and where it ends; what has no id as a whole.
    bool foldValue(simdjson::ondemand::value source, Value& target, unsigned depth);
    /// Says where a value stands that begins with `token`; false when it was cancelled.
    bool begin(std::string_view token, Value& target);
    /// Says where an object ends, all of which was read.
    void close(Value& target);
    /// A member's name; a view of nothing, not even an empty text, when it is not valid.
    std::string_view keyOf(simdjson::ondemand::field& field);
    [[nodiscard]] std::uint32_t offsetOf(const char* place) const;
    bool refuse(const char* reason, std::size_t offset);
    bool fail(const char* reason, std::size_t offset);

    Storage& m_storage;
    Progress m_progress;
    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::document m_document;
    std::string_view m_text;
    Place m_place;
    std::optional<Failure> m_failure;
    bool m_folds = false;     ///< What is asked for.
    bool m_foldsList = false; ///< The member of the root being built is a list to be folded.
    bool m_hasFolded = false;
    std::size_t m_count = 0;
    std::size_t m_nextReport = 0;
    unsigned m_maxDepth = kMaxDepth;
    std::vector<Value> m_items;    ///< Of all arrays that are open.
    std::vector<Member> m_members; ///< Of all objects that are open.
};

} // namespace peerscape::read::json
