#include "tests/support/hcl_reader.h"

#include <cctype>
#include <optional>
#include <utility>
#include <vector>

namespace peerscape::test {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kReference = "<reference>"; ///< A member whose value is the address.

struct Block
{
    std::vector<std::string> words; ///< "resource", its type and its name.
    std::vector<std::pair<std::string, Json>> attributes;
    std::vector<Block> blocks;
};

/// From text to blocks.
class Parser
{
public:
    explicit Parser(const std::string& text)
        : m_text(text)
    {
    }

    Result<std::vector<Block>> file()
    {
        std::vector<Block> blocks;
        while (skip(), m_at < m_text.size()) {
            std::string name = word();
            Block block;
            if (name.empty() || !readBlock(std::move(name), block))
                return fail("Syntax", m_error + " at: " + m_text.substr(m_at, 60));
            blocks.push_back(std::move(block));
        }
        return blocks;
    }

private:
    bool refuse(const char* what)
    {
        if (m_error.empty())
            m_error = what;
        return false;
    }

    void skip()
    {
        for (;;) {
            while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n'))
                ++m_at;
            if (m_at >= m_text.size() || m_text[m_at] != '#')
                return;
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        }
    }

    bool take(char token)
    {
        skip();
        if (m_at >= m_text.size() || m_text[m_at] != token)
            return false;
        ++m_at;
        return true;
    }

    std::string word()
    {
        skip();
        const std::size_t start = m_at;
        while (m_at < m_text.size()
               && (std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0
                   || m_text[m_at] == '_' || m_text[m_at] == '-'))
            ++m_at;
        return m_text.substr(start, m_at - start);
    }

    bool readBlock(std::string name, Block& block)
    {
        block.words.push_back(std::move(name));
        while (skip(), m_at < m_text.size() && m_text[m_at] == '"') {
            std::string label;
            if (!readText(label))
                return false;
            block.words.push_back(std::move(label));
        }
        if (!take('{'))
            return refuse("{ expected");
        while (!take('}')) {
            std::string key = word();
            if (key.empty())
                return refuse("a name expected");
            if (take('=')) {
                Json value;
                if (!readValue(value))
                    return false;
                block.attributes.emplace_back(std::move(key), std::move(value));
            } else if (!readBlock(std::move(key), block.blocks.emplace_back())) {
                return false;
            }
        }
        return true;
    }

    bool readValue(Json& value)
    {
        skip();
        const char c = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (c == '"') {
            std::string text;
            const bool isRead = readText(text);
            value = std::move(text);
            return isRead;
        }
        if (take('['))
            return readList(value);
        if (take('{'))
            return readMap(value);
        if (c == '-' || std::isdigit(static_cast<unsigned char>(c)) != 0)
            return readNumber(value);
        std::string name = word();
        if (name.empty())
            return refuse("a value expected");
        if (name == "null") {
            value = nullptr;
            return true;
        }
        if (name == "true" || name == "false") {
            value = name == "true";
            return true;
        }
        return readReference(std::move(name), value);
    }

    bool readNumber(Json& value)
    {
        const std::size_t end =
            std::min(m_text.find_first_not_of("+-.0123456789Ee", m_at), m_text.size());
        value = Json::parse(m_text.substr(m_at, end - m_at), nullptr, false);
        m_at = end;
        return value.is_number() || refuse("a number expected");
    }

    bool readReference(std::string name, Json& value)
    {
        while (m_at < m_text.size() && (m_text[m_at] == '.' || m_text[m_at] == '[')) {
            if (m_text[m_at++] == '.') {
                name += '.' + word();
                continue;
            }
            const std::size_t start = m_at;
            std::string key;
            if (!readText(key) || m_text[m_at] != ']')
                return refuse("] expected");
            name += '[' + m_text.substr(start, m_at - start) + ']';
            ++m_at;
        }
        value = Json{{kReference, name}};
        return true;
    }

    bool readList(Json& value)
    {
        value = Json::array();
        while (!take(']')) {
            if (!value.empty() && !take(','))
                return refuse(", expected");
            if (take(']')) // a comma behind the last
                return true;
            Json item;
            if (!readValue(item))
                return false;
            value.push_back(std::move(item));
        }
        return true;
    }

    bool readMap(Json& value)
    {
        value = Json::object();
        while (!take('}')) {
            skip();
            std::string key;
            if (m_at < m_text.size() && m_text[m_at] == '"' ? !readText(key)
                                                            : (key = word()).empty())
                return refuse("a key expected");
            if (!take('=') || !readValue(value[key]))
                return refuse("= and a value expected");
            take(',');
        }
        return true;
    }

    bool readText(std::string& text)
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            const char c = m_text[m_at];
            if (c == '\\') {
                readEscape(text);
            } else if ((c == '$' || c == '%')
                       && m_text.compare(m_at + 1, 2, std::string{c, '{'}) == 0) {
                text += c;
                m_at += 1;
            } else if ((c == '$' || c == '%') && m_text[m_at + 1] == '{') {
                const std::size_t end = m_text.find('}', m_at);
                if (m_text.compare(m_at, 6, "${var.") != 0 || end == std::string::npos)
                    return refuse("a template in a text");
                text += m_text.substr(m_at + 2, end - m_at - 2);
                m_at = end;
            } else {
                text += c;
            }
        }
        return m_at++ < m_text.size() || refuse("a text does not end");
    }

    void readEscape(std::string& text)
    {
        const char c = m_text[++m_at];
        if (c == 'u') {
            text += static_cast<char>(std::stoi(m_text.substr(m_at + 1, 4), nullptr, 16));
            m_at += 4;
        } else {
            text += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
        }
    }

    const std::string& m_text;
    std::size_t m_at = 0;
    std::string m_error;
};

/// From blocks to a plan.
class Planner
{
public:
    explicit Planner(const std::vector<Block>& blocks)
        : m_blocks(blocks)
    {
    }

    Json plan()
    {
        Json resources = Json::array();
        Json configured = Json::array();
        Json providers = Json::object();
        Json changes = Json::array();
        for (const Block& block : m_blocks) {
            if (block.words.front() == "provider")
                addProvider(block, providers);
            if (block.words.front() != "resource")
                continue;
            configured.push_back(configuration(block));
            const Json* each = attribute(block, "for_each");
            if (each == nullptr) {
                resources.push_back(instance(block, nullptr));
                addChange(block, changes);
                continue;
            }
            for (auto item = each->begin(); item != each->end(); ++item) {
                const std::pair<std::string, Json> entry{item.key(), *item};
                resources.push_back(instance(block, &entry));
            }
        }
        return Json{{"format_version", "1.2"},
                    {"planned_values", {{"root_module", {{"resources", std::move(resources)}}}}},
                    {"resource_changes", std::move(changes)},
                    {"configuration",
                     {{"provider_config", std::move(providers)},
                      {"root_module", {{"resources", std::move(configured)}}}}}};
    }

private:
    using Each = std::pair<std::string, Json>; ///< `each.key` and `each.value`.

    static const Json* attribute(const Block& block, std::string_view name)
    {
        for (const auto& [key, value] : block.attributes) {
            if (key == name)
                return &value;
        }
        return nullptr;
    }

    static void addProvider(const Block& block, Json& providers)
    {
        const Json* alias = attribute(block, "alias");
        const Json* subscription = attribute(block, "subscription_id");
        Json& made = providers[block.words.at(1)
                               + (alias != nullptr ? '.' + alias->get<std::string>() : "")];
        made["name"] = block.words.at(1);
        if (subscription != nullptr)
            made["expressions"]["subscription_id"]["constant_value"] = *subscription;
    }

    static std::string addressOf(const Block& block)
    {
        return block.words.at(1) + '.' + block.words.at(2);
    }

    /// What is not known of a body: of it alone the places matter.
    void addChange(const Block& block, Json& changes) const
    {
        const Json* body = attribute(block, "body");
        Json unknown = body != nullptr ? unknownIn(*body) : Json();
        if (unknown.empty())
            return;
        changes.push_back(
            {{"address", addressOf(block)},
             {"type", block.words.at(1)},
             {"change",
              {{"actions", {"create"}}, {"after_unknown", {{"body", std::move(unknown)}}}}}});
    }

    [[nodiscard]] static bool isReference(const Json& value)
    {
        return value.is_object() && value.contains(kReference);
    }

    /// `true` at the places of references to ids; lists keep their places.
    [[nodiscard]] Json unknownIn(const Json& value) const
    {
        if (isReference(value))
            return valueOf(value, nullptr) ? Json() : Json(true);
        if (value.is_array()) {
            Json list = Json::array();
            bool isAny = false;
            for (const Json& item : value) {
                list.push_back(unknownIn(item));
                isAny = isAny || !list.back().empty();
                if (list.back().is_null())
                    list.back() = item.is_structured() ? Json::object() : Json(false);
            }
            return isAny ? list : Json();
        }
        Json made;
        if (value.is_object()) {
            for (auto member = value.begin(); member != value.end(); ++member) {
                if (Json inner = unknownIn(*member); !inner.empty())
                    made[member.key()] = std::move(inner);
            }
        }
        return made;
    }

    /// A body without what is not known.
    [[nodiscard]] Json knownIn(const Json& value) const
    {
        if (isReference(value)) {
            const auto known = valueOf(value, nullptr);
            return known ? *known : Json();
        }
        if (!value.is_structured())
            return value;
        Json made = value.is_array() ? Json::array() : Json::object();
        for (auto member = value.begin(); member != value.end(); ++member) {
            if (value.is_array())
                made.push_back(knownIn(*member));
            else if (!isReference(*member) || valueOf(*member, nullptr))
                made[member.key()] = knownIn(*member);
        }
        return made;
    }

    static Json envelope(const Block& block)
    {
        return Json{{"address", addressOf(block)},
                    {"mode", "managed"},
                    {"type", block.words.at(1)},
                    {"name", block.words.at(2)}};
    }

    Json instance(const Block& block, const Each* each) const
    {
        Json made = envelope(block);
        if (each != nullptr)
            made["index"] = each->first;
        made["values"] = values(block, each);
        return made;
    }

    static bool isMeta(std::string_view name)
    {
        return name == "provider" || name == "for_each" || name == "depends_on";
    }

    /// Blocks of a name are a list, but that of the timeouts, of which there is one.
    static void addBlock(Json& made, const std::string& name, Json block)
    {
        if (name == "timeouts")
            made[name] = std::move(block);
        else
            made[name].push_back(std::move(block));
    }

    Json values(const Block& block, const Each* each) const
    {
        Json made = Json::object();
        for (const auto& [name, value] : block.attributes) {
            if (isMeta(name))
                continue;
            if (name == "body")
                made[name] = knownIn(value);
            else if (auto known = valueOf(value, each))
                made[name] = std::move(*known);
        }
        for (const Block& inner : block.blocks)
            addBlock(made, inner.words.front(), values(inner, each));
        return made;
    }

    /// What is known before anything exists.
    std::optional<Json> valueOf(const Json& value, const Each* each) const
    {
        if (value.is_object() && value.contains(kReference)) {
            const auto reference = value.at(kReference).get<std::string>();
            if (reference == "each.key")
                return Json(each->first);
            if (reference == "each.value")
                return each->second;
            if (reference.starts_with("var."))
                return Json("value of " + reference);
            const std::size_t dot = reference.rfind('.');
            if (reference.substr(dot) != ".name")
                return std::nullopt;
            for (const Block& block : m_blocks) {
                if (block.words.front() == "resource"
                    && addressOf(block) == reference.substr(0, dot))
                    return valueOf(*attribute(block, "name"), nullptr);
            }
            return std::nullopt;
        }
        if (value.is_array()) {
            Json list = Json::array();
            for (const Json& item : value) {
                auto known = valueOf(item, each);
                if (!known)
                    return std::nullopt;
                list.push_back(std::move(*known));
            }
            return list;
        }
        return value;
    }

    Json configuration(const Block& block) const
    {
        Json made = envelope(block);
        const Json* provider = attribute(block, "provider");
        made["provider_config_key"] =
            provider != nullptr ? provider->at(kReference).get<std::string>() : "azurerm";
        made["expressions"] = expressions(block);
        if (const Json* each = attribute(block, "for_each"))
            made["for_each_expression"] = expression(*each);
        return made;
    }

    Json expressions(const Block& block) const
    {
        Json made = Json::object();
        for (const auto& [name, value] : block.attributes) {
            if (!isMeta(name))
                made[name] = expression(value);
        }
        for (const Block& inner : block.blocks)
            addBlock(made, inner.words.front(), expressions(inner));
        return made;
    }

    static Json expression(const Json& value)
    {
        Json references = Json::array();
        collect(value, references);
        return references.empty() ? Json{{"constant_value", value}}
                                  : Json{{"references", std::move(references)}};
    }

    /// A reference stands with everything that it goes through, the longest first.
    static void collect(const Json& value, Json& references)
    {
        if (value.is_object() && value.contains(kReference)) {
            const auto reference = value.at(kReference).get<std::string>();
            references.push_back(reference);
            if (reference.starts_with("each.") || reference.starts_with("var."))
                return;
            std::string shorter = reference.substr(0, reference.rfind('.'));
            references.push_back(shorter);
            if (const std::size_t bracket = shorter.find('['); bracket != std::string::npos)
                references.push_back(shorter.substr(0, bracket));
        } else if (value.is_structured()) {
            for (const Json& item : value)
                collect(item, references);
        }
    }

    const std::vector<Block>& m_blocks;
};

} // namespace

Result<Json> readHclAsPlan(const std::string& text)
{
    const auto blocks = Parser(text).file();
    if (!blocks)
        return tl::unexpected<Error>(blocks.error());
    return Planner(*blocks).plan();
}

} // namespace peerscape::test
