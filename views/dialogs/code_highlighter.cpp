#include "views/dialogs/code_highlighter.h"

namespace peerscape::views {

namespace {

/// The key words of a language, as alternatives of a pattern.
QString wordsOf(write::CodeForm form)
{
    switch (form) {
    case write::CodeForm::Arm:
        return QStringLiteral("true|false|null");
    case write::CodeForm::Bicep:
        return QStringLiteral(
            "param|resource|module|parent|dependsOn|scope|params|string|true|false|null|json");
    case write::CodeForm::Terraform:
        return QStringLiteral(
            "terraform|provider|resource|variable|import|for_each|depends_on|each|"
            "var|true|false|string");
    case write::CodeForm::AzCli:
        return QStringLiteral("ensure|local|if|then|else|fi|shift|set|az|echo");
    case write::CodeForm::PowerShell:
        return QStringLiteral(
            "function|param|throw|if|do|while|Set-Resource|Write-Host|string|securestring");
    }
    return {};
}

} // namespace

CodeHighlighter::CodeHighlighter(QTextDocument* document, const Theme& theme)
    : QSyntaxHighlighter(document)
{
    m_comment.setForeground(theme.color(ColorRole::MutedText));
    m_comment.setFontItalic(true);
    m_text.setForeground(theme.color(ColorRole::Good));
    m_word.setForeground(theme.color(ColorRole::AccentText));
    m_number.setForeground(theme.color(ColorRole::Warning));
    m_added = theme.color(ColorRole::GoodTint);
    m_removed = theme.color(ColorRole::BadTint);
}

void CodeHighlighter::setPatch(bool isPatch)
{
    m_isPatch = isPatch;
}

void CodeHighlighter::setForm(write::CodeForm form)
{
    m_rules.clear();
    const auto add = [this](const QString& pattern, const QTextCharFormat& format) {
        m_rules.push_back({QRegularExpression(pattern), format});
    };
    const bool hasJson = form == write::CodeForm::Arm || form == write::CodeForm::PowerShell;
    if (hasJson)
        add(QStringLiteral("(\"(?:[^\"\\\\]|\\\\.)*\")(?=\\s*:)"), m_word); // a member's name
    add(QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\""), m_text);
    if (form != write::CodeForm::Arm)
        add(QStringLiteral("'(?:[^'\\\\]|\\\\.)*'"), m_text);
    if (form == write::CodeForm::Bicep)
        add(QStringLiteral("//.*$"), m_comment);
    else if (form != write::CodeForm::Arm)
        add(QStringLiteral("(?:^|\\s)(#.*$)"), m_comment);
    if (form == write::CodeForm::AzCli)
        add(QStringLiteral("(?:^|\\s)(--[a-z0-9-]+)"), m_word);
    add(QStringLiteral("(?<![\\w.-])(?:%1)(?![\\w-])").arg(wordsOf(form)), m_word);
    add(QStringLiteral("(?<![\\w.-])-?\\d+(?:\\.\\d+)?(?![\\w.])"), m_number);
    rehighlight();
}

void CodeHighlighter::highlightBlock(const QString& line)
{
    const bool isHeader = line.startsWith(QLatin1String("@@"))
                          || line.startsWith(QLatin1String("--- "))
                          || line.startsWith(QLatin1String("+++ "));
    if (m_isPatch && isHeader) {
        setFormat(0, static_cast<int>(line.size()), m_comment);
        return;
    }
    QColor ground;
    if (m_isPatch && !line.isEmpty())
        ground = line.front() == QLatin1Char('+')   ? m_added
                 : line.front() == QLatin1Char('-') ? m_removed
                                                    : QColor();
    const auto colour = [&](qsizetype from, qsizetype length, QTextCharFormat format) {
        if (ground.isValid())
            format.setBackground(ground);
        setFormat(static_cast<int>(from), static_cast<int>(length), format);
    };
    if (ground.isValid())
        colour(0, line.size(), {});
    for (qsizetype at = m_isPatch ? 1 : 0; at < line.size();) {
        const Rule* nearest = nullptr;
        QRegularExpressionMatch match;
        for (const Rule& rule : m_rules) {
            const QRegularExpressionMatch found = rule.pattern.match(line, at);
            if (found.hasMatch()
                && (nearest == nullptr || found.capturedStart() < match.capturedStart())) {
                nearest = &rule;
                match = found;
            }
        }
        if (nearest == nullptr)
            return;
        const int group = match.lastCapturedIndex() > 0 ? 1 : 0;
        colour(match.capturedStart(group), match.capturedLength(group), nearest->format);
        at = std::max(match.capturedEnd(), at + 1);
    }
}

} // namespace peerscape::views
