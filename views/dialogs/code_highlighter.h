#pragma once

#include "core/write/code.h"
#include "views/theme/theme.h"

#include <QRegularExpression>
#include <QSyntaxHighlighter>
#include <QTextCharFormat>

#include <vector>

namespace peerscape::views {

/// Colours code that the program writes: comments, texts, key words, numbers. Made for what our
/// writers write, in which no text and no comment goes on to the next line.
class CodeHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    CodeHighlighter(QTextDocument* document, const Theme& theme);

    /// The language of the text from now on.
    void setForm(write::CodeForm form);
    /// Whether the text is a patch: every line begins with what becomes of it, which colours its
    /// ground.
    void setPatch(bool isPatch);

protected:
    void highlightBlock(const QString& line) override;

private:
    struct Rule
    {
        QRegularExpression pattern; ///< What its first group matches is coloured, else the whole.
        QTextCharFormat format;
    };
    QTextCharFormat m_comment;
    QTextCharFormat m_text;
    QTextCharFormat m_word;
    QTextCharFormat m_number;
    QColor m_added;
    QColor m_removed;
    bool m_isPatch = false;
    std::vector<Rule> m_rules; ///< The first that matches at a place wins.
};

} // namespace peerscape::views
