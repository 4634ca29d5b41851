#pragma once

#include "core/read/arm/values.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace peerscape::read::arm {

struct Instance;

/// While a copy loop runs: its name and index, for copyIndex().
struct Loop
{
    std::string name;
    std::int64_t index = 0;
    bool ofResource = false; ///< copyIndex() without a name asks the innermost of these first.
};

/// Where a deployment puts its resources.
struct Target
{
    enum class Level { ResourceGroup, Subscription, ManagementGroup, Tenant };
    Level level = Level::ResourceGroup;
    std::string subscription = "00000000-0000-0000-0000-000000000000";
    std::string resourceGroup = "rg-import";
    std::string managementGroup = "mg-import";

    /// The beginning of a resource's id there, up to `/providers`.
    [[nodiscard]] std::string prefix() const;
};

/// Numbers of the open parameters that a value was made from.
using Touched = std::set<std::size_t>;

/// A parameter or variable that was evaluated, and from what.
struct Known
{
    Value value;
    Touched touched;
};

struct Scope;

/// A parameter's value from outside. With a scope it is an expression there, evaluated when it is
/// used.
struct Given
{
    Value value;
    Scope* scope = nullptr;
    std::vector<Loop> loops;
    bool isEntry = false; ///< The expression gives the entry around the value, `{"value": …}`.
};

/// A template that is deployed: what its expressions see.
struct Scope
{
    const Value* root = nullptr; ///< The template.
    Scope* parent = nullptr;     ///< The deployment that it stands in.
    Scope* names = nullptr; ///< Whose parameters and variables are seen: itself, or with the outer
                            ///< expression scope the parent's.
    Target target;
    std::string name = "import"; ///< deployment().name
    std::string address; ///< Made-up address of the template's file; empty when it stands inside
                         ///< another.
    std::map<std::string, Given> parameters; ///< By name in lower case.
    std::unordered_map<std::string, Known> known;
    std::set<std::string> running; ///< What is being evaluated, to find circles.
    std::vector<std::unique_ptr<Instance>> instances;
    std::unordered_map<std::string, Instance*> symbols; ///< Symbolic names, languageVersion 2.0.
};

} // namespace peerscape::read::arm
