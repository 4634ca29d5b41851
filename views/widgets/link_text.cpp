#include "views/widgets/link_text.h"

#include "views/theme/theme_manager.h"

#include <QUrl>

namespace peerscape::views {

LinkText::LinkText(const ThemeManager& theme, QWidget* parent)
    : QTextBrowser(parent)
    , m_theme(theme)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(14);
    connect(this, &QTextBrowser::anchorClicked, this, &LinkText::activate);
    connect(&theme, &ThemeManager::changed, this, &LinkText::restyle);
}

void LinkText::setMarkup(const QString& html)
{
    if (html == m_html)
        return; // laid out already
    m_html = html;
    restyle();
}

void LinkText::setMutedText(const QString& text)
{
    setMarkup(QStringLiteral("<p class=\"muted\">%1</p>").arg(text.toHtmlEscaped()));
}

QString LinkText::objectLink(ObjectId id, const QString& text)
{
    return QStringLiteral("<a href=\"object:%1\">%2</a>").arg(id.value).arg(text);
}

QString LinkText::ruleLink(const QString& rule)
{
    const QString number = rule.toHtmlEscaped();
    return QStringLiteral("<a href=\"rule:%1\">%2</a>").arg(number, tr("Rule %1").arg(number));
}

void LinkText::restyle()
{
    const Theme& theme = m_theme.theme();
    document()->setDefaultFont(theme.uiFont());
    document()->setDefaultStyleSheet(
        QStringLiteral("h3 { font-size: 13px; margin: 0 0 6px 0; } ol, ul { margin: 0 0 6px 0; "
                       "-qt-list-indent: 0; "
                       "margin-left: 16px; } li { margin-bottom: 3px; } p { margin: 6px 0; } "
                       ".muted { color: %1; } "
                       "a { color: %2; }")
            .arg(theme.color(ColorRole::MutedText).name(), theme.color(ColorRole::Accent).name()));
    setHtml(m_html);
}

void LinkText::activate(const QUrl& url)
{
    if (url.scheme() == QLatin1String("object")) {
        ObjectId id;
        id.value = url.path().toUInt();
        emit objectActivated(id);
    } else if (url.scheme() == QLatin1String("rule")) {
        emit ruleActivated(url.path());
    } else {
        emit otherActivated(url);
    }
}

} // namespace peerscape::views
