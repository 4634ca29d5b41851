#include "tests/support/bicep_reader.h"

#include <cctype>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace peerscape::test {

namespace {

using Json = nlohmann::ordered_json;

std::string child(const std::string& id, const std::string& type, const std::string& name)
{
    return id + '/' + type + '/' + name;
}

class Reader
{
public:
    Reader(const write::Code& code, Json& resources)
        : m_code(code)
        , m_resources(resources)
    {
    }

    Result<void> read(const std::string& text, const std::string& group,
                      const std::map<std::string, std::string>& arguments)
    {
        m_text = text;
        m_group = group;
        m_values = arguments;
        while (skip(), m_at < m_text.size()) {
            if (!readStatement())
                return fail("Syntax", m_error + " at: " + m_text.substr(m_at, 60));
        }
        return finish();
    }

private:
    bool refuse(const std::string& what)
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
            if (m_text.compare(m_at, 2, "//") != 0)
                return;
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        }
    }

    bool take(const std::string& token)
    {
        skip();
        if (m_text.compare(m_at, token.size(), token) != 0)
            return false;
        m_at += token.size();
        return true;
    }

    std::string word()
    {
        skip();
        const std::size_t start = m_at;
        while (
            m_at < m_text.size()
            && (std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0 || m_text[m_at] == '_'))
            ++m_at;
        return m_text.substr(start, m_at - start);
    }

    bool readStatement()
    {
        if (take("@")) { // a decorator: skip its line
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
            return true;
        }
        const std::string keyword = word();
        const std::string name = word();
        if (keyword == "param") {
            if (!take("string"))
                return refuse("string expected");
            Json value;
            if (take("=") && !readValue(value))
                return false;
            m_values.try_emplace(name,
                                 value.is_string() ? value.get<std::string>() : std::string());
            return true;
        }
        Json target;
        Json body;
        if ((keyword != "resource" && keyword != "module") || !readValue(target) || !take("=")
            || !readValue(body))
            return refuse("a parameter, resource or module expected");
        body["<target>"] = target;
        (keyword == "resource" ? m_blocks : m_modules).emplace_back(name, std::move(body));
        return true;
    }

    bool readValue(Json& value)
    {
        skip();
        const char c = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (c == '\'')
            return readText(value);
        if (c == '{' || c == '[')
            return readGroup(value, c == '{');
        if (c == '-' || std::isdigit(static_cast<unsigned char>(c)) != 0) {
            std::size_t length = 0;
            value = std::stoll(m_text.substr(m_at, 25), &length);
            m_at += length;
            return true;
        }
        const std::string name = word();
        if (name == "true" || name == "false") {
            value = name == "true";
            return true;
        }
        if (name == "null") {
            value = nullptr;
            return true;
        }
        if (name == "json") {
            Json text;
            if (!take("(") || !readValue(text) || !take(")"))
                return refuse("json('…') expected");
            value = Json::parse(text.get<std::string>());
            return true;
        }
        if (name == "resourceGroup")
            return readGroupCall(value);
        if (name.empty())
            return refuse("a value expected");
        value = take(".id") ? Json{{"<id>", name}} : Json{{"<name>", name}};
        return true;
    }

    bool readGroupCall(Json& value)
    {
        if (!take("("))
            return refuse("( expected");
        if (take(")")) {
            value = Json{{"<name>", ""}};
            return take(".location") || refuse(".location expected");
        }
        Json subscription;
        Json group;
        if (!readValue(subscription) || !take(",") || !readValue(group) || !take(")"))
            return refuse("resourceGroup('…', '…') expected");
        value = "/subscriptions/" + subscription.get<std::string>() + "/resourceGroups/"
                + group.get<std::string>();
        return true;
    }

    bool readGroup(Json& value, bool isObject)
    {
        value = isObject ? Json::object() : Json::array();
        ++m_at;
        const char* end = isObject ? "}" : "]";
        while (!take(end)) {
            Json item;
            std::string key;
            if (isObject) {
                skip();
                Json name;
                if (m_text[m_at] == '\'' ? !readText(name) : (key = word()).empty())
                    return refuse("a member's name expected");
                if (name.is_string())
                    key = name.get<std::string>();
                if (!take(":"))
                    return refuse(": expected");
            }
            if (!readValue(item))
                return false;
            if (isObject)
                value[key] = std::move(item);
            else
                value.push_back(std::move(item));
        }
        return true;
    }

    bool readText(Json& value)
    {
        Json parts = Json::array();
        std::string text;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '\''; ++m_at) {
            const char c = m_text[m_at];
            if (c == '$' && m_text[m_at + 1] == '{') {
                m_at += 2;
                Json expression;
                if (!readValue(expression) || m_text[m_at] != '}')
                    return refuse("} expected");
                parts.push_back(std::exchange(text, {}));
                parts.push_back(std::move(expression));
            } else if (c == '\\') {
                readEscape(text);
            } else {
                text += c;
            }
        }
        if (m_at >= m_text.size())
            return refuse("a text does not end");
        ++m_at;
        if (parts.empty()) {
            value = text;
            return true;
        }
        parts.push_back(text);
        value = Json{{"<parts>", parts}};
        return true;
    }

    void readEscape(std::string& text)
    {
        const char c = m_text[++m_at];
        if (c == 'u') {
            const std::size_t end = m_text.find('}', m_at);
            text +=
                static_cast<char>(std::stoi(m_text.substr(m_at + 2, end - m_at - 2), nullptr, 16));
            m_at = end;
            return;
        }
        text += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    }

    /// A value with its references replaced.
    Json resolved(const Json& value)
    {
        if (const auto id = value.is_object() ? value.find("<id>") : value.end(); id != value.end())
            return m_ids.at(id->get<std::string>());
        if (const auto name = value.is_object() ? value.find("<name>") : value.end();
            name != value.end())
            return m_values[name->get<std::string>()];
        if (const auto parts = value.is_object() ? value.find("<parts>") : value.end();
            parts != value.end()) {
            std::string text;
            for (const Json& part : *parts)
                text += resolved(part).get<std::string>();
            return text;
        }
        Json result = value;
        if (value.is_structured()) {
            for (auto& item : result)
                item = resolved(item);
        }
        return result;
    }

    Result<void> finish()
    {
        for (const auto& [symbol, block] : m_blocks) {
            const std::string target = block.at("<target>").get<std::string>();
            const std::string type = target.substr(0, target.find('@'));
            const std::string name = resolved(block.at("name")).get<std::string>();
            if (const auto scope = block.find("scope"); scope != block.end())
                m_ids[symbol] = m_ids.at(scope->at("<name>").get<std::string>()) + "/providers/"
                                + type + '/' + name;
            else if (const auto parent = block.find("parent"); parent != block.end())
                m_ids[symbol] = child(m_ids.at(parent->at("<name>").get<std::string>()),
                                      type.substr(type.rfind('/') + 1), name);
            else
                m_ids[symbol] = ownId(type, name);
        }
        for (const auto& [symbol, block] : m_blocks) {
            for (const Json& need : block.value("dependsOn", Json::array())) {
                if (!m_ids.contains(need.at("<name>").get<std::string>()))
                    return fail("Syntax", "dependsOn names nothing: " + need.dump());
            }
            const std::string target = block.at("<target>").get<std::string>();
            Json resource{{"id", m_ids.at(symbol)},
                          {"apiVersion", target.substr(target.find('@') + 1)}};
            for (auto member = block.begin(); member != block.end(); ++member) {
                static const std::set<std::string> kOwn{"<target>", "parent", "dependsOn", "scope"};
                if (!kOwn.contains(member.key()))
                    resource[member.key()] = resolved(*member);
            }
            m_resources.push_back(std::move(resource));
        }
        return readModules();
    }

    /// The id of a resource named `a/b` of a type `N/x/y`.
    [[nodiscard]] std::string ownId(const std::string& type, std::string name) const
    {
        std::size_t slash = type.find('/');
        std::string id = m_group + "/providers/" + type.substr(0, slash);
        while (slash != std::string::npos) {
            const std::size_t end = type.find('/', slash + 1);
            const std::size_t cut = name.find('/');
            id = child(id, type.substr(slash + 1, end - slash - 1), name.substr(0, cut));
            name.erase(0, cut == std::string::npos ? name.size() : cut + 1);
            slash = end;
        }
        return id;
    }

    Result<void> readModules()
    {
        std::set<std::string> known;
        for (const auto& [symbol, block] : m_modules) {
            for (const Json& need : block.value("dependsOn", Json::array())) {
                if (!known.contains(need.at("<name>").get<std::string>()))
                    return fail("Syntax", "a module waits for a later one: " + need.dump());
            }
            known.insert(symbol);
            std::map<std::string, std::string> arguments;
            const Json given = resolved(block.value("params", Json::object()));
            for (auto item = given.begin(); item != given.end(); ++item)
                arguments[item.key()] = item->get<std::string>();
            const std::string path = block.at("<target>").get<std::string>();
            bool found = false;
            for (const write::CodeFile& file : m_code.files) {
                if (file.path != path)
                    continue;
                found = true;
                const Result<void> read =
                    Reader(m_code, m_resources)
                        .read(file.text, block.value("scope", m_group), arguments);
                if (!read)
                    return read;
            }
            if (!found)
                return fail("Syntax", "no file for the module " + path);
        }
        return {};
    }

    const write::Code& m_code;
    Json& m_resources;
    std::string m_text;
    std::string m_group;
    std::size_t m_at = 0;
    std::string m_error;
    std::map<std::string, std::string> m_values; ///< Of parameters.
    std::map<std::string, std::string> m_ids;    ///< Of resources, by symbol.
    std::vector<std::pair<std::string, Json>> m_blocks;
    std::vector<std::pair<std::string, Json>> m_modules;
};

} // namespace

Result<Json> readBicep(const write::Code& code, const std::string& group)
{
    Json resources = Json::array();
    const Result<void> read = Reader(code, resources).read(code.files.front().text, group, {});
    if (!read)
        return tl::unexpected<Error>(read.error());
    return resources;
}

} // namespace peerscape::test
