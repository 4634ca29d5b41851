#include "views/console/console_output.h"

#include "core/arm/resource_path.h"
#include "views/theme/theme_manager.h"

#include <QRegularExpression>
#include <QScrollBar>
#include <QTextBlock>
#include <QUrl>

#include <unordered_set>

namespace peerscape::views {

namespace {

constexpr int kMostLines = 5000;
constexpr std::size_t kMostNames = 200'000; ///< Objects whose names are looked at for links.
constexpr int kInkProperty = QTextFormat::UserProperty + 1;

QColor inkColor(const Theme& theme, int ink, bool isLink)
{
    switch (static_cast<ConsoleOutput::Ink>(ink)) {
    case ConsoleOutput::Ink::Error:
        return theme.color(ColorRole::Bad);
    case ConsoleOutput::Ink::Advice:
        return theme.color(isLink ? ColorRole::AccentText : ColorRole::Warning);
    case ConsoleOutput::Ink::Muted:
        return theme.color(ColorRole::MutedText);
    case ConsoleOutput::Ink::Typed:
    case ConsoleOutput::Ink::Plain:
        break;
    }
    return theme.color(isLink ? ColorRole::AccentText : ColorRole::Text);
}

/// Calls `visit(id, name)` for everything that stands on the canvas under a name.
template<class Visit>
void forEachName(const azure::Document& document, Visit&& visit)
{
    document.forEachTable([&](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if constexpr (IdType::kKind != Kind::Subscription && IdType::kKind != Kind::ResourceGroup) {
            table.forEach([&](IdType id, const auto& resource) {
                if constexpr (requires { resource.name; })
                    visit(ObjectId(id), resource.name.view());
            });
        }
    });
}

struct Word
{
    int position = 0;
    std::string text;
};

/// The words of a block that could name something.
void addWords(const QTextBlock& block, std::vector<Word>& words)
{
    static const QRegularExpression kWord(QStringLiteral(
        "/subscriptions/[^\\s\"',\\]]+|[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?"));
    for (auto fragment = block.begin(); !fragment.atEnd(); ++fragment) {
        const QTextCharFormat format = fragment.fragment().charFormat();
        const auto ink = static_cast<ConsoleOutput::Ink>(format.intProperty(kInkProperty));
        if (format.isAnchor()
            || (ink != ConsoleOutput::Ink::Plain && ink != ConsoleOutput::Ink::Error))
            continue;
        for (auto match = kWord.globalMatch(fragment.fragment().text()); match.hasNext();) {
            const QRegularExpressionMatch word = match.next();
            words.push_back(
                {fragment.fragment().position() + static_cast<int>(word.capturedStart()),
                 word.captured().toStdString()});
        }
    }
}

} // namespace

std::vector<ObjectId> objectsNamed(const azure::Document& document, const std::string& nameOrId)
{
    std::vector<ObjectId> found;
    if (nameOrId.starts_with('/')) {
        if (const ObjectId id = arm::findResource(document, nameOrId))
            found.push_back(id);
        return found;
    }
    forEachName(document, [&](ObjectId id, std::string_view name) {
        if (name == nameOrId)
            found.push_back(id);
    });
    return found;
}

ConsoleOutput::ConsoleOutput(const ThemeManager& theme, QWidget* parent)
    : QTextBrowser(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Output of the console"));
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setUndoRedoEnabled(false);
    setLineWrapMode(NoWrap);
    document()->setDocumentMargin(12);
    document()->setMaximumBlockCount(kMostLines);
    connect(this, &QTextBrowser::anchorClicked, this, &ConsoleOutput::activate);
    connect(&theme, &ThemeManager::changed, this, &ConsoleOutput::restyle);
    m_unlinked = mark();
    restyle();
}

void ConsoleOutput::append(Ink ink, const QString& text, const QString& link)
{
    QTextCharFormat format;
    format.setProperty(kInkProperty, static_cast<int>(ink));
    format.setForeground(inkColor(m_theme.theme(), static_cast<int>(ink), !link.isEmpty()));
    if (ink == Ink::Typed)
        format.setFontWeight(QFont::DemiBold);
    if (!link.isEmpty()) {
        format.setAnchor(true);
        format.setAnchorHref(link);
        format.setFontUnderline(true);
    }
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(text, format);
}

void ConsoleOutput::print(Ink ink, const QString& text)
{
    if (ink != Ink::Advice)
        return append(ink, text);
    const QStringList parts = text.split(QLatin1Char('`'));
    for (int i = 0; i < parts.size(); ++i) {
        const bool isCommand = i % 2 == 1 && i + 1 < parts.size();
        append(ink, parts[i],
               isCommand ? QStringLiteral("command:")
                               + QString::fromLatin1(QUrl::toPercentEncoding(parts[i]))
                         : QString());
    }
}

void ConsoleOutput::linkNames(const azure::Document& design)
{
    std::vector<Word> words;
    for (QTextBlock block = m_unlinked.block(); block.isValid(); block = block.next())
        addWords(block, words);
    m_unlinked = mark();
    std::unordered_set<std::string_view> wanted;
    for (const Word& word : words) {
        if (!word.text.starts_with('/'))
            wanted.insert(word.text);
    }
    std::unordered_set<std::string_view> known;
    if (!wanted.empty() && design.size() <= kMostNames) {
        forEachName(design, [&](ObjectId, std::string_view name) {
            if (const auto found = wanted.find(name); found != wanted.end())
                known.insert(*found);
        });
    }
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (const Word& word : words) {
        const bool isLink = word.text.starts_with('/')
                                ? static_cast<bool>(arm::findResource(design, word.text))
                                : known.contains(word.text);
        if (!isLink)
            continue;
        cursor.setPosition(word.position);
        cursor.setPosition(word.position + static_cast<int>(word.text.size()),
                           QTextCursor::KeepAnchor);
        QTextCharFormat format;
        format.setAnchor(true);
        format.setAnchorHref(
            QStringLiteral("name:")
            + QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(word.text))));
        format.setFontUnderline(true);
        const int ink = cursor.charFormat().intProperty(kInkProperty);
        format.setForeground(inkColor(m_theme.theme(), ink, true));
        cursor.mergeCharFormat(format);
    }
    cursor.endEditBlock();
}

void ConsoleOutput::showEnd()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    horizontalScrollBar()->setValue(0);
}

void ConsoleOutput::removeAll()
{
    clear();
    m_unlinked = mark();
}

QTextCursor ConsoleOutput::mark() const
{
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.setKeepPositionOnInsert(true);
    return cursor;
}

void ConsoleOutput::removeBehind(const QTextCursor& mark)
{
    QTextCursor cursor(document());
    cursor.setPosition(mark.position());
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.removeSelectedText();
}

void ConsoleOutput::activate(const QUrl& url)
{
    const QString text = url.path(QUrl::FullyDecoded);
    if (url.scheme() == QLatin1String("command"))
        emit commandActivated(text);
    else
        emit nameActivated(text);
}

void ConsoleOutput::restyle()
{
    const Theme& theme = m_theme.theme();
    setFont(theme.monoFont());
    document()->setDefaultFont(theme.monoFont());
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        std::vector<std::pair<int, QTextFragment>> fragments;
        for (auto it = block.begin(); !it.atEnd(); ++it)
            fragments.emplace_back(it.fragment().length(), it.fragment());
        for (const auto& [length, fragment] : fragments) {
            const QTextCharFormat before = fragment.charFormat();
            QTextCharFormat format;
            format.setForeground(
                inkColor(theme, before.intProperty(kInkProperty), before.isAnchor()));
            cursor.setPosition(fragment.position());
            cursor.setPosition(fragment.position() + length, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(format);
        }
    }
    cursor.endEditBlock();
}

} // namespace peerscape::views
