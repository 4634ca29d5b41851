#pragma once

#include "core/read/arm/evaluator.h"

namespace peerscape::read::arm {

/// One resource of a template after its copies: who it is. Its properties are evaluated when
/// somebody asks, so that resources may refer to each other in any order.
struct Instance
{
    const Value* declaration = nullptr;
    Scope* scope = nullptr; ///< The template that it stands in.
    std::vector<Loop> loops;
    std::string symbol; ///< Symbolic name, with `[i]` for a copy.
    std::string type;
    std::string name; ///< All segments: `vnet/subnet`.
    std::string id;
    std::string apiVersion;
    bool isExisting = false;
    bool isRunning = false;      ///< Being evaluated, to find circles.
    bool isEmitted = false;      ///< Deployed, being deployed, or left out.
    bool isBeingEmitted = false; ///< Waits for others, to find circles.
    bool hasFailed = false;      ///< It, or what it depends on.
    std::optional<Value> object;
    Touched touched;
    std::unique_ptr<Scope> inner; ///< Of a deployment: what it deploys, once it was looked at.
    bool isOpened = false;
    std::map<std::string, Known> outputs; ///< Of a deployment: those that were asked for.
    std::set<std::string> runningOutputs; ///< Those being evaluated, to find circles.
};

} // namespace peerscape::read::arm
