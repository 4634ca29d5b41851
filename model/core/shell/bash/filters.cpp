#include "core/shell/bash/filters.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <regex>

namespace peerscape::shell {

namespace {

using Lines = std::vector<std::string>;

Lines linesOf(const std::string& text)
{
    Lines lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::string asText(const Lines& lines)
{
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    return text;
}

long long numberOf(std::string_view text, long long otherwise)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    long long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end != text.data() ? number : otherwise;
}

/// Options and operands of a small program; `withValue` lists the letters that take one.
struct Parsed
{
    std::map<char, std::string> options;
    Lines operands;

    [[nodiscard]] bool has(char letter) const { return options.count(letter) != 0; }
    [[nodiscard]] std::string value(char letter, const std::string& otherwise) const
    {
        const auto found = options.find(letter);
        return found != options.end() ? found->second : otherwise;
    }
};

Parsed parse(const Lines& words, std::string_view withValue)
{
    Parsed parsed;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word.size() < 2 || word[0] != '-') {
            parsed.operands.push_back(word);
            continue;
        }
        if (word[1] >= '0' && word[1] <= '9') { // head -5
            parsed.options['n'] = word.substr(1);
            continue;
        }
        for (std::size_t j = 1; j < word.size(); ++j) {
            if (withValue.find(word[j]) == std::string_view::npos) {
                parsed.options[word[j]] = {};
                continue;
            }
            const bool glued = j + 1 < word.size();
            parsed.options[word[j]] = glued                  ? word.substr(j + 1)
                                      : i + 1 < words.size() ? words[++i]
                                                             : std::string();
            break;
        }
    }
    return parsed;
}

/// The input of a program: the named files, else what came through the pipe.
FilterResult gather(const std::string& program, const Lines& names, const std::string& input,
                    const Files& files)
{
    FilterResult result;
    if (names.empty()) {
        result.out = input;
        return result;
    }
    for (const std::string& name : names) {
        const auto file = files.find(name);
        if (file != files.end()) {
            result.out += file->second;
        } else {
            result.err += program + ": " + name + ": No such file or directory\n";
            result.status = 1;
        }
    }
    return result;
}

/// A pattern longer than any that a person types is refused: the library's matcher recurses.
constexpr std::size_t kMaxPattern = 200;
constexpr std::size_t kMaxMatchedLine = 4000;

FilterResult grep(const Lines& words, const std::string& input, Files& files)
{
    Parsed parsed = parse(words, "eA");
    std::string pattern = parsed.value('e', "");
    if (!parsed.has('e')) {
        if (parsed.operands.empty())
            return {2, {}, "Usage: grep [OPTION]... PATTERNS [FILE]...\n"};
        pattern = parsed.operands.front();
        parsed.operands.erase(parsed.operands.begin());
    }
    FilterResult source = gather("grep", parsed.operands, input, files);
    const bool plain = parsed.has('F')
                       || pattern.find_first_of("\\^$.|?*+()[]{}") == std::string::npos
                       || pattern.size() > kMaxPattern;
    std::optional<std::regex> regex;
    if (!plain) {
        auto flags = parsed.has('E') ? std::regex::extended : std::regex::basic;
        if (parsed.has('i'))
            flags |= std::regex::icase;
        try {
            regex.emplace(pattern, flags);
        } catch (const std::regex_error&) {
            return {2, {}, "grep: Invalid regular expression\n"};
        }
    }
    const auto matches = [&](const std::string& line) {
        if (regex)
            return std::regex_search(line.substr(0, kMaxMatchedLine), *regex);
        return parsed.has('i') ? toLower(line).find(toLower(pattern)) != std::string::npos
                               : line.find(pattern) != std::string::npos;
    };
    Lines kept;
    std::size_t number = 0;
    for (const std::string& line : linesOf(source.out)) {
        ++number;
        if (matches(line) != parsed.has('v'))
            kept.push_back((parsed.has('n') ? std::to_string(number) + ':' : "") + line);
    }
    FilterResult result{kept.empty() ? 1 : 0, {}, source.err};
    if (parsed.has('c'))
        result.out = std::to_string(kept.size()) + '\n';
    else if (!parsed.has('q'))
        result.out = asText(kept);
    return result;
}

FilterResult headOrTail(const Lines& words, const std::string& input, Files& files)
{
    const Parsed parsed = parse(words, "n");
    FilterResult result = gather(words[0], parsed.operands, input, files);
    Lines lines = linesOf(result.out);
    const std::string given = parsed.value('n', "10");
    const long long number = numberOf(given, 10);
    const auto size = static_cast<long long>(lines.size());
    long long first = 0;
    long long last = size;
    if (words[0] == "head")
        last = number < 0 ? std::max(size + number, 0LL) : std::min(number, size);
    else
        first = given.starts_with('+') ? std::clamp(number - 1, 0LL, size)
                                       : std::max(size - std::abs(number), 0LL);
    result.out = asText(Lines(lines.begin() + first, lines.begin() + std::max(first, last)));
    return result;
}

FilterResult wc(const Lines& words, const std::string& input, Files& files)
{
    const Parsed parsed = parse(words, "");
    FilterResult result = gather("wc", parsed.operands, input, files);
    std::size_t wordCount = 0;
    bool inWord = false;
    for (const char c : result.out) {
        const bool blank = c == ' ' || c == '\n' || c == '\t';
        wordCount += !blank && !inWord ? 1 : 0;
        inWord = !blank;
    }
    const auto lineCount = std::count(result.out.begin(), result.out.end(), '\n');
    const bool all = !parsed.has('l') && !parsed.has('w') && !parsed.has('c');
    std::string text;
    const auto add = [&](bool wanted, std::size_t number) {
        if (!wanted)
            return;
        std::string cell = std::to_string(number);
        if (all && cell.size() < 7)
            cell.insert(0, 7 - cell.size(), ' ');
        text += (text.empty() ? "" : " ") + cell;
    };
    add(all || parsed.has('l'), static_cast<std::size_t>(lineCount));
    add(all || parsed.has('w'), wordCount);
    add(all || parsed.has('c'), result.out.size());
    if (!parsed.operands.empty())
        text += ' ' + parsed.operands.front();
    result.out = text + '\n';
    return result;
}

/// `1,3-5` as a test of a number.
bool isListed(std::string_view list, std::size_t number)
{
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        const std::string_view item = list.substr(0, end);
        const std::size_t dash = item.find('-');
        const auto n = static_cast<long long>(number);
        const long long from = dash == 0 ? 1 : numberOf(item.substr(0, dash), 0);
        const long long to = dash == std::string_view::npos ? from
                             : dash + 1 == item.size()      ? n
                                                            : numberOf(item.substr(dash + 1), 0);
        if (from <= n && n <= to)
            return true;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return false;
}

FilterResult cut(const Lines& words, const std::string& input, Files& files)
{
    const Parsed parsed = parse(words, "dfc");
    if (!parsed.has('f') && !parsed.has('c'))
        return {1, {}, "cut: you must specify a list of bytes, characters, or fields\n"};
    FilterResult result = gather("cut", parsed.operands, input, files);
    const std::string delimiter = parsed.value('d', "\t").substr(0, 1);
    Lines lines = linesOf(result.out);
    for (std::string& line : lines) {
        std::string kept;
        if (parsed.has('c')) {
            for (std::size_t i = 0; i < line.size(); ++i) {
                if (isListed(parsed.value('c', ""), i + 1))
                    kept += line[i];
            }
        } else {
            if (delimiter.empty() || line.find(delimiter) == std::string::npos)
                continue;
            std::size_t field = 1;
            bool isFirst = true;
            for (std::size_t at = 0; at <= line.size(); ++field) {
                const std::size_t end = std::min(line.find(delimiter, at), line.size());
                if (isListed(parsed.value('f', ""), field)) {
                    kept += (isFirst ? "" : delimiter) + line.substr(at, end - at);
                    isFirst = false;
                }
                at = end + 1;
            }
        }
        line = kept;
    }
    result.out = asText(lines);
    return result;
}

FilterResult sortLines(const Lines& words, const std::string& input, Files& files)
{
    const Parsed parsed = parse(words, "kt");
    FilterResult result = gather("sort", parsed.operands, input, files);
    Lines lines = linesOf(result.out);
    const auto key = [&](const std::string& line) -> std::string {
        long long wanted = numberOf(parsed.value('k', "1"), 1);
        if (wanted <= 1 && !parsed.has('k'))
            return line;
        const std::string separator = parsed.value('t', " ").substr(0, 1);
        std::size_t at = line.find_first_not_of(separator);
        while (--wanted > 0 && at != std::string::npos) {
            at = line.find(separator, at);
            at = at == std::string::npos ? at : line.find_first_not_of(separator, at);
        }
        return at == std::string::npos ? std::string() : line.substr(at);
    };
    std::stable_sort(lines.begin(), lines.end(), [&](const std::string& a, const std::string& b) {
        if (parsed.has('n'))
            return numberOf(key(a), 0) < numberOf(key(b), 0);
        return parsed.has('f') ? compareIgnoringCase(key(a), key(b)) < 0 : key(a) < key(b);
    });
    if (parsed.has('r'))
        std::reverse(lines.begin(), lines.end());
    if (parsed.has('u'))
        lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    result.out = asText(lines);
    return result;
}

FilterResult uniq(const Lines& words, const std::string& input, Files& files)
{
    const Parsed parsed = parse(words, "");
    FilterResult result = gather("uniq", parsed.operands, input, files);
    const Lines lines = linesOf(result.out);
    result.out.clear();
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i;
        while (end < lines.size() && lines[end] == lines[i])
            ++end;
        if (parsed.has('c')) {
            std::string number = std::to_string(end - i);
            number.insert(0, number.size() < 7 ? 7 - number.size() : 0, ' ');
            result.out += number + ' ';
        }
        result.out += lines[i] + '\n';
        i = end;
    }
    return result;
}

FilterResult tee(const Lines& words, const std::string& input, Files& files)
{
    const Parsed parsed = parse(words, "");
    for (const std::string& name : parsed.operands)
        writeFile(files, name, input, parsed.has('a'));
    return {0, input, {}};
}

FilterResult cat(const Lines& words, const std::string& input, Files& files)
{
    return gather("cat", parse(words, "").operands, input, files);
}

FilterResult ls(const Lines&, const std::string&, Files& files)
{
    FilterResult result;
    for (const auto& [name, content] : files)
        result.out += name + '\n';
    return result;
}

FilterResult echo(const Lines& words, const std::string&, Files&)
{
    std::size_t first = 1;
    bool newline = true;
    while (first < words.size() && (words[first] == "-n" || words[first] == "-e"))
        newline = words[first++] != "-n" && newline;
    FilterResult result;
    for (std::size_t i = first; i < words.size(); ++i)
        result.out += (i > first ? " " : "") + words[i];
    if (newline)
        result.out += '\n';
    return result;
}

using Filter = FilterResult (*)(const Lines&, const std::string&, Files&);

const std::map<std::string, Filter>& filters()
{
    static const std::map<std::string, Filter> kFilters{
        {"cat", cat},         {"cut", cut},   {"echo", echo},      {"grep", grep},
        {"head", headOrTail}, {"ls", ls},     {"sort", sortLines}, {"tail", headOrTail},
        {"tee", tee},         {"uniq", uniq}, {"wc", wc},
    };
    return kFilters;
}

} // namespace

void writeFile(Files& files, const std::string& name, std::string_view text, bool append)
{
    constexpr std::size_t kMaxFile = std::size_t{1} << 18U;
    std::string& file = files[name];
    if (!append)
        file.clear();
    file += text.substr(0, kMaxFile - file.size());
}

std::optional<FilterResult> runFilter(const std::vector<std::string>& words,
                                      const std::string& input, Files& files)
{
    const auto filter = filters().find(words.front());
    if (filter == filters().end())
        return std::nullopt;
    return filter->second(words, input, files);
}

const std::vector<std::string>& filterNames()
{
    static const std::vector<std::string> kNames = [] {
        std::vector<std::string> names;
        for (const auto& [name, filter] : filters())
            names.push_back(name);
        return names;
    }();
    return kNames;
}

} // namespace peerscape::shell
