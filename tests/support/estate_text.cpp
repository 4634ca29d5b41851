#include "tests/support/estate_text.h"

#include "core/azure/fields.h"
#include "core/azure/names.h"
#include "core/route/route_engine.h"

#include <algorithm>
#include <sstream>
#include <type_traits>

namespace peerscape::test {

namespace {

using namespace azure;

/// Writes fields as text.
class FieldText
{
public:
    explicit FieldText(const Document& document)
        : m_document(document)
    {
    }

    void operator()(const char* name, const auto& field)
    {
        std::string text = of(field);
        if (text.empty())
            return;
        // A network that was deleted and made again has the same resource id.
        const std::string_view word = name;
        const bool isFarEnd = word == "remoteVirtualNetwork" || word == "remoteResourceId";
        m_text +=
            ' ' + std::string(isFarEnd ? "remote" : name) + '=' + (isFarEnd ? toLower(text) : text);
    }

    [[nodiscard]] std::string take() { return std::exchange(m_text, {}); }

    std::string of(const Text& field) { return field.str(); }
    std::string of(bool field) { return field ? "true" : "false"; }
    template<class Number>
        requires std::is_arithmetic_v<Number>
    std::string of(Number field)
    {
        return std::to_string(field);
    }
    std::string of(const net::Address& field) { return field.isNone() ? "" : field.toString(); }
    std::string of(const net::Prefix& field) { return field.toString(); }
    template<class Enum>
        requires std::is_enum_v<Enum>
    std::string of(Enum field)
    {
        return std::string(toString(field));
    }
    template<Kind K>
    std::string of(Id<K> field)
    {
        return toLower(resourceId(m_document, field));
    }
    template<class T>
    std::string of(const std::optional<T>& field)
    {
        return field ? of(*field) : std::string();
    }
    template<HasFields T>
    std::string of(const T& part)
    {
        FieldText inner(m_document);
        visitFields(part, inner);
        return '{' + inner.take() + " }";
    }
    template<class List>
        requires requires(const List& list) {
            list.begin() != list.end();
            list.size();
        }
    std::string of(const List& list)
    {
        std::vector<std::string> texts;
        for (const auto& item : list)
            texts.push_back(of(item));
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(*list.begin())>, NicId>)
            std::sort(texts.begin(), texts.end());
        std::string text;
        for (const std::string& item : texts)
            text += '[' + item + ']';
        return text;
    }

private:
    const Document& m_document;
    std::string m_text;
};

std::string joined(std::vector<std::string> lines)
{
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    return text;
}

/// The next hop; the stand-in for a gateway's address that nobody knows is numbered by ids
/// (4.3.2a).
std::string hopText(const route::EffectiveRoute& row)
{
    const std::string hop = nextHopText(row);
    return hop.starts_with("169.254.") ? "unknown" : hop;
}

} // namespace

std::string estateText(const Document& document)
{
    std::vector<std::string> lines;
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        constexpr Kind kind = IdType::kKind;
        if (kind == Kind::Note || kind == Kind::Subscription || kind == Kind::ResourceGroup)
            return;
        table.forEach([&](IdType id, const auto& resource) {
            FieldText fields(document);
            visitFields(resource, fields);
            lines.push_back(toLower(resourceId(document, id)) + fields.take());
        });
    });
    return joined(std::move(lines));
}

std::string routesText(const Document& document)
{
    const route::RouteEngine engine(document);
    std::vector<std::string> tables;
    document.all<NetworkInterface>().forEach([&](NicId id, const auto&) {
        std::vector<std::string> rows;
        for (const route::EffectiveRoute& row : engine.table(id).routes)
            rows.push_back("  " + std::string(toString(row.source)) + ' '
                           + std::string(toString(row.state)) + ' ' + prefixesText(row) + ' '
                           + std::string(toString(row.nextHopType)) + ' ' + hopText(row));
        tables.push_back(toLower(resourceId(document, id)) + '\n' + joined(std::move(rows)));
    });
    return joined(std::move(tables));
}

std::string firstDifference(const std::string& a, const std::string& b)
{
    std::istringstream first(a);
    std::istringstream second(b);
    for (std::string lineA, lineB;;) {
        const bool hasA = static_cast<bool>(std::getline(first, lineA));
        const bool hasB = static_cast<bool>(std::getline(second, lineB));
        if (!hasA && !hasB)
            return {};
        if (hasA != hasB || lineA != lineB)
            return "\n- " + (hasA ? lineA : "(nothing)") + "\n+ " + (hasB ? lineB : "(nothing)")
                   + '\n';
    }
}

} // namespace peerscape::test
