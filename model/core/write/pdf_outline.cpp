#include "core/write/pdf_outline.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace peerscape::write {

namespace {

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

/// The number after `key` in `text`, blanks between them.
std::optional<std::size_t> numberAfter(std::string_view text, std::string_view key)
{
    std::size_t at = text.find(key);
    if (at == std::string_view::npos)
        return std::nullopt;
    at = text.find_first_not_of(" \r\n\t", at + key.size());
    std::size_t value = 0;
    if (at == std::string_view::npos
        || std::from_chars(text.data() + at, text.data() + text.size(), value).ec != std::errc())
        return std::nullopt;
    return value;
}

/// What of a PDF has to be known to add to it.
class PdfFile
{
public:
    explicit PdfFile(std::string_view bytes)
        : m_bytes(bytes)
    {
        const std::size_t end = bytes.rfind("startxref");
        if (end == std::string_view::npos)
            return;
        const auto table = numberAfter(bytes.substr(end), "startxref");
        if (!table || *table >= bytes.size() || !bytes.substr(*table).starts_with("xref"))
            return;
        m_table = *table;
        const std::size_t trailer = bytes.find("trailer", m_table);
        if (trailer == std::string_view::npos)
            return;
        m_trailer = bytes.substr(trailer, end - std::min(trailer, end));
        const auto size = numberAfter(m_trailer, "/Size");
        const auto root = numberAfter(m_trailer, "/Root");
        if (!size || !root)
            return;
        m_size = *size;
        m_root = *root;
        const auto pages = numberAfter(object(m_root), "/Pages");
        if (pages)
            readPages(object(*pages));
    }

    /// Whether pages were found.
    [[nodiscard]] bool isKnown() const { return !m_pages.empty(); }
    [[nodiscard]] std::size_t table() const { return m_table; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t root() const { return m_root; }
    [[nodiscard]] const std::vector<std::size_t>& pages() const { return m_pages; }
    /// `/Info N 0 R` and `/ID [...]` of the trailer, as they stand.
    [[nodiscard]] std::string_view trailer() const { return m_trailer; }

    /// The dictionary of an object; empty when it is not found.
    [[nodiscard]] std::string_view object(std::size_t number) const
    {
        // "xref", "0 N", then entries of 20 bytes.
        std::size_t first = m_bytes.find('\n', m_table);
        first = first == std::string_view::npos ? first : m_bytes.find('\n', first + 1);
        if (first == std::string_view::npos || number >= m_size)
            return {};
        const std::size_t entry = first + 1 + number * 20;
        if (entry + 20 > m_bytes.size())
            return {};
        std::size_t offset = 0;
        const char* begin = m_bytes.data() + entry;
        if (std::from_chars(begin, begin + 10, offset).ec != std::errc()
            || offset >= m_bytes.size())
            return {};
        const std::string_view rest = m_bytes.substr(offset);
        if (!rest.starts_with(fmt::format("{} 0 obj", number)))
            return {};
        const std::size_t start = rest.find("<<");
        const std::size_t end = rest.find("endobj");
        if (start == std::string_view::npos || end == std::string_view::npos || end < start)
            return {};
        return rest.substr(start, rest.substr(0, end).rfind(">>") + 2 - start);
    }

private:
    void readPages(std::string_view tree)
    {
        const std::size_t open = tree.find('[', std::min(tree.find("/Kids"), tree.size()));
        const std::size_t close = tree.find(']', std::min(open, tree.size()));
        if (close == std::string_view::npos)
            return;
        std::string_view kids = tree.substr(open + 1, close - open - 1);
        while (const auto page = numberAfter(kids, "")) {
            m_pages.push_back(*page);
            const std::size_t next = kids.find('R');
            if (next == std::string_view::npos)
                return;
            kids.remove_prefix(next + 1);
        }
    }

    std::string_view m_bytes;
    std::string_view m_trailer;
    std::size_t m_table = 0;
    std::size_t m_size = 0;
    std::size_t m_root = 0;
    std::vector<std::size_t> m_pages;
};

/// UTF-8 as a PDF text string: UTF-16 in hexadecimal digits.
std::string pdfText(std::string_view text)
{
    std::string out = "<FEFF";
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        std::uint32_t code = length == 1 ? lead : lead & (0x7fU >> length);
        for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
            code = (code << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
        i += length;
        if (code >= 0x10000) {
            code -= 0x10000;
            out += fmt::format("{:04X}{:04X}", 0xd800 + (code >> 10U), 0xdc00 + (code & 0x3ffU));
        } else {
            out += fmt::format("{:04X}", code);
        }
    }
    return out + '>';
}

/// The lines as a tree: for each its parent, its neighbours and its children.
struct OutlineItem
{
    std::size_t parent = kNone;
    std::size_t previous = kNone;
    std::size_t next = kNone;
    std::size_t first = kNone;
    std::size_t last = kNone;
    std::size_t children = 0;
};

std::vector<OutlineItem> treeOf(const std::vector<PdfBookmark>& bookmarks, OutlineItem& root)
{
    std::vector<OutlineItem> items(bookmarks.size());
    std::vector<std::size_t> open; // the last line of each depth above
    for (std::size_t i = 0; i < items.size(); ++i) {
        while (!open.empty() && bookmarks[open.back()].depth >= bookmarks[i].depth)
            open.pop_back();
        items[i].parent = open.empty() ? kNone : open.back();
        OutlineItem& parent = open.empty() ? root : items[open.back()];
        items[i].previous = parent.last;
        if (parent.last != kNone)
            items[parent.last].next = i;
        else
            parent.first = i;
        parent.last = i;
        ++parent.children;
        open.push_back(i);
    }
    return items;
}

} // namespace

std::string pdfWithOutline(std::string_view pdf, const std::vector<PdfBookmark>& bookmarks)
{
    const PdfFile file(pdf);
    std::string out(pdf);
    if (!file.isKnown() || bookmarks.empty())
        return out;
    for (const PdfBookmark& bookmark : bookmarks) {
        if (bookmark.page >= file.pages().size())
            return out;
    }
    OutlineItem root;
    const std::vector<OutlineItem> items = treeOf(bookmarks, root);
    const std::size_t outlines = file.size(); // the numbers of the new objects follow
    const auto numberOf = [&](std::size_t item) {
        return item == kNone ? outlines : outlines + 1 + item;
    };
    if (out.back() != '\n')
        out += '\n';
    std::string entries;
    const auto begin = [&](std::size_t number) {
        entries += fmt::format("{} 1\n{:010} 00000 n \n", number, out.size());
        out += fmt::format("{} 0 obj\n", number);
    };
    const auto link = [&](std::string_view key, std::size_t item) {
        if (item != kNone)
            out += fmt::format("/{} {} 0 R\n", key, numberOf(item));
    };
    begin(file.root());
    const std::string_view catalog = file.object(file.root());
    out += fmt::format("{}/Outlines {} 0 R\n/PageMode /UseOutlines\n>>\nendobj\n",
                       catalog.substr(0, catalog.size() - 2), outlines);
    begin(outlines);
    out += "<<\n/Type /Outlines\n";
    link("First", root.first);
    link("Last", root.last);
    out += fmt::format("/Count {}\n>>\nendobj\n", root.children);
    for (std::size_t i = 0; i < items.size(); ++i) {
        begin(numberOf(i));
        out += fmt::format("<<\n/Title {}\n/Parent {} 0 R\n", pdfText(bookmarks[i].title),
                           numberOf(items[i].parent));
        link("Prev", items[i].previous);
        link("Next", items[i].next);
        link("First", items[i].first);
        link("Last", items[i].last);
        if (items[i].children > 0)
            out += fmt::format("/Count -{}\n", items[i].children); // closed at first
        out += fmt::format("/Dest [{} 0 R /XYZ {:.2f} {:.2f} 0]\n>>\nendobj\n",
                           file.pages()[bookmarks[i].page], bookmarks[i].left, bookmarks[i].top);
    }
    const std::size_t table = out.size();
    const std::string_view trailer = file.trailer();
    out += "xref\n" + entries
           + fmt::format("trailer\n<<\n/Size {}\n/Root {} 0 R\n/Prev {}\n",
                         outlines + 1 + items.size(), file.root(), file.table());
    if (const auto info = numberAfter(trailer, "/Info"))
        out += fmt::format("/Info {} 0 R\n", *info);
    const std::size_t id = trailer.find("/ID");
    if (id != std::string_view::npos && trailer.find(']', id) != std::string_view::npos)
        out += fmt::format("{}\n", trailer.substr(id, trailer.find(']', id) + 1 - id));
    return out + fmt::format(">>\nstartxref\n{}\n%%EOF\n", table);
}

} // namespace peerscape::write
