#pragma once

#include "core/read/terraform/addresses.h"
#include "core/read/terraform/instances.h"

#include <cstddef>
#include <optional>
#include <set>
#include <unordered_map>

namespace peerscape::read::terraform {

/// What an expression of the configuration refers to.
struct LinkTargets
{
    std::vector<std::size_t> instances; ///< Places in the list of instances, each once.
    /// Some reference leads to several instances of a block, and no key says to which.
    bool isAmbiguous = false;
};

/// The links of a plan. Ids that Azure will give are left out of it; which resource an attribute
/// names stands only in the configuration's references (import.md 5). They are followed through
/// `each.value`, module inputs and module outputs; with for_each and count by the same key.
class Links
{
public:
    /// `instances` and the tree must outlive it. O(size).
    Links(const std::vector<Instance>& instances, const Value& root);

    /// The expressions of an instance's block; null in a state.
    [[nodiscard]] const Value* expressions(const Instance& instance) const;
    /// What an expression (`{"references": […]}`) of an instance refers to.
    [[nodiscard]] LinkTargets follow(const Instance& from, const Value& expression) const;
    /// The subscription that the instance's provider names by a constant; empty when none does.
    [[nodiscard]] std::string_view subscription(const Instance& instance) const;
    /// Whether following became too costly: a file made to be so. What was asked later got nothing.
    [[nodiscard]] bool isExhausted() const { return m_budget == 0; }

private:
    struct Module
    {
        Value body;
        const Value* call = nullptr;
        std::unordered_map<std::string, const Value*> resources; ///< By block.
    };
    /// Where an expression stands.
    struct Frame
    {
        std::string module;
        std::string index;              ///< Of the resource or call that it belongs to.
        const Value* forEach = nullptr; ///< The for_each expression of that.
    };
    struct Walk
    {
        LinkTargets targets;
        std::set<std::string> seen;  ///< References, so that none is followed twice.
        std::set<std::size_t> found; ///< The same as `targets.instances`.
    };
    void addModule(const Value& body, const Value* call, const std::string& address);
    [[nodiscard]] const Module* moduleOf(const std::string& address) const;
    void follow(const Frame& frame, const Value& expression, bool sameKey, unsigned depth,
                Walk& walk) const;
    void followInput(const Frame& frame, const AddressPart& variable, bool sameKey, unsigned depth,
                     Walk& walk) const;
    void followOutput(const Frame& frame, const AddressPart& call, const AddressPart& output,
                      bool sameKey, unsigned depth, Walk& walk) const;
    void addBlock(const Frame& frame, const std::string& block, std::string_view index,
                  bool sameKey, Walk& walk) const;

    const std::vector<Instance>& m_instances;
    Value m_providers;
    std::unordered_map<std::string, Module> m_modules; ///< By address without indexes.
    std::unordered_map<std::string, std::vector<std::size_t>> m_blocks;
    std::set<std::string> m_moduleInstances;
    mutable std::size_t m_budget;
};

} // namespace peerscape::read::terraform
