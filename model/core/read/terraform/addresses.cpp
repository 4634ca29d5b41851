#include "core/read/terraform/addresses.h"

namespace peerscape::read::terraform {

std::vector<AddressPart> splitAddress(std::string_view text)
{
    std::vector<AddressPart> parts;
    std::size_t i = 0;
    while (i <= text.size()) {
        const std::size_t nameEnd = std::min(text.find_first_of(".[", i), text.size());
        AddressPart part{text.substr(i, nameEnd - i), {}};
        i = nameEnd;
        if (i < text.size() && text[i] == '[') {
            const std::size_t start = ++i;
            for (bool quoted = false; i < text.size() && (quoted || text[i] != ']'); ++i) {
                if (text[i] == '\\' && quoted)
                    ++i;
                else if (text[i] == '"')
                    quoted = !quoted;
            }
            const std::size_t end = std::min(i, text.size());
            part.index = text.substr(start, end - start);
            i = end + 1;
            // A second index belongs to what is inside: not needed to find the instance.
            i = std::min(text.find('.', std::min(i, text.size())), text.size());
        }
        parts.push_back(part);
        if (i >= text.size())
            break;
        ++i; // the dot
    }
    return parts;
}

std::string withIndex(std::string_view name, std::string_view index)
{
    std::string text(name);
    if (!index.empty())
        text += '[' + std::string(index) + ']';
    return text;
}

ModulePlace placeOfModule(std::string_view address)
{
    const std::vector<AddressPart> parts = splitAddress(address);
    ModulePlace place;
    for (std::size_t i = 0; i + 1 < parts.size(); i += 2) {
        if (!place.call.empty()) {
            place.parent += place.parent.empty() ? "" : ".";
            place.parent += "module." + withIndex(place.call, place.index);
        }
        place.call = parts[i + 1].name;
        place.index = parts[i + 1].index;
    }
    return place;
}

std::string configurationOf(std::string_view module)
{
    std::string text;
    if (module.empty())
        return text;
    for (const AddressPart& part : splitAddress(module)) {
        text += text.empty() ? "" : ".";
        text += part.name;
    }
    return text;
}

} // namespace peerscape::read::terraform
