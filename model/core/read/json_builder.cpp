#include "core/read/json_builder.h"

#include "core/base/text.h"

#include <cstring>

namespace peerscape::read::json {

namespace ondemand = simdjson::ondemand;

namespace {

/// What simdjson finds in its first pass over a text, in words that can be translated.
std::string_view reasonOf(simdjson::error_code code)
{
    switch (code) {
    case simdjson::UNCLOSED_STRING:
        return PEERSCAPE_TR_NOOP("a string is opened, but never closed");
    case simdjson::UNESCAPED_CHARS:
        return PEERSCAPE_TR_NOOP("a string holds control characters that are not escaped");
    case simdjson::UTF8_ERROR:
        return PEERSCAPE_TR_NOOP("the text is not valid UTF-8");
    case simdjson::EMPTY:
        return PEERSCAPE_TR_NOOP("there is no JSON in it");
    default:
        return simdjson::error_message(code);
    }
}

} // namespace

Builder::Builder(Storage& storage, Progress progress)
    : m_storage(storage)
    , m_progress(std::move(progress))
{
}

std::optional<Failure> Builder::build(std::string_view text, const Place& place, Folding folding,
                                      Value& root)
{
    m_text = text;
    m_place = place;
    m_failure.reset();
    m_folds = folding == Folding::List;
    m_hasFolded = false;
    m_count = 0;
    m_nextReport = 0;
    m_maxDepth = kMaxDepth;
    m_items.clear();
    m_members.clear();
    if (!buildRoot(root, place.depth) && !m_failure)
        m_failure = Failure{.reason = PEERSCAPE_TR_NOOP("the document is not valid JSON"),
                            .offset = place.offset};
    return std::move(m_failure);
}

bool Builder::buildRoot(Value& root, unsigned depth)
{
    const simdjson::padded_string_view padded(m_text.data(), m_text.size(),
                                              m_text.size() + simdjson::SIMDJSON_PADDING);
    if (const auto code = m_parser.iterate(padded).get(m_document); code != simdjson::SUCCESS) {
        m_failure = Failure{.reason = reasonOf(code), .offset = {}};
        return false;
    }
    bool scalar = false;
    if (m_document.is_scalar().get(scalar) != simdjson::SUCCESS || scalar) {
        fail(PEERSCAPE_TR_NOOP("an object or an array was expected"), m_place.offset);
        m_failure->isFinal = true;
        return false;
    }
    ondemand::value source;
    Value value;
    if (m_document.get_value().get(source) != simdjson::SUCCESS
        || !buildValue(source, value, depth))
        return false;
    // simdjson says "out of bounds" where everything was read.
    const char* location = nullptr;
    if (m_document.current_location().get(location) == simdjson::SUCCESS)
        return fail(PEERSCAPE_TR_NOOP("something follows the end of the document"),
                    offsetOf(location));
    root = value;
    return true;
}

bool Builder::buildValue(ondemand::value source, Value& target, unsigned depth)
{
    if (depth > m_maxDepth)
        return refuse(m_maxDepth == kMaxDepth ? PEERSCAPE_TR_NOOP("nested deeper than 256 levels")
                                              : PEERSCAPE_TR_NOOP("nested deeper than 264 levels"),
                      target.offset);
    if (++m_count > kMaxValues)
        return refuse(PEERSCAPE_TR_NOOP("too many values"), target.offset);
    const std::string_view token = source.raw_json_token();
    if (!begin(token, target))
        return false;
    ondemand::json_type type{};
    if (source.type().get(type) != simdjson::SUCCESS)
        return fail(PEERSCAPE_TR_NOOP("a value was expected"), target.offset);
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
            return fail(PEERSCAPE_TR_NOOP("the string is not valid"), target.offset);
        target.text = m_storage.keep(target.text);
        return true;
    case ondemand::json_type::number: {
        target.type = Type::Number;
        double number = 0;
        if (source.get_double().get(number) != simdjson::SUCCESS)
            return fail(PEERSCAPE_TR_NOOP("the number is not valid"), target.offset);
        const std::size_t end = token.find_last_not_of(" \t\r\n");
        target.text = token.substr(0, end == std::string_view::npos ? 0 : end + 1);
        return true;
    }
    case ondemand::json_type::boolean:
        target.type = Type::Boolean;
        if (source.get_bool().get(target.boolean) != simdjson::SUCCESS)
            return fail(PEERSCAPE_TR_NOOP("true or false was expected"), target.offset);
        return true;
    case ondemand::json_type::null: {
        target.type = Type::Null;
        bool null = false;
        if (source.is_null().get(null) != simdjson::SUCCESS || !null)
            return fail(PEERSCAPE_TR_NOOP("null was expected"), target.offset);
        return true;
    }
    }
    return fail(PEERSCAPE_TR_NOOP("a value was expected"), target.offset);
}

bool Builder::buildObject(ondemand::value source, Value& target, unsigned depth)
{
    ondemand::object object;
    if (source.get_object().get(object) != simdjson::SUCCESS)
        return fail(PEERSCAPE_TR_NOOP("the object is not valid"), target.offset);
    return buildMembers(object, target, depth);
}

bool Builder::buildMembers(ondemand::object object, Value& target, unsigned depth)
{
    target.type = Type::Object;
    // The members of all open objects lie on one stack; a finished object takes its own.
    const std::size_t first = m_members.size();
    std::uint32_t last = target.offset;
    for (auto entry : object) {
        ondemand::field field;
        if (std::move(entry).get(field) != simdjson::SUCCESS)
            return fail(PEERSCAPE_TR_NOOP("a member or the end of the object was expected"), last);
        const std::string_view key = keyOf(field);
        if (key.data() == nullptr)
            return fail(PEERSCAPE_TR_NOOP("the member's name is not valid"), last);
        Member member;
        member.key = key;
        member.value.offset = last;
        m_foldsList = m_folds && depth == 1 && (key == "data" || key == "value");
        if (!buildValue(field.value(), member.value, depth + 1))
            return fail(PEERSCAPE_TR_NOOP("the member's value is not valid"), member.value.offset);
        if (depth == 1 && key == "format" && member.value.text == "peerscape")
            m_maxDepth = kMaxOwnDepth;
        last = member.value.offset;
        m_members.push_back(member);
    }
    close(target);
    target.members = m_storage.members.keep(std::span<const Member>(m_members).subspan(first));
    m_members.resize(first);
    return true;
}

bool Builder::foldValue(ondemand::value source, Value& target, unsigned depth)
{
    ondemand::json_type type{};
    ondemand::object object;
    if (source.type().get(type) != simdjson::SUCCESS || type != ondemand::json_type::object)
        return buildValue(source, target, depth);
    if (!begin(source.raw_json_token(), target))
        return false;
    if (source.get_object().get(object) != simdjson::SUCCESS)
        return fail(PEERSCAPE_TR_NOOP("the object is not valid"), target.offset);
    Member id;
    for (auto entry : object) {
        ondemand::field field;
        if (std::move(entry).get(field) != simdjson::SUCCESS)
            return fail(PEERSCAPE_TR_NOOP("a member or the end of the object was expected"),
                        target.offset);
        const std::string_view key = keyOf(field);
        if (key.data() == nullptr)
            return fail(PEERSCAPE_TR_NOOP("the member's name is not valid"), target.offset);
        if (!Key(key).isNamed("id"))
            continue;
        id = {};
        id.key = key;
        if (!buildValue(field.value(), id.value, depth + 1))
            return fail(PEERSCAPE_TR_NOOP("the member's value is not valid"), target.offset);
    }
    if (!id.value.isString())
        return object.reset().error() == simdjson::SUCCESS && buildMembers(object, target, depth);
    close(target);
    target.type = Type::Object;
    target.foldedAt = static_cast<std::uint8_t>(depth);
    target.text = m_text.substr(target.offset - m_place.offset, target.size);
    target.members = m_storage.members.keep(std::span<const Member>(&id, 1));
    m_hasFolded = true;
    return true;
}

bool Builder::buildArray(ondemand::value source, Value& target, unsigned depth)
{
    target.type = Type::Array;
    ondemand::array array;
    if (source.get_array().get(array) != simdjson::SUCCESS)
        return fail(PEERSCAPE_TR_NOOP("the array is not valid"), target.offset);
    const bool folds = m_folds && (depth == 1 || (depth == 2 && m_foldsList));
    const std::size_t first = m_items.size();
    for (auto entry : array) {
        ondemand::value element;
        if (std::move(entry).get(element) != simdjson::SUCCESS)
            return fail(PEERSCAPE_TR_NOOP("an element or the end of the array was expected"),
                        m_items.size() == first ? target.offset : m_items.back().offset);
        Value item;
        item.offset = target.offset;
        if (!(folds ? foldValue(element, item, depth + 1) : buildValue(element, item, depth + 1)))
            return fail(PEERSCAPE_TR_NOOP("the element is not valid"), item.offset);
        m_items.push_back(item);
    }
    target.items = m_storage.items.keep(std::span<const Value>(m_items).subspan(first));
    m_items.resize(first);
    return true;
}

bool Builder::begin(std::string_view token, Value& target)
{
    target.file = m_place.file;
    target.offset = offsetOf(token.data());
    if (!m_progress || target.offset < m_nextReport)
        return true;
    constexpr std::size_t kBytesBetweenReports = std::size_t{1} << 21U;
    m_nextReport = target.offset + kBytesBetweenReports;
    if (m_progress(static_cast<double>(target.offset) / static_cast<double>(m_text.size())))
        return true;
    fail("cancelled", target.offset);
    m_failure->code = "Cancelled";
    m_failure->isFinal = true;
    return false;
}

std::string_view Builder::keyOf(ondemand::field& field)
{
    // A key where it stands, unless it has to be unescaped.
    const char* first = field.key().raw();
    const auto left = static_cast<std::size_t>(m_text.data() + m_text.size() - first);
    if (const void* end = std::memchr(first, '"', left)) {
        const auto size = static_cast<std::size_t>(static_cast<const char*>(end) - first);
        if (std::memchr(first, '\\', size) == nullptr)
            return std::string_view(first, size);
    }
    std::string_view key;
    if (field.unescaped_key().get(key) != simdjson::SUCCESS)
        return {};
    return key.empty() ? "" : m_storage.keep(key);
}

void Builder::close(Value& target)
{
    const char* next = nullptr;
    if (m_document.current_location().get(next) != simdjson::SUCCESS)
        next = m_text.data() + m_text.size(); // it was the whole text
    do
        --next;
    while (*next != '}');
    target.size = offsetOf(next) + 1 - target.offset;
}

std::uint32_t Builder::offsetOf(const char* place) const
{
    return m_place.offset + static_cast<std::uint32_t>(place - m_text.data());
}

bool Builder::refuse(const char* reason, std::size_t offset)
{
    if (!m_failure) {
        fail(reason, offset);
        m_failure->code = "Limit";
        m_failure->isFinal = true;
    }
    return false;
}

bool Builder::fail(const char* reason, std::size_t offset)
{
    if (!m_failure)
        m_failure = Failure{.reason = reason, .offset = offset};
    return false;
}

} // namespace peerscape::read::json
