#include "core/read/terraform/instances.h"

#include "core/read/terraform/addresses.h"

#include <fmt/format.h>

namespace peerscape::read::terraform {

namespace {

std::string_view textOf(const Value& object, std::string_view name)
{
    const Value* value = object.find(name);
    return value != nullptr && value->isString() ? value->text : std::string_view();
}

/// An index as addresses write it.
std::string indexText(const Value* key)
{
    if (key == nullptr || key->isNull())
        return {};
    return key->isString() ? json::quoted(key->text) : std::string(key->text);
}

enum class Wanted : std::uint8_t { All, DataOnly };

void addInstance(std::vector<Instance>& list, const Value& place, const Value* values,
                 const Value* secrets, std::string module, std::string index)
{
    Instance instance;
    instance.place = place;
    instance.type = textOf(place, "type");
    instance.name = textOf(place, "name");
    instance.isData = textOf(place, "mode") == "data";
    instance.module = std::move(module);
    instance.index = std::move(index);
    if (values != nullptr && values->isObject() && !instance.type.empty()) {
        instance.values = *values;
        if (secrets != nullptr)
            instance.secrets = *secrets;
        list.push_back(std::move(instance));
    }
}

/// The resources of a module of `terraform show -json` and of those in it.
void addModule(std::vector<Instance>& list, const Value& module, const std::string& address,
               Wanted wanted)
{
    if (const Value* resources = module.find("resources")) {
        for (const Value& resource : resources->items) {
            const bool isData = textOf(resource, "mode") == "data";
            if (wanted == Wanted::All || isData)
                addInstance(list, resource, resource.find("values"),
                            resource.find("sensitive_values"), address,
                            indexText(resource.find("index")));
        }
    }
    if (const Value* children = module.find("child_modules")) {
        for (const Value& child : children->items)
            addModule(list, child, std::string(textOf(child, "address")), wanted);
    }
}

void addValues(std::vector<Instance>& list, const Value* state, Wanted wanted)
{
    const Value* root = state != nullptr ? state->find("root_module") : nullptr;
    if (root != nullptr)
        addModule(list, *root, {}, wanted);
}

void addStateFile(std::vector<Instance>& list, const Value& resources)
{
    for (const Value& resource : resources.items) {
        const Value* instances = resource.find("instances");
        if (instances == nullptr)
            continue;
        for (const Value& instance : instances->items) {
            // What was replaced and waits to be destroyed.
            if (instance.find("deposed") != nullptr)
                continue;
            addInstance(
                list, resource, instance.find("attributes"), instance.find("sensitive_attributes"),
                std::string(textOf(resource, "module")), indexText(instance.find("index_key")));
            if (!list.empty())
                list.back().place.offset = instance.offset;
        }
    }
}

} // namespace

std::string Instance::block() const
{
    return fmt::format("{}{}.{}", isData ? "data." : "", type, name);
}

std::string Instance::address() const
{
    return module + (module.empty() ? "" : ".") + withIndex(block(), index);
}

std::vector<Instance> instancesOf(const Value& root, Side side)
{
    std::vector<Instance> list;
    const Value* prior = root.find("prior_state");
    const Value* priorValues = prior != nullptr ? prior->find("values") : nullptr;
    if (const Value* planned = root.find("planned_values")) {
        if (side == Side::Before) {
            addValues(list, priorValues, Wanted::All);
        } else {
            addValues(list, planned, Wanted::All);
            addValues(list, priorValues, Wanted::DataOnly);
        }
    } else if (const Value* values = root.find("values")) {
        addValues(list, values, Wanted::All);
    } else if (const Value* resources = root.find("resources")) {
        addStateFile(list, *resources);
    }
    return list;
}

const Value* outputsOf(const Value& root, Side side)
{
    const Value* values = root.find("values");
    if (const Value* planned = root.find("planned_values")) {
        const Value* prior = root.find("prior_state");
        values = side == Side::After ? planned : prior != nullptr ? prior->find("values") : nullptr;
    } else if (values == nullptr) {
        values = &root;
    }
    const Value* outputs = values != nullptr ? values->find("outputs") : nullptr;
    return outputs != nullptr && !outputs->members.empty() ? outputs : nullptr;
}

} // namespace peerscape::read::terraform
