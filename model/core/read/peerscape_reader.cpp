#include "core/read/peerscape_reader.h"

#include "core/azure/fields.h"
#include "core/azure/file_names.h"
#include "core/azure/image.h"
#include "core/azure/lines.h"
#include "core/azure/references.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>

namespace peerscape::read {

namespace {

using json::Type;
using json::Value;

/// The members that nobody asked for, as a JSON object; empty when there are none. Of members with
/// the same key only the first, as it is saved.
std::string unusedMembers(const Value& object)
{
    std::string text;
    json::SeenKeys seen;
    for (const json::Member& member : object.members) {
        if (member.used || !seen.add(member.key))
            continue;
        text += text.empty() ? "{" : ",";
        text += json::quoted(member.key) + ':';
        json::serialise(member.value, text);
    }
    return text.empty() ? text : text + '}';
}

/// Reads typed values; the first thing that is wrong stays as the error, and what follows is
/// skipped.
class FieldReader
{
public:
    explicit FieldReader(const json::Tree& tree)
        : m_tree(tree)
    {
    }

    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

    void refuse(const Value& value, Message reason, const char* code = "Invalid")
    {
        if (!m_error)
            m_error = json::errorAt(m_tree.name(), json::lineColumn(m_tree.bytes(), value.offset),
                                    code, std::move(reason));
    }

    bool read(const Value& value, Text& out)
    {
        if (!value.isString())
            return wrong(value, {PEERSCAPE_TR_NOOP("a string"), {}});
        out = Text(value.text);
        return true;
    }
    bool read(const Value& value, bool& out)
    {
        if (value.type != Type::Boolean)
            return wrong(value, {PEERSCAPE_TR_NOOP("true or false"), {}});
        out = value.boolean;
        return true;
    }
    template<class Number>
        requires std::is_arithmetic_v<Number>
    bool read(const Value& value, Number& out)
    {
        const char* end = value.text.data() + value.text.size();
        if (value.type != Type::Number)
            return wrong(value, {PEERSCAPE_TR_NOOP("a number"), {}});
        const auto [stop, error] = std::from_chars(value.text.data(), end, out);
        if (error != std::errc() || stop != end)
            return wrong(value, {PEERSCAPE_TR_NOOP("a number in range"), {}});
        if constexpr (std::is_floating_point_v<Number>) {
            if (!std::isfinite(out) || std::abs(out) > 1e9)
                return wrong(value, {PEERSCAPE_TR_NOOP("a number in range"), {}});
        }
        return true;
    }
    bool read(const Value& value, net::Address& out)
    {
        const auto address = value.isString() ? net::Address::parse(value.text) : std::nullopt;
        if (!address)
            return wrong(value, {PEERSCAPE_TR_NOOP("an IP address"), {}});
        out = *address;
        return true;
    }
    bool read(const Value& value, net::Prefix& out)
    {
        const auto prefix = value.isString() ? net::Prefix::parse(value.text) : std::nullopt;
        if (!prefix)
            return wrong(value, {PEERSCAPE_TR_NOOP("an address prefix such as 10.1.0.0/16"), {}});
        out = *prefix;
        return true;
    }
    template<Kind K>
    bool read(const Value& value, Id<K>& out)
    {
        const auto id = value.isString() ? azure::parseFileId(value.text) : std::nullopt;
        if (!id || id->kind() != K)
            return wrong(value, {PEERSCAPE_TR_NOOP("an id such as \"{0}-1\""),
                                 {std::string(azure::filePrefix(K))}});
        out = Id<K>::of(*id);
        m_references.emplace_back(*id, &value);
        return true;
    }
    template<class T>
    bool read(const Value& value, std::optional<T>& out)
    {
        T item{};
        if (!read(value, item))
            return false;
        out = std::move(item);
        return true;
    }
    template<class T, class Storage>
    bool read(const Value& value, PackedList<T, Storage>& out)
    {
        std::vector<T> list;
        if (!read(value, list))
            return false;
        out = std::move(list);
        return true;
    }
    template<class T>
    bool read(const Value& value, std::vector<T>& out)
    {
        if (!value.isArray())
            return wrong(value, {PEERSCAPE_TR_NOOP("an array"), {}});
        out.reserve(value.items.size());
        for (const Value& item : value.items) {
            T element{};
            if (!read(item, element))
                return false;
            out.push_back(std::move(element));
        }
        return true;
    }
    template<azure::HasFields T>
    bool read(const Value& value, T& out)
    {
        if (readObject(value, out) == nullptr)
            return false;
        out.extra = extraOf(value);
        return !m_error;
    }
    template<class Enum>
        requires std::is_enum_v<Enum>
    bool read(const Value& value, Enum& out)
    {
        const auto parsed = value.isString() ? parse(value.text, out) : std::nullopt;
        if (!parsed)
            return wrong(value, {PEERSCAPE_TR_NOOP("one of Azure's values"), {}});
        out = *parsed;
        return true;
    }

    /// Reads the members that `T` has fields for; gives the object again, or null after an error.
    template<class T>
    const Value* readObject(const Value& value, T& out)
    {
        if (!value.isObject()) {
            wrong(value, {PEERSCAPE_TR_NOOP("an object"), {}});
            return nullptr;
        }
        azure::visitFields(out, [&](const char* name, auto& field) {
            if (const Value* member = findExact(value, name); member != nullptr && !m_error)
                read(*member, field);
        });
        return m_error ? nullptr : &value;
    }

    /// The member with exactly this name; refused when it stands there twice. Our own files are
    /// case-sensitive.
    const Value* findExact(const Value& object, std::string_view name)
    {
        const Value* found = nullptr;
        for (const json::Member& member : object.members) {
            if (member.key != name)
                continue;
            if (found != nullptr)
                refuse(member.value, {PEERSCAPE_TR_NOOP("the member \"{0}\" stands here twice"),
                                      {std::string(name)}});
            member.used = true;
            found = &member.value;
        }
        return found;
    }

    /// `extra` of a resource or a part of one: what the file keeps under "extra", with unknown
    /// members of the object under "peerscape". Call it when every known member was asked for.
    Text extraOf(const Value& object)
    {
        const Value* kept = findExact(object, "extra");
        if (kept != nullptr && !kept->isObject()) {
            wrong(*kept, {PEERSCAPE_TR_NOOP("an object"), {}});
            return {};
        }
        std::string text;
        if (kept != nullptr && !kept->members.empty()) {
            if (const Value* reserved = findExact(*kept, "peerscape"))
                refuse(*reserved,
                       {PEERSCAPE_TR_NOOP("\"peerscape\" has no place in \"extra\""), {}});
            text = json::serialise(*kept);
        }
        const std::string unknown = unusedMembers(object);
        if (unknown.empty())
            return Text(text);
        if (text.empty())
            return Text("{\"peerscape\":" + unknown + '}');
        text.pop_back();
        return Text(text + ",\"peerscape\":" + unknown + '}');
    }

    /// Ids that were read, with the place where each stands.
    [[nodiscard]] const std::vector<std::pair<ObjectId, const Value*>>& references() const
    {
        return m_references;
    }

private:
    bool wrong(const Value& value, Message expected)
    {
        refuse(value, {PEERSCAPE_TR_NOOP("{0} was expected"), {}, {std::move(expected)}});
        return false;
    }

    static auto parse(std::string_view text, azure::NextHopType)
    {
        return azure::parseNextHopType(text);
    }
    static auto parse(std::string_view text, azure::GatewayType)
    {
        return azure::parseGatewayType(text);
    }
    static auto parse(std::string_view text, azure::VpnType) { return azure::parseVpnType(text); }
    static auto parse(std::string_view text, azure::ConnectionType)
    {
        return azure::parseConnectionType(text);
    }
    static auto parse(std::string_view text, azure::AllocationMethod)
    {
        return azure::parseAllocationMethod(text);
    }
    static auto parse(std::string_view text, azure::PrivateEndpointNetworkPolicies)
    {
        return azure::parsePrivateEndpointNetworkPolicies(text);
    }
    static auto parse(std::string_view text, azure::RuleDirection)
    {
        return azure::parseRuleDirection(text);
    }
    static auto parse(std::string_view text, azure::RuleAccess)
    {
        return azure::parseRuleAccess(text);
    }

    const json::Tree& m_tree;
    std::optional<Error> m_error;
    std::vector<std::pair<ObjectId, const Value*>> m_references;
};

class PeerscapeReader
{
public:
    explicit PeerscapeReader(const json::Tree& tree)
        : m_tree(tree)
        , m_reader(tree)
        , m_transaction({})
    {
    }

    Result<azure::Document> read()
    {
        const Value& root = m_tree.root();
        readHeader(root);
        readSettings(root);
        m_transaction.document().forEachTable([&](const auto& table) {
            using IdType = typename std::decay_t<decltype(table)>::IdType;
            if (!m_reader.error())
                readSection<IdType>(root);
        });
        checkReferences();
        readNextIds(root);
        readLayout(root);
        if (m_reader.error())
            return tl::unexpected<Error>(*m_reader.error());
        keepUnknown(root);
        m_transaction.setSettings(std::move(m_settings));
        return m_transaction.take();
    }

private:
    void readHeader(const Value& root)
    {
        const Value* format = m_reader.findExact(root, "format");
        const Value* version = m_reader.findExact(root, "version");
        m_reader.findExact(root, "generator");
        if (format == nullptr || !format->isString() || format->text != "peerscape")
            m_reader.refuse(root,
                            {PEERSCAPE_TR_NOOP("\"format\": \"peerscape\" was expected"), {}});
        if (version == nullptr)
            m_reader.refuse(root, {PEERSCAPE_TR_NOOP("\"version\" was expected"), {}});
        else if (version->type != Type::Number)
            m_reader.refuse(*version, {PEERSCAPE_TR_NOOP("a number was expected"), {}});
        else if (version->text != "1")
            m_reader.refuse(
                *version,
                {PEERSCAPE_TR_NOOP("this file is of version {0}; this Peerscape reads version 1"),
                 {std::string(version->text)}},
                "Version");
    }

    /// A member of the file that is an object; null when it is absent or something is wrong.
    const Value* readSectionObject(const Value& root, std::string_view name)
    {
        const Value* section = m_reader.findExact(root, name);
        if (section != nullptr && !section->isObject())
            m_reader.refuse(*section, {PEERSCAPE_TR_NOOP("an object was expected"), {}});
        return m_reader.error() ? nullptr : section;
    }

    /// Keeps what nobody asked for at the top and in the sections that are objects.
    void keepUnknown(const Value& root)
    {
        std::string text = unusedMembers(root);
        const auto append = [&](std::string_view name, const std::string& members) {
            if (members.empty())
                return;
            if (text.empty())
                text = "{";
            else
                text.back() = ',';
            text += json::quoted(name) + ':' + members + '}';
        };
        for (const std::string_view name : {"settings", "nextIds"}) {
            if (const Value* section = m_reader.findExact(root, name))
                append(name, unusedMembers(*section));
        }
        append("layout", unknownLayout());
        m_settings.extra = Text(text);
    }

    void readSettings(const Value& root)
    {
        const Value* settings = readSectionObject(root, "settings");
        if (settings == nullptr)
            return;
        if (const Value* title = m_reader.findExact(*settings, "title"))
            m_reader.read(*title, m_settings.title);
        if (const Value* list = m_reader.findExact(*settings, "noneList"))
            m_reader.read(*list, m_settings.noneList);
        if (const Value* show = m_reader.findExact(*settings, "showSubscriptions"))
            m_reader.read(*show, m_settings.showSubscriptions);
        if (const Value* hidden = m_reader.findExact(*settings, "hiddenLayers"))
            readLayers(*hidden);
        if (const Value* list = m_reader.findExact(*settings, "expectations")) {
            if (list->isArray() && list->items.size() > azure::kMostExpectations)
                m_reader.refuse(*list,
                                {PEERSCAPE_TR_NOOP("no more than {0} statements were expected"),
                                 {std::to_string(azure::kMostExpectations)}});
            else
                m_reader.read(*list, m_settings.expectations);
        }
    }

    void readLayers(const Value& value)
    {
        std::vector<Text> names;
        if (!m_reader.read(value, names))
            return;
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto found =
                std::find_if(azure::kLayers.begin(), azure::kLayers.end(),
                             [&](const auto& layer) { return layer.name == names[i].view(); });
            if (found == azure::kLayers.end())
                m_reader.refuse(value.items[i],
                                {PEERSCAPE_TR_NOOP("the name of a layer was expected"), {}});
            else
                m_settings.hiddenLayers.set(found->layer, true);
        }
    }

    /// A picture that nobody could draw, or that is larger than ours may be.
    void checkImage(const Value& item, const azure::Note& note)
    {
        if (!note.image.empty() && !azure::isImageUrl(note.image))
            m_reader.refuse(
                *m_reader.findExact(item, "image"),
                {PEERSCAPE_TR_NOOP("a PNG or JPEG picture of at most {0} bytes and {1} by {2} "
                                   "pixels as a data: URL was expected"),
                 {std::to_string(azure::kMostImageBytes), std::to_string(azure::kMostImageSide),
                  std::to_string(azure::kMostImageSide)}});
    }

    template<class IdType>
    void readSection(const Value& root)
    {
        using R = std::remove_cvref_t<decltype(*m_transaction.document().find(IdType()))>;
        const Value* section = m_reader.findExact(root, azure::fileSection(IdType::kKind));
        if (section == nullptr)
            return;
        if (!section->isArray()) {
            m_reader.refuse(*section, {PEERSCAPE_TR_NOOP("an array was expected"), {}});
            return;
        }
        for (const Value& item : section->items) {
            R resource;
            const Value* idValue = m_reader.findExact(item, "id");
            const auto id = idValue != nullptr && idValue->isString()
                                ? azure::parseFileId(idValue->text)
                                : std::nullopt;
            if (!id || id->kind() != IdType::kKind) {
                m_reader.refuse(
                    item, {PEERSCAPE_TR_NOOP("an object with an id such as \"{0}-1\" was expected"),
                           {std::string(azure::filePrefix(IdType::kKind))}});
                return;
            }
            if (m_transaction.document().contains(*id)) {
                m_reader.refuse(*idValue, {PEERSCAPE_TR_NOOP("the id \"{0}\" is used twice"),
                                           {std::string(idValue->text)}});
                return;
            }
            if (m_reader.readObject(item, resource) == nullptr)
                return;
            if constexpr (IdType::kKind == Kind::Note)
                checkImage(item, resource);
            resource.extra = m_reader.extraOf(item);
            if (m_reader.error())
                return;
            m_transaction.put(IdType::of(*id), std::move(resource));
        }
    }

    void checkReferences()
    {
        for (const auto& [id, place] : m_reader.references()) {
            if (!m_transaction.document().contains(id))
                m_reader.refuse(*place,
                                {PEERSCAPE_TR_NOOP("there is no object with the id \"{0}\""),
                                 {azure::fileId(id)}});
        }
    }

    void readNextIds(const Value& root)
    {
        const Value* next = readSectionObject(root, "nextIds");
        if (next == nullptr)
            return;
        for (std::size_t kind = 1; kind < kKindCount; ++kind) {
            std::uint32_t index = 0;
            const Value* value =
                m_reader.findExact(*next, azure::fileSection(static_cast<Kind>(kind)));
            if (value != nullptr && m_reader.read(*value, index)) {
                if (index > ObjectId::kMaxIndex)
                    m_reader.refuse(*value,
                                    {PEERSCAPE_TR_NOOP("a smaller number was expected"), {}});
                m_transaction.reserveIndex(static_cast<Kind>(kind), index);
            }
        }
    }

    void readLayout(const Value& root)
    {
        const Value* layout = readSectionObject(root, "layout");
        if (layout == nullptr)
            return;
        for (const json::Member& member : layout->members) {
            const auto id = azure::parseFileId(member.key);
            if (!id || !(azure::isPlaced(id->kind()) || azure::isLine(id->kind()))) {
                if (m_keptElsewhere.add(member.key))
                    m_unknownElsewhere +=
                        ',' + json::quoted(member.key) + ':' + json::serialise(member.value);
                continue;
            }
            if (!m_transaction.document().contains(*id)) {
                m_reader.refuse(member.value,
                                {PEERSCAPE_TR_NOOP("there is no object with the id \"{0}\""),
                                 {std::string(member.key)}});
                return;
            }
            if (m_transaction.document().placement(*id) != nullptr
                || m_transaction.document().bends(*id) != nullptr) {
                m_reader.refuse(member.value,
                                {PEERSCAPE_TR_NOOP("the member \"{0}\" stands here twice"),
                                 {std::string(member.key)}});
                return;
            }
            if (azure::isLine(id->kind()) ? !readBends(*id, member) : !readPlacement(*id, member))
                return;
        }
    }

    bool readBends(ObjectId id, const json::Member& member)
    {
        if (!member.value.isObject()) {
            m_reader.refuse(member.value, {PEERSCAPE_TR_NOOP("an object was expected"), {}});
            return false;
        }
        if (const Value* value = m_reader.findExact(member.value, "bends")) {
            std::vector<std::vector<double>> pairs;
            if (!m_reader.read(*value, pairs))
                return false;
            std::vector<azure::Point> bends;
            for (const std::vector<double>& pair : pairs) {
                if (pair.size() != 2 || pairs.size() > azure::kMostBends) {
                    m_reader.refuse(*value,
                                    {PEERSCAPE_TR_NOOP("at most {0} points of two numbers each "
                                                       "were expected"),
                                     {std::to_string(azure::kMostBends)}});
                    return false;
                }
                bends.push_back({pair[0], pair[1]});
            }
            m_transaction.bend(id, std::move(bends));
        }
        if (const std::string unknown = unusedMembers(member.value); !unknown.empty())
            m_unknownOfPlaces.emplace(id, unknown);
        return !m_reader.error();
    }

    bool readPlacement(ObjectId id, const json::Member& member)
    {
        if (!member.value.isObject()) {
            m_reader.refuse(member.value, {PEERSCAPE_TR_NOOP("an object was expected"), {}});
            return false;
        }
        azure::Placement placement;
        const auto number = [&](std::string_view name, double& out) {
            if (const Value* value = m_reader.findExact(member.value, name))
                m_reader.read(*value, out);
        };
        number("x", placement.position.x);
        number("y", placement.position.y);
        number("width", placement.size.width);
        number("height", placement.size.height);
        const auto flag = [&](std::string_view name, bool& out) {
            if (const Value* value = m_reader.findExact(member.value, name))
                m_reader.read(*value, out);
        };
        flag("locked", placement.locked);
        flag("collapsed", placement.collapsed);
        if (const Value* value = m_reader.findExact(member.value, "order")) {
            m_reader.read(*value, placement.order);
            if (std::abs(std::int64_t{placement.order}) > azure::kMostOrder)
                m_reader.refuse(
                    *value,
                    {PEERSCAPE_TR_NOOP("an order from -1000000 to 1000000 was expected"), {}});
        }
        m_transaction.place(id, placement);
        if (const std::string unknown = unusedMembers(member.value); !unknown.empty())
            m_unknownOfPlaces.emplace(id, unknown);
        return !m_reader.error();
    }

    /// The members of "layout" to keep, as an object, in the order in which they are
    /// written; empty when there are none.
    [[nodiscard]] std::string unknownLayout() const
    {
        std::string text;
        for (const auto& [id, members] : m_unknownOfPlaces)
            text += ',' + json::quoted(azure::fileId(id)) + ':' + members;
        text += m_unknownElsewhere;
        if (!text.empty()) {
            text.front() = '{';
            text += '}';
        }
        return text;
    }

    const json::Tree& m_tree;
    FieldReader m_reader;
    azure::Transaction m_transaction;
    azure::DocumentSettings m_settings;
    std::map<ObjectId, std::string> m_unknownOfPlaces; ///< What is kept of the place of an object.
    std::string
        m_unknownElsewhere; ///< Members of "layout" that are no object's, each after a comma.
    json::SeenKeys m_keptElsewhere;
};

} // namespace

Result<azure::Document> readPeerscape(const json::Tree& tree)
{
    return PeerscapeReader(tree).read();
}

} // namespace peerscape::read
