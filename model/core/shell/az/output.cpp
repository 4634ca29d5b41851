#include "core/shell/az/output.h"

#include "core/base/text.h"
#include "core/shell/az/yaml.h"
#include "core/shell/python_text.h"

#include <algorithm>
#include <array>
#include <map>

namespace peerscape::shell {

namespace {

/// Characters, not bytes.
std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U;
    }));
}

std::string line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths)
{
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        text += (i > 0 ? "  " : "") + cells[i];
        text.append(widths[i] - widthOf(cells[i]), ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text + '\n';
}

bool isHidden(std::string_view name)
{
    return name == "id" || name == "type" || name == "etag";
}

std::string capitalised(std::string name)
{
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - ('a' - 'A'));
    return name;
}

using Row = std::vector<std::pair<std::string, std::string>>;

/// One row's columns; nested values have none.
Row rowOf(const Json& item)
{
    Row row;
    if (item.is_object()) {
        for (auto member = item.begin(); member != item.end(); ++member) {
            if (!isHidden(member.key()) && !member->is_structured() && !member->is_null())
                row.emplace_back(capitalised(member.key()), pythonText(*member));
        }
    } else if (item.is_array()) {
        for (std::size_t i = 0; i < item.size(); ++i) {
            if (!item[i].is_structured() && !item[i].is_null())
                row.emplace_back("Column" + std::to_string(i + 1), pythonText(item[i]));
        }
    } else if (!item.is_null()) {
        row.emplace_back("Result", pythonText(item));
    }
    return row;
}

nlohmann::json sortedCopy(const Json& value)
{
    if (value.is_object()) {
        nlohmann::json copy = nlohmann::json::object();
        for (auto member = value.begin(); member != value.end(); ++member)
            copy[member.key()] = sortedCopy(*member);
        return copy;
    }
    if (value.is_array()) {
        nlohmann::json copy = nlohmann::json::array();
        for (const Json& item : value)
            copy.push_back(sortedCopy(item));
        return copy;
    }
    switch (value.type()) {
    case Json::value_t::string:
        return value.get_ref<const std::string&>();
    case Json::value_t::boolean:
        return value.get<bool>();
    case Json::value_t::number_integer:
        return value.get<std::int64_t>();
    case Json::value_t::number_unsigned:
        return value.get<std::uint64_t>();
    case Json::value_t::number_float:
        return value.get<double>();
    default:
        return nullptr;
    }
}

std::string tsvCell(const Json& value)
{
    return value.is_array()    ? std::to_string(value.size())
           : value.is_object() ? std::string()
                               : pythonText(value);
}

std::string tsvLine(const Json& item)
{
    if (item.is_boolean())
        return item.get<bool>() ? "true" : "false";
    if (!item.is_structured())
        return pythonText(item);
    std::string text;
    bool isFirst = true;
    for (const Json& value : item) {
        text += (isFirst ? "" : "\t") + tsvCell(value);
        isFirst = false;
    }
    return text;
}

/// The resource group that an id names, as az finds it: whatever stands behind, such as the name of
/// a delegation with its slash.
std::string_view groupIn(std::string_view id)
{
    std::array<std::string_view, 4> parts;
    for (std::string_view& part : parts) {
        const std::size_t end = std::min(id.find('/', 1), id.size());
        part = id.substr(0, end);
        id.remove_prefix(end);
    }
    const bool names = equalsIgnoringCase(parts[0], "/subscriptions")
                       && equalsIgnoringCase(parts[2], "/resourceGroups") && parts[3].size() > 1;
    return names ? parts[3].substr(1) : std::string_view();
}

} // namespace

OutputFormat parseOutputFormat(std::string_view name)
{
    return name == "table"                     ? OutputFormat::AsTable
           : name == "tsv"                     ? OutputFormat::AsTsv
           : name == "none"                    ? OutputFormat::Nothing
           : name == "yaml" || name == "yamlc" ? OutputFormat::AsYaml
                                               : OutputFormat::AsJson;
}

std::string print(const Json& answer, OutputFormat format, bool sorted)
{
    if (answer.is_null())
        return {};
    switch (format) {
    case OutputFormat::AsJson:
        return printJson(answer);
    case OutputFormat::AsYaml:
        return printYaml(answer);
    case OutputFormat::AsTable:
        return printTable(answer, sorted);
    case OutputFormat::AsTsv:
        return printTsv(answer);
    case OutputFormat::Nothing:
        break;
    }
    return {};
}

std::string printJson(const Json& answer)
{
    return sortedCopy(answer).dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::string printYaml(const Json& answer)
{
    return writeYaml(sortedCopy(answer));
}

Json sortedByName(const Json& answer)
{
    return Json(sortedCopy(answer));
}

std::string printTsv(const Json& answer)
{
    std::string text;
    if (!answer.is_array())
        return tsvLine(answer) + '\n';
    for (const Json& item : answer)
        text += tsvLine(item) + '\n';
    return text;
}

std::string layOut(const std::vector<std::string>& headers,
                   const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    std::vector<std::string> dashes;
    for (std::size_t i = 0; i < headers.size(); ++i) {
        std::size_t width = widthOf(headers[i]) + 2;
        for (const std::vector<std::string>& row : rows)
            width = std::max(width, widthOf(row[i]));
        widths.push_back(width);
        dashes.emplace_back(width, '-');
    }
    std::string text = line(headers, widths) + line(dashes, widths);
    for (const std::vector<std::string>& row : rows)
        text += line(row, widths);
    return text;
}

std::string printTable(const Json& answer, bool sorted)
{
    std::vector<Row> rows;
    if (answer.is_array()) {
        for (const Json& item : answer)
            rows.push_back(rowOf(item));
    } else {
        rows.push_back(rowOf(answer));
    }
    std::vector<std::string> headers;
    for (const Row& row : rows) {
        for (const auto& [name, value] : row) {
            if (std::find(headers.begin(), headers.end(), name) == headers.end())
                headers.push_back(name);
        }
    }
    if (headers.empty())
        return "\n";
    if (sorted)
        std::sort(headers.begin(), headers.end());
    std::vector<std::vector<std::string>> cells;
    for (const Row& row : rows) {
        std::vector<std::string>& cellsOfRow = cells.emplace_back(headers.size());
        for (const auto& [name, value] : row)
            cellsOfRow[static_cast<std::size_t>(std::find(headers.begin(), headers.end(), name)
                                                - headers.begin())] = value;
    }
    return layOut(headers, cells);
}

Json flattened(const Json& resource)
{
    if (resource.is_array()) {
        Json list = Json::array();
        for (const Json& item : resource)
            list.push_back(flattened(item));
        return list;
    }
    if (!resource.is_object())
        return resource;
    Json flat = Json::object();
    const auto addSorted = [&](const Json& object) {
        std::map<std::string_view, const Json*> members;
        for (auto member = object.begin(); member != object.end(); ++member)
            members[member.key()] = &*member;
        for (const auto& [name, value] : members) {
            if (name != "properties" && !flat.contains(name))
                flat[name == "activeActive" ? "active" : std::string(name)] = flattened(*value);
        }
    };
    addSorted(resource);
    const auto properties = resource.find("properties");
    if (properties != resource.end() && properties->is_object())
        addSorted(*properties);
    const auto id = resource.find("id");
    if (id != resource.end() && id->is_string()) {
        const std::string_view group = groupIn(id->get_ref<const std::string&>());
        if (!group.empty())
            flat["resourceGroup"] = std::string(group);
    }
    return flat;
}

} // namespace peerscape::shell
