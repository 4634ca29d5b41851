#include "core/read/terraform/links.h"

#include <algorithm>

namespace peerscape::read::terraform {

namespace {

/// How far references are followed from module to module.
constexpr unsigned kMaxDepth = 64;
/// References looked at in one file: many more than a real plan of its size has.
constexpr std::size_t kBudget = 2'000'000;

std::string blockKey(const std::string& module, const std::string& block)
{
    return module + '|' + block;
}

const Value* referencesOf(const Value& expression)
{
    const Value* references = expression.find("references");
    return references != nullptr && references->isArray() ? references : nullptr;
}

std::string joined(const std::string& module, std::string_view call, std::string_view index)
{
    return module + (module.empty() ? "" : ".") + "module." + withIndex(call, index);
}

} // namespace

Links::Links(const std::vector<Instance>& instances, const Value& root)
    : m_instances(instances)
    , m_budget(kBudget)
{
    const Value* configuration = root.find("configuration");
    if (configuration == nullptr)
        return;
    if (const Value* providers = configuration->find("provider_config"))
        m_providers = *providers;
    if (const Value* body = configuration->find("root_module"))
        addModule(*body, nullptr, {});
    for (std::size_t i = 0; i < instances.size(); ++i) {
        m_blocks[blockKey(instances[i].module, instances[i].block())].push_back(i);
        for (std::string module = instances[i].module;
             !module.empty() && m_moduleInstances.insert(module).second;)
            module = placeOfModule(module).parent;
    }
}

void Links::addModule(const Value& body, const Value* call, const std::string& address)
{
    Module& module = m_modules[address];
    module.body = body;
    module.call = call;
    if (const Value* resources = body.find("resources")) {
        for (const Value& resource : resources->items) {
            const Value* type = resource.find("type");
            const Value* name = resource.find("name");
            const Value* mode = resource.find("mode");
            if (type == nullptr || name == nullptr)
                continue;
            std::string block = mode != nullptr && mode->text == "data" ? "data." : "";
            block += type->text;
            block += '.';
            block += name->text;
            module.resources.emplace(std::move(block), &resource);
        }
    }
    const Value* calls = body.find("module_calls");
    if (calls == nullptr)
        return;
    for (const json::Member& member : calls->members) {
        if (const Value* inner = member.value.find("module"))
            addModule(*inner, &member.value, joined(address, member.key, {}));
    }
}

const Links::Module* Links::moduleOf(const std::string& address) const
{
    const auto place = m_modules.find(configurationOf(address));
    return place != m_modules.end() ? &place->second : nullptr;
}

const Value* Links::expressions(const Instance& instance) const
{
    const Module* module = moduleOf(instance.module);
    if (module == nullptr)
        return nullptr;
    const auto resource = module->resources.find(instance.block());
    return resource != module->resources.end() ? resource->second->find("expressions") : nullptr;
}

std::string_view Links::subscription(const Instance& instance) const
{
    const Module* module = moduleOf(instance.module);
    if (module == nullptr)
        return {};
    const auto resource = module->resources.find(instance.block());
    const Value* key = resource != module->resources.end()
                           ? resource->second->find("provider_config_key")
                           : nullptr;
    const Value* provider =
        key != nullptr && key->isString() ? m_providers.find(key->text) : nullptr;
    const Value* settings = provider != nullptr ? provider->find("expressions") : nullptr;
    const Value* id = settings != nullptr ? settings->find("subscription_id") : nullptr;
    const Value* constant = id != nullptr ? id->find("constant_value") : nullptr;
    return constant != nullptr && constant->isString() ? constant->text : std::string_view();
}

LinkTargets Links::follow(const Instance& from, const Value& expression) const
{
    Walk walk;
    Frame frame{from.module, from.index, nullptr};
    if (const Module* module = moduleOf(from.module)) {
        const auto resource = module->resources.find(from.block());
        if (resource != module->resources.end())
            frame.forEach = resource->second->find("for_each_expression");
    }
    follow(frame, expression, false, 0, walk);
    return std::move(walk.targets);
}

void Links::follow(const Frame& frame, const Value& expression, bool sameKey, unsigned depth,
                   Walk& walk) const
{
    const Value* references = referencesOf(expression);
    if (references == nullptr || depth > kMaxDepth)
        return;
    for (const Value& item : references->items)
        sameKey = sameKey || item.text == "each.key" || item.text == "count.index";
    std::set<std::string> outputs;
    for (const Value& item : references->items) {
        if (m_budget == 0 || !item.isString())
            return;
        --m_budget;
        const std::vector<AddressPart> parts = splitAddress(item.text);
        const std::string_view head = parts.front().name;
        if (parts.size() < 2 || head == "local" || head == "path" || head == "terraform"
            || head == "count" || head == "self")
            continue;
        if (!walk.seen.insert(frame.module + '|' + frame.index + '|' + std::string(item.text))
                 .second)
            continue;
        if (head == "each") {
            if (parts[1].name == "value" && frame.forEach != nullptr)
                follow(frame, *frame.forEach, true, depth + 1, walk);
        } else if (head == "var") {
            followInput(frame, parts[1], sameKey, depth, walk);
        } else if (head == "module") {
            // The whole output comes after its element, the whole module after its output.
            if (parts.size() < 3)
                continue;
            const std::string whole =
                withIndex(parts[1].name, parts[1].index) + '.' + std::string(parts[2].name);
            if (outputs.insert(whole).second || !parts[2].index.empty())
                followOutput(frame, parts[1], parts[2], sameKey, depth, walk);
        } else if (head == "data") {
            if (parts.size() > 2)
                addBlock(frame,
                         "data." + std::string(parts[1].name) + '.' + std::string(parts[2].name),
                         parts[2].index, sameKey, walk);
        } else {
            addBlock(frame, std::string(head) + '.' + std::string(parts[1].name), parts[1].index,
                     sameKey, walk);
        }
    }
}

void Links::followInput(const Frame& frame, const AddressPart& variable, bool sameKey,
                        unsigned depth, Walk& walk) const
{
    const Module* module = moduleOf(frame.module);
    const Value* call = module != nullptr ? module->call : nullptr;
    const Value* inputs = call != nullptr ? call->find("expressions") : nullptr;
    const Value* input = inputs != nullptr ? inputs->find(variable.name) : nullptr;
    if (input == nullptr)
        return;
    const ModulePlace place = placeOfModule(frame.module);
    // By the key of the call where the input speaks of it; else a map is handed in, and whoever
    // uses it takes an element by a key of its own.
    const Value* references = referencesOf(*input);
    const bool isOfCall =
        references != nullptr
        && std::any_of(references->items.begin(), references->items.end(), [](const Value& item) {
               return item.text.starts_with("each.") || item.text.starts_with("count.");
           });
    const std::string key = isOfCall                  ? place.index
                            : !variable.index.empty() ? std::string(variable.index)
                            : sameKey                 ? frame.index
                                                      : std::string();
    follow({place.parent, key, call->find("for_each_expression")}, *input, !key.empty(), depth + 1,
           walk);
}

void Links::followOutput(const Frame& frame, const AddressPart& call, const AddressPart& output,
                         bool sameKey, unsigned depth, Walk& walk) const
{
    std::string index(call.index);
    if (index.empty() && !m_moduleInstances.contains(joined(frame.module, call.name, {}))) {
        // A module with for_each: the instance with the same key.
        if (sameKey && m_moduleInstances.contains(joined(frame.module, call.name, frame.index)))
            index = frame.index;
        else {
            walk.targets.isAmbiguous = true;
            return;
        }
    }
    const std::string module = joined(frame.module, call.name, index);
    const Module* called = moduleOf(module);
    const Value* outputs = called != nullptr ? called->body.find("outputs") : nullptr;
    const Value* body = outputs != nullptr ? outputs->find(output.name) : nullptr;
    const Value* expression = body != nullptr ? body->find("expression") : nullptr;
    if (expression == nullptr)
        return;
    // An output that is a map of instances is asked for one by its key.
    const std::string key = !output.index.empty() ? std::string(output.index)
                            : sameKey             ? frame.index
                                                  : std::string();
    follow({module, key, nullptr}, *expression, !key.empty(), depth + 1, walk);
}

void Links::addBlock(const Frame& frame, const std::string& block, std::string_view index,
                     bool sameKey, Walk& walk) const
{
    // References name an instance, then its block: only the first says which.
    const std::string key = blockKey(frame.module, block) + '|';
    if ((index.empty() && walk.seen.contains(key))
        || !walk.seen.insert(key + std::string(index) + '|' + frame.index).second)
        return;
    walk.seen.insert(key);
    const auto place = m_blocks.find(blockKey(frame.module, block));
    if (place == m_blocks.end())
        return;
    const auto add = [&](std::size_t i) {
        if (walk.found.insert(i).second)
            walk.targets.instances.push_back(i);
    };
    const std::vector<std::size_t>& list = place->second;
    const std::string_view wanted = !index.empty() ? index
                                    : sameKey      ? std::string_view(frame.index)
                                                   : std::string_view();
    m_budget -= std::min(m_budget, list.size());
    const auto byKey = std::find_if(list.begin(), list.end(), [&](std::size_t i) {
        return !wanted.empty() && m_instances[i].index == wanted;
    });
    if (byKey != list.end()) {
        add(*byKey);
    } else if (list.size() == 1 && index.empty()) {
        add(list.front());
    } else if (index.empty()) {
        walk.targets.isAmbiguous = true;
        std::for_each(list.begin(), list.end(), add);
    }
}

} // namespace peerscape::read::terraform
