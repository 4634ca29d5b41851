#include "core/replay/texts.h"

#include <map>
#include <vector>

namespace peerscape::replay {

namespace {

/// The paragraphs of a text at its left edge: blocks with what stands inside of them.
std::vector<std::string> blocksOf(const std::string& text)
{
    std::vector<std::string> blocks;
    std::string block;
    bool wasEmpty = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        at = end + 1;
        const bool begins = wasEmpty && !line.empty() && line.front() != ' ' && line.front() != '}';
        if (begins && !block.empty())
            blocks.push_back(std::exchange(block, {}));
        wasEmpty = line.empty();
        block += line + '\n';
    }
    blocks.push_back(std::move(block));
    for (std::string& one : blocks)
        one.erase(one.find_last_not_of('\n') + 1);
    return blocks;
}

/// The line that says what a block is: the first that is no comment and no decorator.
std::string headOf(const std::string& block)
{
    for (std::size_t at = 0; at < block.size();) {
        const std::size_t end = std::min(block.find('\n', at), block.size());
        const std::string line = block.substr(at, end - at);
        if (!line.empty() && line.front() != '/' && line.front() != '#' && line.front() != '@')
            return line;
        at = end + 1;
    }
    return {};
}

} // namespace

std::string changedBlocks(const std::string& before, const std::string& after,
                          std::string_view comment)
{
    std::map<std::string, std::string> known;
    std::vector<std::string> order;
    for (std::string& block : blocksOf(before)) {
        const std::string head = headOf(block);
        if (known.emplace(head, std::move(block)).second)
            order.push_back(head);
    }
    std::string text;
    const auto add = [&](const std::string& block) {
        text += (text.empty() ? "" : "\n\n") + block;
    };
    for (const std::string& block : blocksOf(after)) {
        const std::string head = headOf(block);
        const auto old = known.find(head);
        if (!head.empty() && (old == known.end() || old->second != block))
            add(block);
        if (old != known.end())
            known.erase(old);
    }
    for (const std::string& head : order) {
        if (known.contains(head) && !head.empty())
            add(std::string(comment)
                + " removed: " + head.substr(0, head.find_last_not_of(" ={") + 1));
    }
    return text;
}

} // namespace peerscape::replay
