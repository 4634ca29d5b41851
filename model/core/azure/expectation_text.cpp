#include "core/azure/expectation_text.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace peerscape::azure {

namespace {

using End = ExpectationEnd;
using Form = ExpectationStatement::Form;

struct Word
{
    std::string_view text; ///< Without quotes.
    std::size_t offset = 0;
    std::size_t length = 0;
    bool quoted = false;
};

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Where a statement begins behind a mark that switches it off; npos when it has none.
std::size_t behindMark(std::string_view text)
{
    std::size_t i = 0;
    while (i < text.size() && isBlank(text[i]))
        ++i;
    return i < text.size() && text[i] == '#' ? i + 1 : std::string_view::npos;
}

std::vector<Word> wordsOf(std::string_view text, std::size_t begin)
{
    while (!text.empty() && (isBlank(text.back()) || text.back() == '.'))
        text.remove_suffix(1);
    std::vector<Word> words;
    std::size_t i = begin;
    while (i < text.size()) {
        if (isBlank(text[i])) {
            ++i;
            continue;
        }
        const char quote = text[i];
        if (quote == '\'' || quote == '"') {
            const std::size_t end = std::min(text.find(quote, i + 1), text.size());
            const std::size_t next = std::min(end + 1, text.size());
            words.push_back({text.substr(i + 1, end - i - 1), i, next - i, true});
            i = next;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && !isBlank(text[end]))
            ++end;
        words.push_back({text.substr(i, end - i), i, end - i, false});
        i = end;
    }
    return words;
}

struct Noun
{
    std::string_view word;
    End::What what;
};
constexpr std::array kNouns{
    Noun{"spoke", End::What::Spokes},
    Noun{"spokes", End::What::Spokes},
    Noun{"hub", End::What::Hubs},
    Noun{"hubs", End::What::Hubs},
    Noun{"network", End::What::Networks},
    Noun{"networks", End::What::Networks},
    Noun{"vnet", End::What::Networks},
    Noun{"vnets", End::What::Networks},
    Noun{"subnet", End::What::Subnets},
    Noun{"subnets", End::What::Subnets},
    Noun{"interface", End::What::Interfaces},
    Noun{"interfaces", End::What::Interfaces},
    Noun{"nic", End::What::Interfaces},
    Noun{"nics", End::What::Interfaces},
    Noun{"machine", End::What::Machines},
    Noun{"machines", End::What::Machines},
    Noun{"vm", End::What::Machines},
    Noun{"vms", End::What::Machines},
    Noun{"site", End::What::Sites},
    Noun{"sites", End::What::Sites},
    Noun{"firewall", End::What::Firewalls},
    Noun{"firewalls", End::What::Firewalls},
};

constexpr std::array<std::string_view, 7> kDeterminers{"a",     "an",   "the", "any",
                                                       "every", "each", "all"};

struct NamedFlow
{
    std::string_view name;
    std::string_view protocol;
    std::uint16_t port;
};
constexpr std::array kNamedFlows{
    NamedFlow{"icmp", "Icmp", 0},  NamedFlow{"ping", "Icmp", 0}, NamedFlow{"ssh", "Tcp", 22},
    NamedFlow{"rdp", "Tcp", 3389}, NamedFlow{"http", "Tcp", 80}, NamedFlow{"https", "Tcp", 443},
    NamedFlow{"dns", "Udp", 53},
};

class Parser
{
public:
    explicit Parser(std::string_view text)
    {
        const std::size_t mark = behindMark(text);
        m_statement.off = mark != std::string_view::npos;
        m_statement.recordedOffset = text.size();
        m_words = wordsOf(text, m_statement.off ? mark : 0);
    }

    Result<ExpectationStatement> parse()
    {
        if (takeAll({"nothing", "changes", "for"})) {
            unchanged();
            if (m_error)
                return failOwn("Statement", *m_error);
            return std::move(m_statement);
        }
        const bool no = take("no");
        m_statement.from = end(no);
        const bool negative = verb(no);
        if (m_error)
            return failOwn("Statement", *m_error);
        if (m_isRoute) {
            m_statement.form = negative ? Form::HasNoRoute : Form::HasRoute;
            route();
        } else {
            m_statement.form = negative ? Form::NeverReaches : Form::Reaches;
            m_statement.to = end(false);
            while (!m_error && m_next < m_words.size())
                option(negative);
        }
        if (!m_error && m_next < m_words.size())
            expected(PEERSCAPE_TR_NOOP("the end of the statement"));
        if (m_error)
            return failOwn("Statement", *m_error);
        return std::move(m_statement);
    }

private:
    [[nodiscard]] bool isNext(std::string_view word) const
    {
        return m_next < m_words.size() && !m_words[m_next].quoted
               && equalsIgnoringCase(m_words[m_next].text, word);
    }
    bool take(std::string_view word)
    {
        if (!isNext(word))
            return false;
        ++m_next;
        return true;
    }
    /// All words or none.
    bool takeAll(std::initializer_list<std::string_view> words)
    {
        const std::size_t before = m_next;
        for (const std::string_view word : words) {
            if (!take(word)) {
                m_next = before;
                return false;
            }
        }
        return true;
    }

    /// `what` is marked for translation.
    void expected(std::string_view what)
    {
        if (m_error)
            return;
        m_error = m_next < m_words.size()
                      ? Message{PEERSCAPE_TR_NOOP("{1} was expected, not '{0}'"),
                                {std::string(m_words[m_next].text)},
                                {{what, {}}}}
                      : Message{PEERSCAPE_TR_NOOP("{0} was expected at the end"), {}, {{what, {}}}};
    }

    End end(bool isSet)
    {
        End result;
        if (take("another") || take("other")) {
            result.other = true;
            isSet = true;
        }
        isSet = std::any_of(kDeterminers.begin(), kDeterminers.end(),
                            [&](std::string_view word) { return take(word); })
                || isSet;
        if (take("internet")) {
            result.what = End::What::Internet;
            return result;
        }
        if (isSet) {
            for (const Noun& noun : kNouns) {
                if (!take(noun.word))
                    continue;
                result.what = noun.what;
                if (take("tagged")) {
                    if (m_next == m_words.size())
                        expected(PEERSCAPE_TR_NOOP("a tag"));
                    else
                        result.tag = m_words[m_next++].text;
                }
                return result;
            }
        }
        if (m_next == m_words.size()) {
            expected(PEERSCAPE_TR_NOOP("a name, an address or 'the internet'"));
            return result;
        }
        const Word& word = m_words[m_next++];
        if (const auto range = net::Prefix::parse(word.text); range && !word.quoted) {
            result.what = End::What::Range;
            result.range = range;
            return result;
        }
        result.name = word.text;
        result.offset = word.offset;
        result.length = word.length;
        return result;
    }

    /// Reads the verb; whether it, or a "no" before, denies.
    bool verb(bool no)
    {
        if (take("reaches") || take("reach") || takeAll({"can", "reach"})
            || takeAll({"has", "a", "way", "to"}) || takeAll({"have", "a", "way", "to"}))
            return no;
        if (takeAll({"has", "a", "route", "to"}) || takeAll({"have", "a", "route", "to"})) {
            m_isRoute = true;
            return no;
        }
        const std::size_t place = m_next;
        bool denies = takeAll({"does", "not", "reach"}) || takeAll({"do", "not", "reach"})
                      || takeAll({"never", "reaches"}) || takeAll({"never", "reach"})
                      || takeAll({"cannot", "reach"}) || takeAll({"has", "no", "way", "to"});
        if (!denies && takeAll({"has", "no", "route", "to"})) {
            denies = true;
            m_isRoute = true;
        }
        if (!denies) {
            expected(PEERSCAPE_TR_NOOP(
                "'reaches', 'does not reach', 'has a way to' or 'has a route to'"));
        } else if (no) {
            m_next = place;
            expected(PEERSCAPE_TR_NOOP("'reaches', since the statement begins with 'no',"));
        }
        return denies;
    }

    void option(bool negative)
    {
        if (take("on")) {
            flow();
        } else if (!negative && !m_statement.through && take("through")) {
            m_statement.through = end(false);
        } else if (negative && !m_statement.through && takeAll({"except", "through"})) {
            m_statement.through = end(false);
        } else {
            expected(negative ? PEERSCAPE_TR_NOOP("'except through' or 'on'")
                              : PEERSCAPE_TR_NOOP("'through' or 'on'"));
        }
    }

    void flow()
    {
        take("port");
        if (m_next == m_words.size())
            return expected(PEERSCAPE_TR_NOOP("traffic such as tcp/443 or icmp"));
        const std::string_view word = m_words[m_next].text;
        for (const NamedFlow& known : kNamedFlows) {
            if (equalsIgnoringCase(word, known.name)) {
                m_statement.protocol = known.protocol;
                m_statement.port = known.port;
                ++m_next;
                return;
            }
        }
        const std::size_t slash = word.find('/');
        const std::string_view protocol =
            slash == std::string_view::npos ? std::string_view("tcp") : word.substr(0, slash);
        const std::string_view number =
            slash == std::string_view::npos ? word : word.substr(slash + 1);
        std::uint16_t port = 0;
        const auto [stop, error] =
            std::from_chars(number.data(), number.data() + number.size(), port);
        const bool isTcp = equalsIgnoringCase(protocol, "tcp");
        if ((!isTcp && !equalsIgnoringCase(protocol, "udp")) || error != std::errc()
            || stop != number.data() + number.size() || port == 0)
            return expected(PEERSCAPE_TR_NOOP("traffic such as tcp/443, udp/53, icmp or ssh"));
        m_statement.protocol = isTcp ? "Tcp" : "Udp";
        m_statement.port = port;
        ++m_next;
    }

    void route()
    {
        const auto range =
            m_next < m_words.size() ? net::Prefix::parse(m_words[m_next].text) : std::nullopt;
        if (!range)
            return expected(PEERSCAPE_TR_NOOP("an address prefix such as 10.0.0.0/8"));
        ++m_next;
        m_statement.range = *range;
        if (!take("by"))
            return;
        const auto type =
            m_next < m_words.size() ? parseNextHopType(m_words[m_next].text) : std::nullopt;
        if (!type)
            return expected(PEERSCAPE_TR_NOOP("a next hop type such as VirtualAppliance"));
        ++m_next;
        m_statement.nextHop = type;
        if (m_next == m_words.size())
            return;
        m_statement.nextHopIpAddress = net::Address::parse(m_words[m_next].text);
        if (!m_statement.nextHopIpAddress)
            return expected(PEERSCAPE_TR_NOOP("a next hop address"));
        ++m_next;
    }

    void unchanged()
    {
        m_statement.form = Form::Unchanged;
        m_statement.from = end(false);
        if (m_error || m_next == m_words.size())
            return;
        m_statement.recordedOffset = m_words[m_next].offset;
        if (!takeAll({"recorded", "as"}))
            return expected(PEERSCAPE_TR_NOOP("'recorded as' or the end of the statement"));
        do {
            recordedRoute();
        } while (!m_error && m_next < m_words.size());
    }

    /// A prefix, a type and addresses; a comma behind the last word.
    void recordedRoute()
    {
        RecordedRoute route;
        bool last = false;
        const auto word = [&] {
            std::string_view text = m_words[m_next].text;
            last = text.ends_with(',');
            return last ? text.substr(0, text.size() - 1) : text;
        };
        const auto prefix = m_next < m_words.size() ? net::Prefix::parse(word()) : std::nullopt;
        if (!prefix || last)
            return expected(PEERSCAPE_TR_NOOP("an address prefix such as 10.0.0.0/8"));
        route.prefix = *prefix;
        ++m_next;
        const auto type = m_next < m_words.size() ? parseNextHopType(word()) : std::nullopt;
        if (!type)
            return expected(PEERSCAPE_TR_NOOP("a next hop type such as VirtualAppliance"));
        route.nextHop = *type;
        ++m_next;
        while (!last && m_next < m_words.size()) {
            const auto address = net::Address::parse(word());
            if (!address)
                return expected(PEERSCAPE_TR_NOOP("a next hop address or a comma"));
            route.nextHopIpAddresses.push_back(*address);
            ++m_next;
        }
        std::sort(route.nextHopIpAddresses.begin(), route.nextHopIpAddresses.end());
        m_statement.recorded.push_back(std::move(route));
    }

    std::vector<Word> m_words;
    std::size_t m_next = 0;
    bool m_isRoute = false;
    std::optional<Message> m_error;
    ExpectationStatement m_statement;
};

} // namespace

Result<ExpectationStatement> parseExpectation(std::string_view text)
{
    return Parser(text).parse();
}

std::string expectationName(std::string_view name, bool quoted)
{
    if (!quoted && name.find_first_of(" \t'\"#") == std::string_view::npos)
        return std::string(name);
    const char quote = name.find('\'') == std::string_view::npos ? '\'' : '"';
    return quote + std::string(name) + quote;
}

std::string switchedExpectation(std::string_view text, bool on)
{
    const std::size_t mark = behindMark(text);
    if (mark != std::string_view::npos)
        text.remove_prefix(mark);
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    return (on ? "" : "# ") + std::string(text);
}

std::string withoutRecord(std::string_view text)
{
    if (const auto parsed = parseExpectation(text)) {
        text = text.substr(0, parsed->recordedOffset);
        while (!text.empty() && isBlank(text.back()))
            text.remove_suffix(1);
    }
    return std::string(text);
}

std::string recordText(const std::vector<RecordedRoute>& recorded)
{
    std::string text;
    for (const RecordedRoute& route : recorded) {
        text += text.empty() ? "" : ", ";
        text += route.prefix.toString() + ' ' + std::string(toString(route.nextHop));
        for (const net::Address& address : route.nextHopIpAddresses)
            text += ' ' + address.toString();
    }
    return text;
}

std::vector<const ExpectationEnd*> namedEnds(const ExpectationStatement& statement)
{
    std::vector<const ExpectationEnd*> ends;
    const auto add = [&](const ExpectationEnd& end) {
        if (end.what == End::What::Named && end.length > 0)
            ends.push_back(&end);
    };
    add(statement.from);
    add(statement.to);
    if (statement.through)
        add(*statement.through);
    return ends;
}

} // namespace peerscape::azure
