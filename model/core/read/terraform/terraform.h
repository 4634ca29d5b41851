#pragma once

#include "core/base/result.h"
#include "core/read/terraform/instances.h"

#include <memory>

namespace peerscape::read::terraform {

/// A resource of Azure that the file describes, in Azure's form.
struct Resource
{
    std::string type;       ///< "Microsoft.Network/virtualNetworks".
    std::string id;         ///< Full resource id; made from names where only Azure knows it.
    std::string apiVersion; ///< Empty when the file does not say: azurerm never does.
    Value object;
    bool isExisting = false; ///< Of a data source: it stands outside of this configuration.
    bool isBlock = false;    ///< Of a type that is not modelled: `object` holds the block itself.
};

/// Something that could not be read as it is.
struct Note
{
    bool isIgnored = false; ///< Left out; else approximated.
    Value place;
    std::string subject; ///< Terraform's address.
    Message message;
};

struct Estate
{
    std::vector<Resource> resources;
    std::vector<Note> notes;
    std::vector<std::unique_ptr<json::Tree>> bodies; ///< JSON in texts, which objects view into.
};

/// Reads `terraform show -json` of a state or plan, or a state file: azurerm of version 3 to 5, and
/// azapi (import.md 5). Links that a plan leaves open are followed through its configuration;
/// where that gives none or several, a note says so. `pool` and the tree must outlive the result.
/// Error: `Limit` for a file whose references never end. O(size + references).
[[nodiscard]] Result<Estate> readTerraform(const json::Tree& tree, Side side, json::Pool& pool);

} // namespace peerscape::read::terraform
