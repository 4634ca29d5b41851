#include "core/write/kept_json.h"

namespace peerscape::write {

nlohmann::ordered_json keptObject(const Text& extra)
{
    auto kept = nlohmann::ordered_json::parse(extra.view(), nullptr, false);
    return kept.is_object() ? std::move(kept) : nlohmann::ordered_json::object();
}

} // namespace peerscape::write
