#include "core/read/arm/function.h"

#include <algorithm>
#include <array>
#include <vector>

namespace peerscape::read::arm {

namespace {

std::vector<Function> sortedTable()
{
    std::vector<Function> table;
    for (const auto& group :
         {textFunctions(), listFunctions(), objectFunctions(), logicFunctions(), lambdaFunctions(),
          dateFunctions(), networkFunctions(), resourceFunctions(), deploymentFunctions()})
        table.insert(table.end(), group.begin(), group.end());
    std::sort(table.begin(), table.end(),
              [](const Function& a, const Function& b) { return a.name < b.name; });
    return table;
}

const std::vector<Function>& table()
{
    static const std::vector<Function> functions = sortedTable();
    return functions;
}

} // namespace

std::span<const Function> allFunctions()
{
    return table();
}

const Function* findFunction(std::string_view lowerName)
{
    const auto find = [](std::string_view name) -> const Function* {
        const auto place = std::lower_bound(
            table().begin(), table().end(), name,
            [](const Function& function, std::string_view key) { return function.name < key; });
        return place != table().end() && place->name == name ? &*place : nullptr;
    };
    const Function* function = find(lowerName);
    return function == nullptr && lowerName.starts_with("list") ? find("list*") : function;
}

} // namespace peerscape::read::arm
