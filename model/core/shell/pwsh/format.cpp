#include "core/shell/pwsh/runspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// How objects are shown: as tables and lists, with PowerShell's blanks and empty lines.
namespace peerscape::shell::pwsh {

namespace {

constexpr std::size_t kMostShown = std::size_t{1} << 18U;

/// The columns or lines that a type shows by itself.
struct View
{
    const char* type;
    bool isTable;
    std::vector<std::string> properties;
};

const std::vector<View>& views()
{
    static const std::vector<View> kViews{
        {"PSVirtualMachine",
         true,
         {"ResourceGroupName", "Name", "Location", "VmSize", "OsType", "NIC", "ProvisioningState",
          "PowerState"}},
        {"PSJob",
         true,
         {"Id", "Name", "PSJobTypeName", "State", "HasMoreData", "Location", "Command"}},
        {"PSResourceGroup",
         false,
         {"ResourceGroupName", "Location", "ProvisioningState", "Tags", "ResourceId"}},
        {"PSEffectiveRoute",
         false,
         {"Name", "DisableBgpRoutePropagation", "State", "Source", "AddressPrefix", "NextHopType",
          "NextHopIpAddress"}},
        {"PSVirtualNetworkPeering",
         false,
         {"Name", "Id", "Etag", "ResourceGroupName", "VirtualNetworkName", "PeeringSyncLevel",
          "PeeringState", "ProvisioningState", "RemoteVirtualNetwork", "AllowVirtualNetworkAccess",
          "AllowForwardedTraffic", "AllowGatewayTransit", "UseRemoteGateways",
          "RemoteVirtualNetworkAddressSpace"}},
        {"PSContext", true, {"Name", "Account", "SubscriptionName", "Environment", "TenantId"}},
        {"Command", true, {"CommandType", "Name", "Version", "Source"}},
        {"Entry", true, {"Mode", "Length", "Name"}},
    };
    return kViews;
}

const View* viewOf(const Object& object)
{
    for (const View& view : views()) {
        if (object.isOf(view.type))
            return &view;
    }
    return nullptr;
}

/// A value in a cell or behind a colon.
std::string cell(const Value& value)
{
    if (const List* list = value.list()) {
        std::string text = "{";
        for (std::size_t i = 0; i < list->size() && text.size() < 400; ++i) {
            if (i == 4) {
                text += "…";
                break;
            }
            text += (i > 0 ? ", " : "") + cell((*list)[i]);
        }
        return text + '}';
    }
    if (const Object* object = value.object()) {
        if (object->isOf(kSecureString))
            return "System.Security.SecureString";
        if (object->isOf("PSObject") && object->members.size() == 1
            && equalsIgnoringCase(object->members.front().name, "Id"))
            return textOf(object->members.front().value);
        if (const Value* name = object->find("Name"); name != nullptr && !object->isOf(kHashtable))
            return textOf(*name);
        std::string text = "{";
        for (std::size_t i = 0; i < object->members.size() && i < 4; ++i)
            text += (i > 0 ? ", " : "")
                    + (object->isOf(kHashtable) ? '[' + object->members[i].name + ", "
                                                      + textOf(object->members[i].value) + ']'
                                                : object->members[i].name);
        return text + '}';
    }
    return textOf(value);
}

/// Of objects of the network's cmdlets nested members stand as JSON in a list.
bool showsJson(const Object& object)
{
    return object.wrapsProperties && !object.isOf("PSVirtualMachine")
           && !object.isOf("PSResourceGroup");
}

std::string indentedJson(const Value& value, std::size_t indent)
{
    std::string text = toJson(value, 6).dump(2, ' ', false, Json::error_handler_t::replace);
    std::string indented;
    for (const char c : text) {
        indented += c;
        if (c == '\n')
            indented.append(indent, ' ');
    }
    return indented;
}

std::string withoutTrailingBlanks(std::string line)
{
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

std::size_t widthOf(const std::string& text)
{
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

std::vector<std::string> propertiesOf(const List& values)
{
    std::vector<std::string> names;
    for (const Value& value : values) {
        const Object* object = value.object();
        for (std::size_t i = 0; object != nullptr && i < object->members.size(); ++i) {
            const std::string& name = object->members[i].name;
            if (std::find(names.begin(), names.end(), name) == names.end() && names.size() < 40)
                names.push_back(name);
        }
        break; // the first object decides
    }
    return names;
}

/// Names and values of a hashtable as rows.
List tableRows(const Object& table)
{
    List rows;
    for (const Member& member : table.members) {
        auto row = newObject("Entry2");
        row->set("Name", member.name);
        row->set("Value", member.value);
        rows.emplace_back(row);
    }
    return rows;
}

std::string jobTable(const List& values)
{
    constexpr std::array<std::size_t, 6> kWidths{6, 15, 15, 13, 15, 20};
    constexpr std::array<const char*, 7> kNames{"Id",          "Name",     "PSJobTypeName", "State",
                                                "HasMoreData", "Location", "Command"};
    const auto line = [&](auto&& textAt) {
        std::string text;
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            std::string part = textAt(i);
            if (i < kWidths.size()) {
                if (part.size() > kWidths[i])
                    part = part.substr(0, kWidths[i] - 3) + "...";
                part.resize(kWidths[i] + 1, ' ');
            }
            text += part;
        }
        return withoutTrailingBlanks(text);
    };
    std::string text = '\n' + line([&](std::size_t i) { return std::string(kNames[i]); });
    text +=
        line([&](std::size_t i) { return std::string(std::string_view(kNames[i]).size(), '-'); });
    for (const Value& value : values)
        text += line([&](std::size_t i) { return value.object()->text(kNames[i]); });
    return text + '\n';
}

} // namespace

std::string formattedTable(const List& values, const std::vector<std::string>& properties,
                           bool withHeader)
{
    if (values.empty())
        return {};
    std::vector<std::string> names = properties;
    bool alignsRight = false;
    if (names.empty()) {
        const Object* first = values.front().object();
        const View* view = first != nullptr ? viewOf(*first) : nullptr;
        if (view != nullptr && view->isTable && first->isOf("PSJob"))
            return jobTable(values);
        names = view != nullptr ? view->properties : propertiesOf(values);
        alignsRight = first != nullptr && first->isOf("PSVirtualMachine");
        if (first != nullptr && first->isOf("PSVirtualMachine")
            && first->find("PowerState") == nullptr)
            names.pop_back();
    }
    if (names.size() > 10 && properties.empty())
        names.resize(10);
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> widths;
    std::vector<bool> right(names.size(), alignsRight);
    for (const std::string& name : names)
        widths.push_back(widthOf(name));
    for (std::size_t c = 0; c < names.size() && !alignsRight; ++c) {
        const Object* object = values.front().object();
        const Value* value = object != nullptr ? object->find(names[c]) : nullptr;
        right[c] = value != nullptr && value->isNumber();
    }
    for (const Value& value : values) {
        std::vector<std::string> row;
        for (std::size_t c = 0; c < names.size(); ++c) {
            const Object* object = value.object();
            const Value* member = object != nullptr ? object->find(names[c]) : nullptr;
            std::string text = member != nullptr ? cell(*member) : std::string();
            if (const std::size_t line = text.find('\n'); line != std::string::npos)
                text = text.substr(0, line) + "…";
            widths[c] = std::max(widths[c], widthOf(text));
            row.push_back(std::move(text));
        }
        rows.push_back(std::move(row));
    }
    const auto line = [&](const auto& textAt) {
        std::string text;
        for (std::size_t c = 0; c < names.size(); ++c) {
            const std::string part = textAt(c);
            const std::string fill(widths[c] - widthOf(part), ' ');
            text += (c > 0 ? " " : "") + (right[c] ? fill + part : part + fill);
        }
        return withoutTrailingBlanks(text);
    };
    std::string text = "\n";
    if (withHeader) {
        text += line([&](std::size_t c) { return names[c]; });
        text += line([&](std::size_t c) { return std::string(widthOf(names[c]), '-'); });
    }
    for (const auto& row : rows) {
        text += line([&](std::size_t c) { return row[c]; });
        if (text.size() > kMostShown)
            break;
    }
    return text + '\n';
}

std::string formattedList(const List& values, const std::vector<std::string>& properties)
{
    std::string text;
    for (const Value& value : values) {
        const Object* object = value.object();
        if (object == nullptr) {
            text += textOf(value) + '\n';
            continue;
        }
        std::vector<std::string> names = properties;
        if (names.empty()) {
            const View* view = viewOf(*object);
            names = view != nullptr && !view->isTable ? view->properties : propertiesOf({value});
        }
        std::size_t width = 0;
        for (const std::string& name : names)
            width = std::max(width, widthOf(name));
        text += '\n';
        for (const std::string& name : names) {
            const Value* member = object->find(name);
            std::string shown;
            if (member != nullptr && showsJson(*object)
                && (member->object() != nullptr
                    || (member->list() != nullptr && !object->isOf("PSEffectiveRoute"))))
                shown = indentedJson(*member, width + 3);
            else if (member != nullptr)
                shown = cell(*member);
            text += withoutTrailingBlanks(name + std::string(width - widthOf(name), ' ') + " : "
                                          + shown);
        }
        if (text.size() > kMostShown)
            break;
    }
    return text.empty() ? text : text + '\n';
}

std::string formatted(const List& values)
{
    std::string text;
    for (std::size_t i = 0; i < values.size() && text.size() < kMostShown;) {
        const Object* object = values[i].object();
        if (object == nullptr) {
            if (const List* list = values[i].list())
                text += formatted(*list);
            else if (!values[i].isNull())
                text += textOf(values[i]) + '\n';
            ++i;
            continue;
        }
        if (object->isOf(kFormatted)) {
            text += object->text("Text");
            ++i;
            continue;
        }
        if (object->isOf(kHashtable)) {
            text += object->members.empty() ? "" : formattedTable(tableRows(*object), {});
            ++i;
            continue;
        }
        std::size_t end = i + 1;
        while (end < values.size() && values[end].object() != nullptr
               && values[end].object()->type == object->type)
            ++end;
        const List group(values.begin() + static_cast<std::ptrdiff_t>(i),
                         values.begin() + static_cast<std::ptrdiff_t>(end));
        const View* view = viewOf(*object);
        // A new or single machine is shown in full, several as a table.
        const bool isTable =
            view != nullptr
                ? view->isTable && !(object->isOf("PSVirtualMachine") && group.size() == 1)
                : object->members.size() <= 4;
        text += isTable ? formattedTable(group, {}) : formattedList(group, {});
        i = end;
    }
    if (text.size() > kMostShown)
        text.resize(kMostShown);
    return text;
}

} // namespace peerscape::shell::pwsh
