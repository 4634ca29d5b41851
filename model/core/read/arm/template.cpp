#include "core/read/arm/template.h"

#include "core/base/text.h"
#include "core/read/arm/evaluator.h"

#include <algorithm>

namespace peerscape::read::arm {

using json::Type;
using json::Value;

namespace {

constexpr std::int64_t kMaxCopies = 10000;
constexpr std::size_t kMaxResources = 2'000'000;

class TemplateReader
{
public:
    TemplateReader(const json::Tree& tree, json::Pool& pool, EstateReader& estate)
        : m_estate(estate)
        , m_pool(pool)
        , m_evaluator(tree.root(), pool, [this](const Value& place, const std::string& reason) {
            m_estate.note(ReportEntry::Kind::Approximated, place, m_subject,
                          {PEERSCAPE_TR_NOOP("unknown value: {0}"), {reason}});
        })
    {
    }

    Evaluator& evaluator() { return m_evaluator; }

    /// Reads a list of resources, an array or (symbolic names) an object.
    void readAll(const Value& resources, const std::string& parentType,
                 const std::string& parentName)
    {
        for (const Value& item : resources.items)
            readCopies(item, parentType, parentName);
        for (const json::Member& member : resources.members)
            readCopies(member.value, parentType, parentName);
    }

private:
    void readCopies(const Value& resource, const std::string& parentType,
                    const std::string& parentName)
    {
        const Value* copy = resource.find("copy");
        if (copy == nullptr || !copy->isObject()) {
            readOne(resource, parentType, parentName);
            return;
        }
        const Value* count = copy->find("count");
        const Value* name = copy->find("name");
        const auto times =
            count != nullptr ? Evaluator::asNumber(m_evaluator.evaluate(*count)) : std::nullopt;
        if (!times || *times < 0 || *times > kMaxCopies)
            m_estate.note(
                ReportEntry::Kind::Approximated, resource, m_subject,
                {PEERSCAPE_TR_NOOP("the number of copies is unknown or out of range; one is read"),
                 {}});
        const std::int64_t last = times && *times >= 0 && *times <= kMaxCopies ? *times : 1;
        for (std::int64_t i = 0; i < last; ++i) {
            m_evaluator.loops.push_back(
                {name != nullptr ? std::string(name->text) : std::string(), i});
            readOne(resource, parentType, parentName);
            m_evaluator.loops.pop_back();
        }
    }

    void readOne(const Value& resource, const std::string& parentType,
                 const std::string& parentName)
    {
        if (!resource.isObject() || ++m_count > kMaxResources)
            return;
        const Value* typeValue = resource.find("type");
        const Value* nameValue = resource.find("name");
        std::string type =
            typeValue != nullptr ? m_evaluator.evaluateText(*typeValue) : std::string();
        std::string name =
            nameValue != nullptr ? m_evaluator.evaluateText(*nameValue) : std::string();
        if (type.empty() || name.empty()) {
            m_estate.note(
                ReportEntry::Kind::Ignored, resource, type.empty() ? name : type,
                {PEERSCAPE_TR_NOOP("a resource without a type or with an unknown name"), {}});
            return;
        }
        // A nested child is written with its last type and name only.
        if (!parentType.empty() && type.find('/') == std::string::npos)
            type = parentType + '/' + type;
        if (!parentName.empty()
            && std::count(type.begin(), type.end(), '/') - 1
                   > std::count(name.begin(), name.end(), '/'))
            name = parentName + '/' + name;
        m_subject = type + ' ' + name;
        if (!isWanted(resource))
            return;
        if (equalsIgnoringCase(type, "Microsoft.Resources/deployments")) {
            m_estate.note(ReportEntry::Kind::Ignored, resource, m_subject,
                          {PEERSCAPE_TR_NOOP("nested and linked deployments are not read"), {}});
            return;
        }
        const std::string id = resourceId(type, name);
        if (id.empty()) {
            m_estate.note(ReportEntry::Kind::Ignored, resource, m_subject,
                          {PEERSCAPE_TR_NOOP("the name has not as many parts as the type"), {}});
            return;
        }
        const Value* version = resource.find("apiVersion");
        WireResource wire{type, id,
                          version != nullptr ? m_evaluator.evaluateText(*version) : std::string(),
                          evaluated(resource)};
        m_estate.add(std::move(wire));
        const Value* children = resource.find("resources");
        if (children != nullptr)
            readAll(*children, type, name);
    }

    /// Whether the resource's condition holds; an unknown one keeps the resource, and says so.
    bool isWanted(const Value& resource)
    {
        const Value* condition = resource.find("condition");
        if (condition == nullptr)
            return true;
        const Value value = m_evaluator.evaluate(*condition);
        if (value.type == Type::Boolean)
            return value.boolean;
        m_estate.note(ReportEntry::Kind::Approximated, *condition, m_subject,
                      {PEERSCAPE_TR_NOOP("the condition is unknown; the resource is kept"), {}});
        return true;
    }

    /// The resource with its expressions evaluated, its children left out (they are read one by
    /// one).
    Value evaluated(const Value& resource)
    {
        std::vector<json::Member> members;
        for (const json::Member& member : resource.members) {
            if (equalsIgnoringCase(member.key, "resources")
                || equalsIgnoringCase(member.key, "copy")
                || equalsIgnoringCase(member.key, "dependsOn")
                || equalsIgnoringCase(member.key, "condition"))
                continue;
            members.push_back({member.key, m_evaluator.evaluate(member.value)});
        }
        Value value = resource;
        value.members = m_pool.keep(std::move(members));
        return value;
    }

    [[nodiscard]] std::string resourceId(const std::string& type, const std::string& name) const
    {
        std::string id = "/subscriptions/" + m_evaluator.subscriptionId() + "/resourceGroups/"
                         + m_evaluator.resourceGroup() + "/providers/";
        std::size_t typeStart = type.find('/');
        if (typeStart == std::string::npos)
            return {};
        id += type.substr(0, typeStart);
        std::size_t nameStart = 0;
        for (;;) {
            const std::size_t typeEnd = type.find('/', typeStart + 1);
            const std::size_t nameEnd = name.find('/', nameStart);
            if ((typeEnd == std::string::npos) != (nameEnd == std::string::npos))
                return {};
            id += type.substr(typeStart, typeEnd - typeStart) + '/'
                  + name.substr(nameStart, nameEnd - nameStart);
            if (typeEnd == std::string::npos)
                return id;
            typeStart = typeEnd;
            nameStart = nameEnd + 1;
        }
    }

    EstateReader& m_estate;
    json::Pool& m_pool;
    Evaluator m_evaluator;
    std::string m_subject = "template";
    std::size_t m_count = 0;
};

} // namespace

Result<void> readTemplate(const json::Tree& tree,
                          const std::vector<const json::Tree*>& parameterFiles,
                          const std::map<std::string, std::string>& parameters, json::Pool& pool,
                          EstateReader& estate)
{
    const Value* resources = tree.root().find("resources");
    if (resources == nullptr || (!resources->isArray() && !resources->isObject()))
        return fail("Invalid", tree.name() + ":1:1: the template has no resources");
    TemplateReader reader(tree, pool, estate);
    for (const json::Tree* file : parameterFiles) {
        const Value* list = file->root().find("parameters");
        if (list == nullptr)
            continue;
        for (const json::Member& member : list->members) {
            // A key vault reference has no value here; it stays unknown.
            const Value* value = member.value.find("value");
            reader.evaluator().setParameter(std::string(member.key),
                                            value != nullptr ? *value
                                                             : Evaluator::unknown(member.value));
        }
    }
    for (const auto& [name, text] : parameters) {
        Value value = Evaluator::unknown(tree.root());
        value.type = Type::String;
        value.text = pool.keep(text);
        const bool isNumber =
            !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
        if (isNumber)
            value.type = Type::Number;
        else if (text == "true" || text == "false")
            value = Evaluator::makeBoolean(text == "true", tree.root());
        reader.evaluator().setParameter(name, value);
    }
    reader.readAll(*resources, {}, {});
    return {};
}

} // namespace peerscape::read::arm
