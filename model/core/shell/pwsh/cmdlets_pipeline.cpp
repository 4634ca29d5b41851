#include "core/arm/front_door.h"
#include "core/shell/pwsh/cmdlet.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// Cmdlets that take, choose and show what comes through the pipeline.
namespace peerscape::shell::pwsh {

namespace {

Value formattedValue(std::string text)
{
    auto object = newObject(kFormatted);
    object->set("Text", std::move(text));
    return object;
}

/// A column: a property, or a name with a script block.
struct Column
{
    std::string name;
    const Node* script = nullptr;
    bool descending = false;
};

std::vector<Column> columnsOf(const List& properties, const List& input)
{
    std::vector<Column> columns;
    for (const Value& property : properties) {
        if (const Object* table = property.object()) {
            Column column;
            for (const Member& member : table->members) {
                const char first = toLower(member.name).front();
                if (const Node* block = member.value.block())
                    column.script = block;
                else if (first == 'd')
                    column.descending = isTrue(member.value);
                else
                    column.name = textOf(member.value);
            }
            columns.push_back(std::move(column));
            continue;
        }
        if (const Node* block = property.block()) {
            columns.push_back({"Script", block});
            continue;
        }
        const std::string name = textOf(property);
        const Object* first = input.empty() ? nullptr : input.front().object();
        bool isFound = false;
        for (std::size_t i = 0; first != nullptr && i < first->members.size(); ++i) {
            if (isLike(first->members[i].name, name)) {
                columns.push_back({first->members[i].name});
                isFound = true;
            }
        }
        if (!isFound && name.find('*') == std::string::npos)
            columns.push_back({name});
    }
    return columns;
}

Value valueOf(Runspace& shell, const Column& column, const Value& item)
{
    if (column.script == nullptr)
        return shell.property(item, column.name);
    List values;
    shell.runBlock(*column.script, item, values);
    return unrolled(std::move(values));
}

List rowsOf(Call& call, const std::vector<Column>& columns)
{
    List rows;
    for (const Value& item : call.input) {
        auto row = newObject("PSCustomObject");
        for (const Column& column : columns)
            row->set(column.name, valueOf(call.shell, column, item));
        rows.emplace_back(row);
    }
    return rows;
}

void selectObject(Call& call)
{
    const Arguments& arguments = call.arguments;
    List rows = call.input;
    if (arguments.given("Property"))
        rows = rowsOf(call, columnsOf(arguments.list("Property"), call.input));
    if (arguments.given("ExpandProperty")) {
        const std::string name = arguments.text("ExpandProperty");
        List values;
        for (const Value& item : call.input) {
            const Object* object = item.object();
            if (object != nullptr && object->find(name) == nullptr)
                throw call.error(fmt::format("Property \"{}\" cannot be found.", name));
            for (Value& value : itemsOf(call.shell.property(item, name)))
                values.push_back(std::move(value));
        }
        rows = std::move(values);
    }
    if (arguments.flag("Unique")) {
        List distinct;
        std::vector<std::string> seen;
        for (Value& row : rows) {
            call.shell.spend(1 + seen.size() / 16);
            const std::string key =
                toJson(row, 3).dump(-1, ' ', false, Json::error_handler_t::replace);
            if (std::find(seen.begin(), seen.end(), key) == seen.end()) {
                seen.push_back(key);
                distinct.push_back(std::move(row));
            }
        }
        rows = std::move(distinct);
    }
    const auto count = [&](const char* name, std::size_t otherwise) {
        const Value* value = arguments.value(name);
        double number = 0;
        if (value == nullptr)
            return otherwise;
        if (!value->toNumber(number) || number < 0)
            throw call.error(fmt::format("Cannot bind parameter '{}'. Cannot convert value \"{}\" "
                                         "to type \"System.Int32\".",
                                         name, textOf(*value)));
        return static_cast<std::size_t>(std::min(number, 1e9));
    };
    const std::size_t skip = std::min(count("Skip", 0), rows.size());
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(skip));
    if (const std::size_t first = count("First", rows.size()); first < rows.size())
        rows.resize(first);
    if (const std::size_t last = count("Last", rows.size()); last < rows.size())
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(last));
    call.out = std::move(rows);
}

void whereObject(Call& call)
{
    const Value* first = call.arguments.value("Property");
    if (first == nullptr)
        first = call.arguments.value("FilterScript");
    if (first == nullptr)
        throw call.error("A script block or a property is needed.");
    for (const Value& item : call.input) {
        if (const Node* block = first->block()) {
            List result;
            call.shell.runBlock(*block, item, result);
            if (isTrue(unrolled(std::move(result))))
                call.out.push_back(item);
            continue;
        }
        const Value own = call.shell.property(item, textOf(*first));
        const Value* other = call.arguments.value("Value");
        const Value wanted = other != nullptr ? *other : Value();
        const auto asks = [&](const char* name) { return call.arguments.flag(name); };
        bool fits = isTrue(own);
        if (asks("EQ"))
            fits = equal(own, wanted);
        else if (asks("NE"))
            fits = !equal(own, wanted);
        else if (asks("GT"))
            fits = compare(own, wanted) > 0;
        else if (asks("GE"))
            fits = compare(own, wanted) >= 0;
        else if (asks("LT"))
            fits = compare(own, wanted) < 0;
        else if (asks("LE"))
            fits = compare(own, wanted) <= 0;
        else if (asks("Like"))
            fits = isLike(textOf(own), textOf(wanted));
        else if (asks("NotLike"))
            fits = !isLike(textOf(own), textOf(wanted));
        else if (asks("Match"))
            fits = isLike(textOf(own), '*' + textOf(wanted) + '*');
        else if (asks("Contains") || asks("In")) {
            const List list = itemsOf(asks("In") ? wanted : own);
            const Value& one = asks("In") ? own : wanted;
            fits = std::any_of(list.begin(), list.end(),
                               [&](const Value& value) { return equal(value, one); });
        }
        if (fits)
            call.out.push_back(item);
    }
}

void sortObject(Call& call)
{
    const std::vector<Column> columns = columnsOf(call.arguments.list("Property"), call.input);
    const bool descending = call.arguments.flag("Descending");
    std::vector<std::pair<List, Value>> rows;
    for (const Value& item : call.input) {
        List keys;
        for (const Column& column : columns)
            keys.push_back(valueOf(call.shell, column, item));
        if (columns.empty())
            keys.push_back(item);
        rows.emplace_back(std::move(keys), item);
    }
    call.shell.spend(rows.size() * 4);
    std::stable_sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) {
        for (std::size_t i = 0; i < a.first.size(); ++i) {
            double one = 0;
            double other = 0;
            // Numbers among themselves, everything else as text: an order in every case.
            const bool numeric = a.first[i].isNumber() && b.first[i].isNumber()
                                 && a.first[i].toNumber(one) && b.first[i].toNumber(other);
            const int order = numeric ? (one < other   ? -1
                                         : one > other ? 1
                                                       : 0)
                                      : compareIgnoringCase(textOf(a.first[i]), textOf(b.first[i]));
            if (order != 0)
                return (order < 0) != (descending || (i < columns.size() && columns[i].descending));
        }
        return false;
    });
    for (auto& [keys, item] : rows) {
        const bool repeats =
            call.arguments.flag("Unique") && !call.out.empty() && equal(call.out.back(), item);
        if (!repeats)
            call.out.push_back(std::move(item));
    }
}

void measureObject(Call& call)
{
    auto result = newObject("PSCustomObject");
    const std::vector<std::string> names = call.arguments.texts("Property");
    double sum = 0;
    double least = 0;
    double most = 0;
    std::int64_t count = 0;
    for (const Value& item : call.input) {
        const Value value = names.empty() ? item : call.shell.property(item, names.front());
        double number = 0;
        if (!names.empty() && value.isNull())
            continue;
        static_cast<void>(value.toNumber(number));
        least = count == 0 ? number : std::min(least, number);
        most = count == 0 ? number : std::max(most, number);
        sum += number;
        ++count;
    }
    const auto shown = [&](const char* name, double number) {
        result->set(name, call.arguments.flag(name) ? Value(number) : Value());
    };
    result->set("Count", count);
    shown("Average", count > 0 ? sum / static_cast<double>(count) : 0);
    shown("Sum", sum);
    shown("Maximum", most);
    shown("Minimum", least);
    result->set("Property", names.empty() ? Value() : Value(names.front()));
    call.out.emplace_back(result);
}

void forEachObject(Call& call)
{
    const Value* first = call.arguments.value("Process");
    for (const Value& item : call.input) {
        if (const Node* block = first->block()) {
            call.shell.runBlock(*block, item, call.out);
        } else {
            for (Value& value : itemsOf(call.shell.property(item, textOf(*first))))
                call.out.push_back(std::move(value));
        }
    }
}

void groupObject(Call& call)
{
    const std::vector<Column> columns = columnsOf(call.arguments.list("Property"), call.input);
    std::vector<std::pair<std::string, List>> groups;
    for (const Value& item : call.input) {
        std::string key;
        for (const Column& column : columns)
            key += (key.empty() ? "" : ", ") + textOf(valueOf(call.shell, column, item));
        call.shell.spend(1 + groups.size());
        const auto group = std::find_if(groups.begin(), groups.end(),
                                        [&](const auto& known) { return known.first == key; });
        if (group == groups.end())
            groups.emplace_back(key, List{item});
        else
            group->second.push_back(item);
    }
    for (auto& [key, items] : groups) {
        auto row = newObject("GroupInfo");
        row->set("Count", static_cast<std::int64_t>(items.size()));
        row->set("Name", key);
        row->set("Group", std::move(items));
        call.out.emplace_back(row);
    }
}

template<bool kIsTable>
void formatObjects(Call& call)
{
    List input;
    for (const Value& item : call.input) {
        if (item.object() == nullptr || item.object()->isOf(kFormatted))
            call.out.push_back(item); // text is shown as it is
        else
            input.push_back(item);
    }
    const List properties = call.arguments.list("Property");
    std::vector<std::string> names;
    if (!properties.empty()) {
        List none;
        Call inner{call.shell, call.cmdlet, call.arguments, input, none};
        const std::vector<Column> columns = columnsOf(properties, input);
        input = rowsOf(inner, columns);
        for (const Column& column : columns)
            names.push_back(column.name);
    }
    std::string text = kIsTable
                           ? formattedTable(input, names, !call.arguments.flag("HideTableHeaders"))
                           : formattedList(input, names);
    if (!text.empty())
        call.out.push_back(formattedValue(std::move(text)));
}

void outNull(Call&) {}

void outString(Call& call)
{
    call.out.emplace_back(formatted(call.input));
}

void passOn(Call& call)
{
    call.out = call.input;
}

void outFile(Call& call)
{
    writeFile(call.shell.host().files, call.arguments.text("FilePath"), formatted(call.input),
              call.arguments.flag("Append"));
}

void getContent(Call& call)
{
    const std::string name = call.arguments.text("Path");
    const Files& files = call.shell.host().files;
    const auto file = files.find(name);
    if (file == files.end())
        throw call.error(fmt::format("Cannot find path '/home/{}/{}' because it does not exist.",
                                     call.shell.host().user, name));
    for (std::size_t at = 0; at < file->second.size();) {
        const std::size_t end = std::min(file->second.find('\n', at), file->second.size());
        call.out.emplace_back(file->second.substr(at, end - at));
        call.shell.spend(1);
        at = end + 1;
    }
}

void toJsonText(Call& call)
{
    double depth = 2;
    if (const Value* given = call.arguments.value("Depth"))
        static_cast<void>(given->toNumber(depth));
    const List items =
        call.arguments.given("InputObject") ? call.arguments.list("InputObject") : call.input;
    const bool asArray = call.arguments.flag("AsArray");
    const Json json = toJson(asArray ? Value(items) : unrolled(items),
                             static_cast<int>(std::clamp(depth, 0.0, 40.0)) + 1);
    call.out.emplace_back(json.dump(call.arguments.flag("Compress") ? -1 : 2, ' ', false,
                                    Json::error_handler_t::replace));
    call.shell.spend(call.out.back().string()->size() / 64);
}

void fromJsonText(Call& call)
{
    std::string text;
    if (call.arguments.given("InputObject"))
        text = call.arguments.text("InputObject");
    for (const Value& item : call.input)
        text += textOf(item) + '\n';
    const auto json = arm::parseBody(text);
    if (!json)
        throw call.error("Conversion from JSON failed with error: " + json.error().message);
    call.shell.spend(text.size() / 64);
    for (Value& item : itemsOf(fromJson(*json)))
        call.out.push_back(std::move(item));
}

void writeOutput(Call& call)
{
    call.out = call.input;
    for (Value& item : call.arguments.list("InputObject"))
        call.out.push_back(std::move(item));
}

void writeHost(Call& call)
{
    const List items = call.arguments.given("Object") ? call.arguments.list("Object") : call.input;
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
        text += (i > 0 ? call.arguments.text("Separator", " ") : "") + textOf(items[i]);
    call.shell.print(Chunk::Kind::Output, text + (call.arguments.flag("NoNewline") ? "" : "\n"));
}

void writeError(Call& call)
{
    call.shell.print(Chunk::Kind::Error, "Write-Error: " + call.arguments.text("Message") + '\n');
    call.shell.setStatus(false, call.shell.lastExitCode());
}

void writeWarning(Call& call)
{
    call.shell.print(Chunk::Kind::Error, "WARNING: " + call.arguments.text("Message") + '\n');
}

void getMember(Call& call)
{
    if (call.input.empty())
        throw call.error("You must specify an object for the Get-Member cmdlet.");
    const Object* object = call.input.front().object();
    if (object == nullptr)
        return;
    for (const Member& member : object->members) {
        auto row = newObject("MemberDefinition");
        row->set("Name", member.name);
        row->set("MemberType", "Property");
        row->set("Definition", typeName(member.value) + ' ' + member.name + " {get;set;}");
        call.out.emplace_back(row);
    }
}

constexpr std::array kPipelineCmdlets{
    CmdletText{"Select-Object|Selects objects or object properties.|-Property[:0 -First -Last "
               "-Skip -Unique! -ExpandProperty -ExcludeProperty[",
               selectObject},
    CmdletText{"Where-Object|Selects objects by their property values.|-Property:0 -FilterScript "
               "-Value:1 -EQ! -NE! -GT! -GE! -LT! -LE! -Like! -NotLike! -Match! -Contains! -In!",
               whereObject},
    CmdletText{"Sort-Object|Sorts objects by property values.|-Property[:0 -Descending! -Unique!",
               sortObject},
    CmdletText{"Measure-Object|Calculates numeric properties of objects.|-Property[:0 -Average! "
               "-Sum! -Maximum! -Minimum!",
               measureObject},
    CmdletText{"ForEach-Object|Performs an operation on each item.|-Process*:0", forEachObject},
    CmdletText{"Group-Object|Groups objects that have the same value.|-Property[:0", groupObject},
    CmdletText{"Format-Table|Formats the output as a table.|-Property[:0 -AutoSize! -Wrap! "
               "-HideTableHeaders!",
               formatObjects<true>},
    CmdletText{"Format-List|Formats the output as a list.|-Property[:0", formatObjects<false>},
    CmdletText{"Out-Null|Hides the output.|", outNull},
    CmdletText{"Out-Host|Sends output to the console.|", passOn},
    CmdletText{"Out-Default|Sends output to the console.|", passOn},
    CmdletText{"Out-String|Outputs objects as text.|-Stream! -Width", outString},
    CmdletText{"Out-File|Writes output to a file of the console.|-FilePath*:0 -Append! -Encoding "
               "-Force!",
               outFile},
    CmdletText{"Get-Content|Gets the lines of a file of the console.|-Path*:0 -Raw!", getContent},
    CmdletText{"ConvertTo-Json|Converts an object to JSON.|-InputObject:0 -Depth -Compress! "
               "-AsArray!",
               toJsonText},
    CmdletText{"ConvertFrom-Json|Converts JSON to an object.|-InputObject:0 -Depth", fromJsonText},
    CmdletText{"Write-Output|Writes objects to the pipeline.|-InputObject[+:0 -NoEnumerate!",
               writeOutput},
    CmdletText{"Write-Host|Writes text to the console.|-Object[+:0 -NoNewline! -Separator "
               "-ForegroundColor -BackgroundColor",
               writeHost},
    CmdletText{"Write-Error|Writes an error.|-Message*:0", writeError},
    CmdletText{"Write-Warning|Writes a warning.|-Message*:0", writeWarning},
    CmdletText{"Get-Member|Gets the properties of objects.|-Name:0", getMember},
};

} // namespace

std::span<const CmdletText> pipelineCmdlets()
{
    return kPipelineCmdlets;
}

} // namespace peerscape::shell::pwsh
