#pragma once

#include "core/read/arm/instances.h"
#include "core/read/arm/template.h"

#include <fmt/format.h>

namespace peerscape::read::arm {

/// The made-up address of the folder that holds the template.
inline constexpr std::string_view kFolderAddress = "https://peerscape.invalid/";

[[nodiscard]] bool isDeployment(std::string_view type);

/// Walks a template and everything nested in or linked from it. First every resource of a template
/// gets its name, then its properties are evaluated: so reference() finds any of them.
class Deployment : public Surroundings
{
public:
    Deployment(const json::Tree& tree, const TemplateOptions& options, json::Pool& pool);
    ~Deployment() override;

    Result<Deployed> run();

    Value reference(std::string_view nameOrId, bool full, const Value& place) override;
    Value references(std::string_view symbol, bool full, const Value& place) override;
    Value resourceInfo(std::string_view symbol, const Value& place) override;
    std::optional<Value> output(std::string_view nameOrId, std::string_view output,
                                const Value& place) override;
    std::string locationOf(const Target& target) override;

private:
    // instances.cpp: who the resources are.
    void readParameters();
    void addAll(Scope& scope, const Value& resources, const Instance* parent);
    void addCopies(Scope& scope, const Value& resource, const std::string& symbol,
                   const Instance* parent);
    /// Type and name of a resource; null when it has no type.
    std::unique_ptr<Instance> identified(Scope& scope, const Value& resource, std::string symbol,
                                         const Instance* parent, bool& isKept);
    void addOne(Scope& scope, const Value& resource, std::string symbol, const Instance* parent);
    [[nodiscard]] std::string nameOf(const Value& resource, const std::string& type,
                                     const Instance* parent);
    [[nodiscard]] std::string idOf(const Instance& instance);
    bool isWanted(const Value& resource);

    // template.cpp: what they deploy.
    /// False when it, or something that it depends on, could not be deployed.
    bool emit(Instance& instance);
    bool emitResource(Instance& instance);
    bool emitDeployment(Instance& instance);
    /// What goes before a resource that is carried out: what it says that it depends on.
    bool emitDependencies(Instance& instance);
    void readOutputs();
    /// Notes what of the template no design has a place for.
    void noteLeftOut();
    Value objectOf(Instance& instance);
    /// Names what a deployment deploys. False when its template is not there.
    bool openDeployment(Instance& instance);
    [[nodiscard]] Target targetOf(const Instance& instance);

    // dependences.cpp
    /// The resources that one says it depends on.
    std::vector<Instance*> dependencesOf(const Instance& instance);
    /// Ids of those that nothing else tells: neither is modelled or one is not, and no text of
    /// `object` names it. Of a deployment, what it deploys. Sorted, without doubles.
    std::vector<std::string> keptDependences(const Instance& instance, const Value& object);

    // linked_templates.cpp: templates and parameters files beside the template.
    /// A file that a link names, and the made-up address where it was found; null when it is not
    /// there.
    const json::Tree* linkedTree(const Instance& instance, const Value& link, std::string& address);
    [[nodiscard]] const json::Tree* fileAt(const std::string& address, std::string& found) const;
    void giveParameters(Scope& inner, Instance& instance, const Value& properties);

    // references.cpp
    Instance* find(std::string_view nameOrId);
    /// The executor's answer about what is there; nothing when it does not know.
    std::optional<Value> presentState(std::string_view id, bool full, const Value& place);
    Value stateOf(Instance& instance, bool full, const Value& place);
    Value withIds(const Instance& instance, const Value& properties);
    Value withFirewallAddress(const Value& configuration);
    Value outputsOf(Instance& instance, const Value& place);
    Value outputOf(Instance& instance, const Value& declaration, std::string_view name);

    void note(bool isIgnored, const Value& place, Message message, bool isUnknown = false);
    [[nodiscard]] Executor* executor() const
    {
        return m_options.destination ? m_options.destination->executor : nullptr;
    }
    void markReached(const Touched& touched);
    [[nodiscard]] bool isDrawn(std::string_view type) const;

    const json::Tree& m_tree;
    const TemplateOptions& m_options;
    json::Pool& m_pool;
    ValueMaker m_maker;
    Evaluator m_evaluator;
    Scope m_root;
    Deployed m_deployed;
    std::unordered_map<std::string, Instance*> m_byId; ///< Ids in lower case.
    std::set<std::pair<std::size_t, std::string>> m_reported;
    std::string m_subject = "template";
    std::size_t m_unnamed = 0;
    unsigned m_nesting = 0;
};

} // namespace peerscape::read::arm
