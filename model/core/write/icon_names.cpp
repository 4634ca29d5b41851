#include "core/write/icon_names.h"

#include "core/base/text.h"

#include <algorithm>

namespace peerscape::write {

const IconName* iconNameOf(std::string_view glyph)
{
    const auto found = std::find_if(kIconNames.begin(), kIconNames.end(),
                                    [&](const IconName& name) { return name.glyph == glyph; });
    return found == kIconNames.end() ? nullptr : &*found;
}

std::string comparableIconName(std::string_view fileName)
{
    constexpr std::string_view kSuffix = ".svg";
    std::string name = toLower(fileName);
    if (name.ends_with(kSuffix))
        name.resize(name.size() - kSuffix.size());
    std::erase_if(name, [](char c) { return c == '-' || c == '_' || c == ' '; });
    name.erase(0, std::min(name.find_first_not_of("0123456789"), name.size()));
    constexpr std::string_view kIcon = "iconservice";
    if (name.starts_with(kIcon))
        name.erase(0, kIcon.size());
    if (name.ends_with('s'))
        name.pop_back();
    return name;
}

} // namespace peerscape::write
