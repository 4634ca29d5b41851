#include "core/read/json_tree.h"

#include "core/base/text.h"
#include "core/read/json_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace peerscape::read::json {

struct Tree::Content
{
    simdjson::padded_string copy; ///< Of the text, where that could not be parsed in its place.
    Storage storage;
};

std::string withoutComments(std::string_view bytes)
{
    std::string text(bytes);
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char& c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
            else if (static_cast<unsigned char>(c) < 0x20)
                c = ' ';
        } else if (c == '"') {
            inString = true;
        } else if (c == '/' && i + 1 < text.size() && (text[i + 1] == '/' || text[i + 1] == '*')) {
            const bool line = text[i + 1] == '/';
            const std::size_t end = line ? text.find('\n', i) : text.find("*/", i + 2);
            const std::size_t stop =
                end == std::string::npos ? text.size() : (line ? end : end + 2);
            for (; i < stop; ++i) {
                if (text[i] != '\n')
                    text[i] = ' ';
            }
            --i;
        }
    }
    return text;
}

Error errorAt(const std::string& name, LineColumn place, std::string code, Message reason)
{
    return ownError(std::move(code),
                    {PEERSCAPE_TR_NOOP("{0}:{1}:{2}: {3}"),
                     {name, std::to_string(place.line), std::to_string(place.column)},
                     {std::move(reason)}});
}

Tree::Tree()
    : m_content(std::make_unique<Content>())
{
}
Tree::~Tree() = default;

Result<std::unique_ptr<Tree>> Tree::parse(std::string name, std::string_view bytes,
                                          std::uint32_t file, const ParseOptions& options)
{
    static_assert(kPadding >= simdjson::SIMDJSON_PADDING);
    std::unique_ptr<Tree> tree(new Tree);
    tree->m_name = std::move(name);
    tree->m_bytes = bytes;
    const auto error = [&](const char* code, std::size_t offset, std::string_view reason) {
        return tl::unexpected<Error>(
            errorAt(tree->m_name, lineColumn(bytes, offset), code, {reason, {}}));
    };
    if (bytes.size() > kMaxBytes)
        return error("Limit", 0, PEERSCAPE_TR_NOOP("the file is larger than 2 GiB"));
    struct Way
    {
        Folding folding;
        bool isCleaned;
    };
    std::vector<Way> ways{{Folding::None, false}};
    if (options.folding != Folding::None)
        ways.insert(ways.begin(), {options.folding, false});
    if (options.lenient)
        ways.push_back({Folding::None, true});
    std::string_view reason;
    std::size_t offset = 0;
    for (const Way& way : ways) {
        tree->m_content = std::make_unique<Content>();
        Content& content = *tree->m_content;
        const bool hasMark = bytes.starts_with("\xef\xbb\xbf");
        std::string_view text = bytes;
        if (way.isCleaned || hasMark || !options.padded) {
            content.copy = way.isCleaned ? simdjson::padded_string(withoutComments(bytes))
                                         : simdjson::padded_string(bytes);
            if (hasMark) // blanked, so that offsets stay
                std::fill_n(content.copy.data(), 3, ' ');
            text = {content.copy.data(), content.copy.size()};
        }
        Builder builder(content.storage, options.progress);
        const auto failure = builder.build(text, {.file = file}, way.folding, tree->m_root);
        if (!failure) {
            tree->m_hasFolded = builder.hasFolded();
            return tree;
        }
        reason = failure->reason;
        offset = failure->offset.value_or(offset);
        if (failure->isFinal)
            return error(failure->code, offset, reason);
    }
    return error("Syntax", offset, reason);
}

LineColumn Tree::at(std::size_t offset) const
{
    constexpr std::size_t kBlock = std::size_t{1} << 16U;
    offset = std::min(offset, m_bytes.size());
    const std::size_t block = offset / kBlock;
    const auto after = [this](Mark mark, std::size_t first, std::size_t count) {
        const std::string_view part = m_bytes.substr(first, count);
        mark.breaks += static_cast<std::size_t>(std::count(part.begin(), part.end(), '\n'));
        if (const std::size_t last = part.rfind('\n'); last != std::string_view::npos)
            mark.lineStart = first + last + 1;
        return mark;
    };
    if (m_marks.empty())
        m_marks.push_back({});
    while (m_marks.size() <= block)
        m_marks.push_back(after(m_marks.back(), (m_marks.size() - 1) * kBlock, kBlock));
    const Mark here = after(m_marks[block], block * kBlock, offset - block * kBlock);
    return {here.breaks + 1, offset - here.lineStart + 1};
}

void quoted(std::string_view text, std::string& out)
{
    out += '"';
    std::size_t plain = 0; // where the part begins that needs no escape
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20)
            continue;
        out += text.substr(plain, i - plain);
        plain = i + 1;
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        }
    }
    out += text.substr(plain);
    out += '"';
}

std::string quoted(std::string_view text)
{
    std::string out;
    quoted(text, out);
    return out;
}

bool SeenKeys::add(std::string_view key)
{
    const auto few = std::span(m_few).first(std::min(m_count, kFew));
    if (std::find(few.begin(), few.end(), key) != few.end())
        return false;
    if (m_count < kFew)
        m_few[m_count] = key;
    else if (!m_many.insert(key).second)
        return false;
    ++m_count;
    return true;
}

namespace {

/// A number in the one form that it has once it was saved and read again: 1e5 and 100000.0 are the
/// same, and whoever writes JSON prints one of them.
void appendNumber(std::string_view text, std::string& out)
{
    constexpr std::size_t kSurelyWhole = 18;
    const char* end = text.data() + text.size();
    const bool isWhole = text.find_first_of(".eE") == std::string_view::npos;
    // Expressions may have zeros in front; -0 is a fraction to some and 0 to others.
    const bool hasZeros = text.starts_with("-0") || (text.starts_with('0') && text.size() > 1);
    if (isWhole && text.size() <= kSurelyWhole && !hasZeros) {
        out += text;
        return;
    }
    const auto whole = [&](auto number) {
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (!isWhole || error != std::errc() || stop != end)
            return false;
        out += std::to_string(number);
        return true;
    };
    if (whole(std::int64_t{}) || whole(std::uint64_t{}))
        return;
    double number = 0;
    std::from_chars(text.data(), end, number);
    const std::string shortest = fmt::format("{}", number);
    out += shortest;
    if (shortest.find_first_of(".e") == std::string::npos)
        out += ".0";
}

} // namespace

void serialise(const Value& value, std::string& out)
{
    switch (value.type) {
    case Type::Null:
        out += "null";
        return;
    case Type::Boolean:
        out += value.boolean ? "true" : "false";
        return;
    case Type::Number:
        appendNumber(value.text, out);
        return;
    case Type::String:
        quoted(value.text, out);
        return;
    case Type::Unknown:
        out += "\"<?>\"";
        return;
    case Type::Array: {
        out += '[';
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            if (i > 0)
                out += ',';
            serialise(value.items[i], out);
        }
        out += ']';
        return;
    }
    case Type::Object: {
        out += '{';
        SeenKeys seen;
        for (const Member& member : value.members) {
            if (!seen.add(member.key))
                continue;
            if (out.back() != '{')
                out += ',';
            quoted(member.key, out);
            out += ':';
            serialise(member.value, out);
        }
        out += '}';
        return;
    }
    }
}

std::string serialise(const Value& value)
{
    std::string out;
    serialise(value, out);
    return out;
}

LineColumn lineColumn(std::string_view bytes, std::size_t offset)
{
    const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
    const std::size_t newline = before.rfind('\n');
    return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
            newline == std::string_view::npos ? before.size() + 1 : before.size() - newline};
}

Pool::Pool()
    : m_storage(std::make_unique<Storage>())
{
}
Pool::~Pool() = default;

std::string_view Pool::keep(std::string_view text)
{
    return m_storage->keep(text);
}

std::span<const Value> Pool::keep(const std::vector<Value>& items)
{
    return m_storage->items.keep(items);
}

std::span<const Member> Pool::keep(const std::vector<Member>& members)
{
    return m_storage->members.keep(members);
}

} // namespace peerscape::read::json
