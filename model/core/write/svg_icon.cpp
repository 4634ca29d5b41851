#include "core/write/svg_icon.h"

#include "core/write/xml_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace peerscape::write {

namespace {

constexpr std::size_t kMostDepth = 32;
constexpr std::size_t kMostParts = 2000;
constexpr double kMostSide = 1e5;

template<std::size_t N>
bool isOneOf(std::string_view word, const std::array<std::string_view, N>& words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 7> kDrawing{"path", "rect",     "circle", "ellipse",
                                                   "line", "polyline", "polygon"};
constexpr std::array<std::string_view, 5> kAround{"g", "defs", "linearGradient", "radialGradient",
                                                  "stop"};
constexpr std::array<std::string_view, 3> kSilent{"title", "desc", "metadata"};
/// How something looks, which what is inside inherits.
constexpr std::array<std::string_view, 16> kLooks{
    "fill",           "fill-opacity", "fill-rule",      "clip-rule",
    "stroke",         "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-opacity", "opacity",      "stop-color",     "stop-opacity",
    "color",          "display",      "visibility",     "stroke-miterlimit"};
constexpr std::array<std::string_view, 23> kPlaces{"d",
                                                   "points",
                                                   "x",
                                                   "y",
                                                   "width",
                                                   "height",
                                                   "rx",
                                                   "ry",
                                                   "cx",
                                                   "cy",
                                                   "r",
                                                   "fx",
                                                   "fy",
                                                   "x1",
                                                   "y1",
                                                   "x2",
                                                   "y2",
                                                   "id",
                                                   "transform",
                                                   "gradientUnits",
                                                   "gradientTransform",
                                                   "offset",
                                                   "spreadMethod"};
/// What would change the look and is not drawn alike by all programs.
constexpr std::array<std::string_view, 10> kBeyond{
    "clip-path",    "mask",       "filter",     "stroke-dasharray", "mix-blend-mode",
    "marker-start", "marker-mid", "marker-end", "marker",           "clip"};

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool isNameChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
           || c == '-' || c == '.' || c == ':';
}

bool isName(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isNameChar);
}

/// Whether a value holds only what numbers, colours, paths and lists of them are written with, so
/// that it needs no escapes.
bool isPlainValue(std::string_view value)
{
    return std::all_of(value.begin(), value.end(), [](char c) {
        return isNameChar(c) || isBlank(c) || c == ',' || c == '+' || c == '#' || c == '%'
               || c == '(' || c == ')';
    });
}

/// The id in `url(#id)`, or in `#id`.
std::optional<std::string_view> idIn(std::string_view value, std::string_view before,
                                     std::string_view after)
{
    if (!value.starts_with(before) || !value.ends_with(after)
        || value.size() <= before.size() + after.size())
        return std::nullopt;
    value.remove_prefix(before.size());
    value.remove_suffix(after.size());
    return isName(value) ? std::optional(value) : std::nullopt;
}

std::string_view pixels(std::string_view length)
{
    length = trimmed(length);
    return length.ends_with("px") ? length.substr(0, length.size() - 2) : length;
}

/// The next number of a list.
std::optional<double> takeNumber(std::string_view& text)
{
    while (!text.empty() && (isBlank(text.front()) || text.front() == ','))
        text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || !std::isfinite(number))
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

struct Attribute
{
    std::string_view name;
    std::string_view value;
};

struct Tag
{
    std::string_view name;
    std::vector<Attribute> attributes;
    bool closes = false; ///< `</name>`
    bool empty = false;  ///< `<name/>`

    [[nodiscard]] std::string_view value(std::string_view attribute) const
    {
        for (const Attribute& given : attributes) {
            if (given.name == attribute)
                return given.value;
        }
        return {};
    }
};

/// Thrown within this file only, when the file is refused.
struct Refusal
{
    Message reason;
};

[[noreturn]] void refuseIcon(std::string_view text, std::vector<std::string> arguments = {})
{
    throw Refusal{{text, std::move(arguments)}};
}

[[noreturn]] void refuseDamaged()
{
    refuseIcon(PEERSCAPE_TR_NOOP("its XML is damaged"));
}

[[noreturn]] void refusePart(std::string_view part)
{
    refuseIcon(PEERSCAPE_TR_NOOP("it uses \"{0}\", which an icon may not"), {std::string(part)});
}

/// The tags of an XML text, one after the other; texts between them and comments are passed over.
class TagReader
{
public:
    explicit TagReader(std::string_view text)
        : m_text(text)
    {
        if (m_text.starts_with("\xef\xbb\xbf"))
            m_text.remove_prefix(3);
        if (m_text.starts_with("<?xml"))
            passBehind("?>");
    }

    /// Nothing at the end of the text.
    std::optional<Tag> next()
    {
        for (;;) {
            const std::size_t at = m_text.find('<');
            if (at == std::string_view::npos)
                return std::nullopt;
            m_text.remove_prefix(at);
            if (!m_text.starts_with("<!--"))
                break;
            passBehind("-->");
        }
        m_text.remove_prefix(1);
        if (m_text.starts_with('!') || m_text.starts_with('?')) // entities, styles, CDATA
            refusePart("<" + std::string(m_text.substr(0, 1)));
        Tag tag;
        tag.closes = take('/');
        tag.name = takeName();
        while (!take('>')) {
            if (take('/')) {
                tag.empty = true;
                continue;
            }
            const std::string_view name = takeName();
            if (!take('='))
                refuseDamaged();
            tag.attributes.push_back({name, takeQuoted()});
        }
        return tag;
    }

private:
    void passBehind(std::string_view end)
    {
        const std::size_t at = m_text.find(end);
        if (at == std::string_view::npos)
            refuseDamaged();
        m_text.remove_prefix(at + end.size());
    }
    void passBlanks()
    {
        while (!m_text.empty() && isBlank(m_text.front()))
            m_text.remove_prefix(1);
    }
    bool take(char c)
    {
        passBlanks();
        if (!m_text.starts_with(c))
            return false;
        m_text.remove_prefix(1);
        return true;
    }
    std::string_view takeName()
    {
        passBlanks();
        const auto end = std::find_if_not(m_text.begin(), m_text.end(), isNameChar);
        const auto size = static_cast<std::size_t>(end - m_text.begin());
        if (size == 0)
            refuseDamaged();
        const std::string_view name = m_text.substr(0, size);
        m_text.remove_prefix(size);
        return name;
    }
    std::string_view takeQuoted()
    {
        passBlanks();
        if (m_text.empty() || (m_text.front() != '"' && m_text.front() != '\''))
            refuseDamaged();
        const std::size_t end = m_text.find(m_text.front(), 1);
        if (end == std::string_view::npos)
            refuseDamaged();
        const std::string_view value = m_text.substr(1, end - 1);
        m_text.remove_prefix(end + 1);
        if (value.find('<') != std::string_view::npos)
            refuseDamaged();
        return value;
    }

    std::string_view m_text;
};

class SvgIconReader
{
public:
    SvgIconReader(std::string_view file, std::string prefix)
        : m_tags(file)
        , m_prefix(std::move(prefix))
    {
    }

    diagram::Icon read()
    {
        const std::optional<Tag> root = m_tags.next();
        if (!root || root->closes || root->name != "svg")
            refuseIcon(PEERSCAPE_TR_NOOP("it is no SVG drawing"));
        diagram::Icon icon;
        icon.view = viewOf(*root);
        m_body = "<g" + attributesOf(*root, true) + ">";
        if (!root->empty)
            readInside();
        m_body += "</g>";
        if (!m_draws)
            refuseIcon(PEERSCAPE_TR_NOOP("it draws nothing"));
        icon.body = std::move(m_body);
        return icon;
    }

private:
    static azure::Rect viewOf(const Tag& root)
    {
        std::string box(root.value("viewBox"));
        if (box.empty())
            box =
                fmt::format("0 0 {} {}", pixels(root.value("width")), pixels(root.value("height")));
        std::string_view left = box;
        std::array<double, 4> numbers{};
        bool known = true;
        for (double& number : numbers) {
            const auto taken = takeNumber(left);
            known = known && taken && std::abs(*taken) <= kMostSide;
            number = taken.value_or(0);
        }
        if (!known || !trimmed(left).empty() || numbers[2] <= 0 || numbers[3] <= 0)
            refuseIcon(PEERSCAPE_TR_NOOP("it does not say its size"));
        return {numbers[0], numbers[1], numbers[2], numbers[3]};
    }

    void readInside()
    {
        std::vector<std::string_view> open{"svg"};
        std::size_t silent = 0; // the depth from which on nothing is taken, 0: everything is
        while (!open.empty()) {
            const std::optional<Tag> tag = m_tags.next();
            if (!tag)
                refuseDamaged();
            if (tag->closes) {
                if (tag->name != open.back())
                    refuseDamaged();
                open.pop_back();
                if (silent == 0 && !open.empty())
                    m_body += fmt::format("</{}>", tag->name);
                if (silent > open.size())
                    silent = 0;
                continue;
            }
            if (open.size() >= kMostDepth || ++m_parts > kMostParts)
                refuseIcon(PEERSCAPE_TR_NOOP("it has too many parts"));
            // Elements with a prefix are an editor's own.
            const bool passes =
                isOneOf(tag->name, kSilent) || tag->name.find(':') != std::string_view::npos;
            if (silent == 0 && !passes)
                openPart(*tag);
            if (tag->empty)
                continue;
            open.push_back(tag->name);
            if (silent == 0 && passes)
                silent = open.size();
        }
        if (m_tags.next())
            refuseDamaged();
    }

    void openPart(const Tag& tag)
    {
        const bool draws = isOneOf(tag.name, kDrawing);
        if (!draws && !isOneOf(tag.name, kAround))
            refusePart(tag.name);
        m_draws = m_draws || draws;
        m_body += fmt::format("<{}{}{}>", tag.name, attributesOf(tag, false), tag.empty ? "/" : "");
    }

    std::string attributesOf(const Tag& tag, bool root)
    {
        std::vector<Attribute> kept;
        for (const Attribute& attribute : tag.attributes) {
            if (attribute.name != "style")
                keep(kept, attribute, root);
        }
        // A style goes before attributes.
        std::string_view style = tag.value("style");
        while (!style.empty()) {
            const std::string_view part = style.substr(0, style.find(';'));
            style.remove_prefix(std::min(style.size(), part.size() + 1));
            const std::size_t colon = part.find(':');
            if (colon != std::string_view::npos)
                keep(kept, {trimmed(part.substr(0, colon)), trimmed(part.substr(colon + 1))}, true);
        }
        std::string text;
        for (const Attribute& attribute : kept)
            text += written(attribute);
        return text;
    }

    static void keep(std::vector<Attribute>& kept, const Attribute& attribute, bool looksOnly)
    {
        const auto& [name, value] = attribute;
        const std::string_view plain = trimmed(value);
        if (name.starts_with("on"))
            refusePart(name);
        if (isOneOf(name, kBeyond) && plain != "none" && plain != "normal" && plain != "auto")
            refusePart(name);
        const bool refers = name == "href" || name == "xlink:href";
        if (!isOneOf(name, kLooks) && (looksOnly || (!refers && !isOneOf(name, kPlaces))))
            return;
        std::erase_if(kept, [&](const Attribute& other) { return other.name == name; });
        kept.push_back({name, plain});
    }

    [[nodiscard]] std::string written(const Attribute& attribute) const
    {
        const auto& [name, value] = attribute;
        if (!isPlainValue(value))
            refusePart(name);
        if (name == "id") {
            if (!isName(value))
                refusePart(name);
            return fmt::format(" id=\"{}{}\"", m_prefix, value);
        }
        if (name.ends_with("href")) {
            const auto id = idIn(value, "#", "");
            if (!id)
                refusePart(name);
            return fmt::format(" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#{}{}\"",
                               m_prefix, *id);
        }
        if (const auto id = idIn(value, "url(#", ")"))
            return fmt::format(" {}=\"url(#{}{})\"", name, m_prefix, *id);
        if (value.find("url") != std::string_view::npos)
            refusePart("url");
        return fmt::format(" {}=\"{}\"", name, value);
    }

    TagReader m_tags;
    std::string m_prefix;
    std::string m_body;
    std::size_t m_parts = 0;
    bool m_draws = false;
};

} // namespace

tl::expected<diagram::Icon, Message> readSvgIcon(std::string_view file, std::string_view glyph,
                                                 std::string_view product)
{
    try {
        if (file.size() > kMostIconBytes)
            refuseIcon(PEERSCAPE_TR_NOOP("it is larger than {0} KB"),
                       {std::to_string(kMostIconBytes >> 10U)});
        diagram::Icon icon = SvgIconReader(file, fmt::format("icon-{}-", glyph)).read();
        icon.glyph = glyph;
        icon.product = product;
        return icon;
    } catch (Refusal& refusal) {
        return tl::unexpected<Message>(std::move(refusal.reason));
    }
}

std::string iconSvg(const diagram::Icon& icon)
{
    const azure::Rect& view = icon.view;
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{2}\" height=\"{3}\" "
                       "viewBox=\"{0} {1} {2} {3}\">{4}</svg>",
                       xmlNumber(view.x), xmlNumber(view.y), xmlNumber(view.width),
                       xmlNumber(view.height), icon.body);
}

} // namespace peerscape::write
