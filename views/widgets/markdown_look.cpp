#include "views/widgets/markdown_look.h"

#include "views/theme/theme.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

namespace peerscape::views {

namespace {

constexpr int kAir = 8;
constexpr int kAirInList = 3;
constexpr int kBeforeHeading = 18;
constexpr int kBeforeSmallHeading = 10;
constexpr int kCellPadding = 4;

/// Air between the paragraphs, more before a heading; the lines of a list stay together, and in a
/// cell the cell has the air.
void setMargins(const QTextBlock& block)
{
    QTextCursor cursor(block);
    QTextBlockFormat format;
    const int level = block.blockFormat().headingLevel();
    const bool inCell = cursor.currentTable() != nullptr;
    const int before = level > 2 ? kBeforeSmallHeading : kBeforeHeading;
    format.setTopMargin(level > 0 && block.blockNumber() > 0 ? before : 0);
    format.setBottomMargin(inCell ? 0 : block.textList() != nullptr ? kAirInList : kAir);
    cursor.mergeBlockFormat(format);
}

void mergeInto(QTextDocument& document, const QTextFragment& part, const QTextCharFormat& format)
{
    QTextCursor cursor(&document);
    cursor.setPosition(part.position());
    cursor.setPosition(part.position() + part.length(), QTextCursor::KeepAnchor);
    cursor.mergeCharFormat(format);
}

void styleTables(const QTextFrame& frame, const QColor& line)
{
    for (QTextFrame* child : frame.childFrames()) {
        styleTables(*child, line);
        auto* table = qobject_cast<QTextTable*>(child);
        if (table == nullptr)
            continue;
        QTextTableFormat format = table->format();
        format.setBorderCollapse(true);
        format.setBorder(1);
        format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
        format.setBorderBrush(line);
        format.setCellPadding(kCellPadding);
        format.setCellSpacing(0);
        format.setBottomMargin(kAir);
        table->setFormat(format);
    }
}

} // namespace

void styleMarkdown(QTextDocument& document, const Theme& theme)
{
    QTextCharFormat link;
    link.setForeground(theme.color(ColorRole::AccentText));
    QTextCharFormat small; // a heading of the third level is as large as the text
    small.setProperty(QTextFormat::FontSizeAdjustment, 0);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        setMargins(block);
        for (auto part = block.begin(); part != block.end(); ++part) {
            if (part.fragment().charFormat().isAnchor())
                mergeInto(document, part.fragment(), link);
            if (block.blockFormat().headingLevel() > 2)
                mergeInto(document, part.fragment(), small);
        }
    }
    styleTables(*document.rootFrame(), theme.color(ColorRole::Line));
}

} // namespace peerscape::views
