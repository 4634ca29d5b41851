#include "core/read/json_tree.h"

#include "core/base/text.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <memory>

namespace peerscape::read::json {

namespace ondemand = simdjson::ondemand;

namespace {

/// Keeps arrays of plain values in few blocks, each twice as large as the one before: a large file
/// has millions of small ones, the body of a request a dozen.
template<class T>
class Arena
{
public:
    std::span<const T> keep(std::span<const T> values)
    {
        if (values.empty())
            return {};
        if (m_left < values.size()) {
            m_left = std::max(values.size(), m_block);
            m_block = std::min(2 * m_block, kLargestBlock);
            m_next = m_blocks.emplace_back(std::make_unique_for_overwrite<T[]>(m_left)).get();
        }
        T* first = m_next;
        std::copy(values.begin(), values.end(), first);
        m_next += values.size();
        m_left -= values.size();
        return {first, values.size()};
    }

private:
    static constexpr std::size_t kLargestBlock = std::max<std::size_t>(4096, 65536 / sizeof(T));
    std::size_t m_block = 32;
    std::vector<std::unique_ptr<T[]>> m_blocks;
    T* m_next = nullptr;
    std::size_t m_left = 0;
};

} // namespace

struct Tree::Storage
{
    simdjson::padded_string padded;
    ondemand::parser parser;
    Arena<Value> items;
    Arena<Member> members;
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

/// Turns simdjson's stream into a tree, counting depth and values.
class Tree::Builder
{
public:
    Builder(Tree& tree, std::uint32_t file, const Progress& progress)
        : m_tree(tree)
        , m_file(file)
        , m_progress(progress)
    {
    }

    /// Error texts end up behind FILE:line:column; empty when all went well.
    std::string error;
    std::size_t errorOffset = 0;

    bool build(ondemand::value source, Value& target, unsigned depth)
    {
        if (depth > m_maxDepth)
            return refuse(m_maxDepth == kMaxDepth ? "nested deeper than 256 levels"
                                                  : "nested deeper than 264 levels",
                          target.offset);
        if (++m_count > kMaxValues)
            return refuse("too many values", target.offset);
        const std::string_view token = source.raw_json_token();
        target.file = m_file;
        target.offset = static_cast<std::size_t>(token.data() - m_tree.m_storage->padded.data());
        if (m_count % kValuesBetweenReports == 0 && !goOn(target.offset)) {
            cancelled = true;
            return fail("cancelled", target.offset);
        }
        ondemand::json_type type{};
        if (source.type().get(type) != simdjson::SUCCESS)
            return fail("a value was expected", target.offset);
        switch (type) {
        case ondemand::json_type::object:
            return buildObject(source, target, depth);
        case ondemand::json_type::array:
            return buildArray(source, target, depth);
        case ondemand::json_type::string:
            target.type = Type::String;
            // What needs no unescaping is shown where it stands.
            if (token.find('\\') == std::string_view::npos && token.rfind('"') > 0) {
                target.text = token.substr(1, token.rfind('"') - 1);
                return true;
            }
            if (source.get_string().get(target.text) != simdjson::SUCCESS)
                return fail("the string is not valid", target.offset);
            return true;
        case ondemand::json_type::number: {
            target.type = Type::Number;
            double number = 0;
            if (source.get_double().get(number) != simdjson::SUCCESS)
                return fail("the number is not valid", target.offset);
            const std::size_t end = token.find_last_not_of(" \t\r\n");
            target.text = token.substr(0, end == std::string_view::npos ? 0 : end + 1);
            return true;
        }
        case ondemand::json_type::boolean:
            target.type = Type::Boolean;
            if (source.get_bool().get(target.boolean) != simdjson::SUCCESS)
                return fail("true or false was expected", target.offset);
            return true;
        case ondemand::json_type::null: {
            target.type = Type::Null;
            bool null = false;
            if (source.is_null().get(null) != simdjson::SUCCESS || !null)
                return fail("null was expected", target.offset);
            return true;
        }
        }
        return fail("a value was expected", target.offset);
    }

    bool limit = false;
    bool cancelled = false;

private:
    [[nodiscard]] bool goOn(std::size_t offset) const
    {
        return !m_progress
               || m_progress(static_cast<double>(offset)
                             / static_cast<double>(m_tree.m_storage->padded.size()));
    }
    bool refuse(const char* reason, std::size_t offset)
    {
        limit = true;
        return fail(reason, offset);
    }
    bool fail(const char* reason, std::size_t offset)
    {
        if (error.empty()) {
            error = reason;
            errorOffset = offset;
        }
        return false;
    }

    /// A key where it stands; nothing when it has to be unescaped.
    [[nodiscard]] std::string_view plainKey(const char* first) const
    {
        const simdjson::padded_string& text = m_tree.m_storage->padded;
        const auto left = static_cast<std::size_t>(text.data() + text.size() - first);
        const void* end = std::memchr(first, '"', left);
        if (end == nullptr)
            return {};
        const auto size = static_cast<std::size_t>(static_cast<const char*>(end) - first);
        return std::memchr(first, '\\', size) == nullptr ? std::string_view(first, size)
                                                         : std::string_view();
    }

    bool buildObject(ondemand::value source, Value& target, unsigned depth)
    {
        target.type = Type::Object;
        ondemand::object object;
        if (source.get_object().get(object) != simdjson::SUCCESS)
            return fail("the object is not valid", target.offset);
        // The members of all open objects lie on one stack; a finished object takes its own.
        const std::size_t first = m_members.size();
        std::size_t last = target.offset;
        for (auto entry : object) {
            ondemand::field field;
            if (std::move(entry).get(field) != simdjson::SUCCESS)
                return fail("a member or the end of the object was expected", last);
            Member member;
            member.key = plainKey(field.key().raw());
            if (member.key.data() == nullptr
                && field.unescaped_key().get(member.key) != simdjson::SUCCESS)
                return fail("the member's name is not valid", last);
            member.value.offset = last;
            if (!build(field.value(), member.value, depth + 1))
                return fail("the member's value is not valid", member.value.offset);
            if (depth == 1 && member.key == "format" && member.value.text == "peerscape")
                m_maxDepth = kMaxOwnDepth;
            last = member.value.offset;
            m_members.push_back(member);
        }
        target.members =
            m_tree.m_storage->members.keep(std::span<const Member>(m_members).subspan(first));
        m_members.resize(first);
        return true;
    }

    bool buildArray(ondemand::value source, Value& target, unsigned depth)
    {
        target.type = Type::Array;
        ondemand::array array;
        if (source.get_array().get(array) != simdjson::SUCCESS)
            return fail("the array is not valid", target.offset);
        const std::size_t first = m_items.size();
        for (auto entry : array) {
            ondemand::value element;
            if (std::move(entry).get(element) != simdjson::SUCCESS)
                return fail("an element or the end of the array was expected",
                            m_items.size() == first ? target.offset : m_items.back().offset);
            Value item;
            item.offset = target.offset;
            if (!build(element, item, depth + 1))
                return fail("the element is not valid", item.offset);
            m_items.push_back(item);
        }
        target.items = m_tree.m_storage->items.keep(std::span<const Value>(m_items).subspan(first));
        m_items.resize(first);
        return true;
    }

    static constexpr std::size_t kValuesBetweenReports = 1U << 16U;

    Tree& m_tree;
    std::uint32_t m_file;
    const Progress& m_progress;
    std::size_t m_count = 0;
    unsigned m_maxDepth = kMaxDepth;
    std::vector<Value> m_items;    ///< Of all arrays that are open.
    std::vector<Member> m_members; ///< Of all objects that are open.
};

Tree::Tree()
    : m_storage(std::make_unique<Storage>())
{
}
Tree::~Tree() = default;

Result<std::unique_ptr<Tree>> Tree::parse(std::string name, std::string_view bytes,
                                          std::uint32_t file, bool lenient,
                                          const Progress& progress)
{
    std::unique_ptr<Tree> tree(new Tree);
    tree->m_name = std::move(name);
    tree->m_bytes = bytes;
    const auto error = [&](const char* code, std::size_t offset, std::string_view reason) {
        const LineColumn at = lineColumn(bytes, offset);
        return tl::unexpected<Error>(
            Error{code, fmt::format("{}:{}:{}: {}", tree->m_name, at.line, at.column, reason), {}});
    };
    if (bytes.size() > kMaxBytes)
        return error("Limit", 0, "the file is larger than 2 GiB");
    // A byte order mark is blanked, so that offsets stay.
    const bool mark = bytes.starts_with("\xef\xbb\xbf");
    std::string last = "the file is not JSON";
    std::size_t lastOffset = 0;
    for (const bool cleaned : {false, true}) {
        if (cleaned && !lenient)
            break;
        tree->m_storage = std::make_unique<Storage>();
        Storage& storage = *tree->m_storage;
        storage.padded = cleaned ? simdjson::padded_string(withoutComments(bytes))
                                 : simdjson::padded_string(bytes);
        if (mark)
            std::fill_n(storage.padded.data(), 3, ' ');
        Builder builder(*tree, file, progress);
        ondemand::document document;
        auto code = storage.parser.iterate(storage.padded).get(document);
        if (code == simdjson::SUCCESS) {
            ondemand::value root;
            bool scalar = false;
            if (document.is_scalar().get(scalar) != simdjson::SUCCESS || scalar)
                return error("Syntax", 0, "an object or an array was expected");
            Value value;
            if (document.get_value().get(root) == simdjson::SUCCESS
                && builder.build(root, value, 1)) {
                const char* location = nullptr;
                if (document.current_location().get(location) != simdjson::SUCCESS) {
                    tree->m_root = value; // simdjson says "out of bounds" where everything was read
                    return tree;
                }
                lastOffset = static_cast<std::size_t>(location - storage.padded.data());
                last = "something follows the end of the document";
                continue;
            }
            last = builder.error.empty() ? "the document is not valid JSON" : builder.error;
            lastOffset = builder.errorOffset;
            if (builder.limit || builder.cancelled)
                return error(builder.limit ? "Limit" : "Cancelled", lastOffset, last);
        } else {
            last = simdjson::error_message(code);
            if (!last.empty() && last.back() == '.')
                last.pop_back();
        }
    }
    return error("Syntax", lastOffset, last);
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

namespace {

const Member* lastNamed(std::span<const Member> members, std::string_view name)
{
    const auto member = std::find_if(members.rbegin(), members.rend(), [&](const Member& m) {
        return m.key.size() == name.size() && equalsIgnoringCase(m.key, name);
    });
    return member != members.rend() ? &*member : nullptr;
}

} // namespace

const Value* Value::find(std::string_view name) const
{
    const Member* member = lastNamed(members, name);
    if (member == nullptr)
        return nullptr;
    member->used = true;
    return &member->value;
}

const Value* Value::peek(std::string_view name) const
{
    const Member* member = lastNamed(members, name);
    return member != nullptr ? &member->value : nullptr;
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

struct Pool::Storage
{
    Arena<char> texts;
    Arena<Value> items;
    Arena<Member> members;
};

Pool::Pool()
    : m_storage(std::make_unique<Storage>())
{
}
Pool::~Pool() = default;

std::string_view Pool::keep(std::string_view text)
{
    const std::span<const char> kept = m_storage->texts.keep(text);
    return {kept.data(), kept.size()};
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
