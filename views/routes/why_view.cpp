#include "views/routes/why_view.h"

#include "core/route/explain.h"
#include "qt/document_controller.h"
#include "qt/text.h"
#include "views/theme/theme_manager.h"

#include <QUrl>

namespace peerscape::views {

namespace {

QString escaped(std::string_view text)
{
    return toQString(text).toHtmlEscaped();
}

QString objectLink(ObjectId id, const QString& text)
{
    return QStringLiteral("<a href=\"object:%1\">%2</a>").arg(id.value).arg(text);
}

/// A reason with the names it mentions as links.
QString sentence(const route::Reason& reason)
{
    Message message = reason.message;
    for (std::size_t i = 0; i < message.arguments.size(); ++i) {
        const QString text = escaped(message.arguments[i]);
        const bool linked = i < reason.links.size() && reason.links[i];
        message.arguments[i] = (linked ? objectLink(reason.links[i], text) : text).toStdString();
    }
    return qtmodel::DocumentController::text(message);
}

QString routeLink(const route::EffectiveRouteTable& table, std::size_t index)
{
    const route::EffectiveRoute& route = table.routes[index];
    return QStringLiteral("<a href=\"route:%1\">%2 %3</a>")
        .arg(index)
        .arg(escaped(route::prefixesText(route)), escaped(azure::toString(route.source)));
}

} // namespace

WhyView::WhyView(const ThemeManager& theme, QWidget* parent)
    : QTextBrowser(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Why this route"));
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(14);
    connect(this, &QTextBrowser::anchorClicked, this, &WhyView::activate);
    connect(&theme, &ThemeManager::changed, this, &WhyView::restyle);
}

void WhyView::explain(const azure::Document& document, const route::EffectiveRouteTable& table,
                      int index)
{
    if (index < 0 || index >= static_cast<int>(table.routes.size())) {
        m_html = QStringLiteral("<p class=\"muted\">%1</p>")
                     .arg(tr("Select a route to see what it comes from and what would remove it."));
        restyle();
        return;
    }
    const auto row = static_cast<std::size_t>(index);
    const route::EffectiveRoute& route = table.routes[row];
    const route::Explanation explanation = route::explain(document, table, row);

    QString html = QStringLiteral("<h3>%1</h3><ol>")
                       .arg(tr("Why %1?").arg(escaped(route::prefixesText(route, ", "))));
    for (const route::Reason& reason : explanation.steps)
        html += QStringLiteral("<li>%1</li>").arg(sentence(reason));
    html += QStringLiteral("</ol>");
    if (explanation.beatenBy >= 0) {
        html +=
            QStringLiteral("<p>%1</p>")
                .arg(tr("It loses to %1.")
                         .arg(routeLink(table, static_cast<std::size_t>(explanation.beatenBy))));
    }
    if (!explanation.beats.empty()) {
        QStringList losers;
        for (const std::size_t loser : explanation.beats)
            losers << routeLink(table, loser);
        html += QStringLiteral("<p>%1</p>").arg(tr("It beats %1.").arg(losers.join(tr(", "))));
    }
    if (!explanation.dependences.empty()) {
        html += QStringLiteral("<p class=\"muted\">%1</p><ul class=\"muted\">")
                    .arg(tr("It goes away if:"));
        for (const route::Dependence& dependence : explanation.dependences) {
            html += QStringLiteral("<li>%1</li>")
                        .arg(objectLink(
                            dependence.object,
                            qtmodel::DocumentController::text(dependence.message).toHtmlEscaped()));
        }
        html += QStringLiteral("</ul>");
    }
    QStringList footer;
    if (route.origin)
        footer << objectLink(route.origin, tr("Show on the canvas"));
    if (!explanation.rule.empty()) {
        footer << QStringLiteral("<a href=\"rule:%1\">%2</a>")
                      .arg(escaped(explanation.rule), tr("Rule %1").arg(escaped(explanation.rule)));
    }
    html += QStringLiteral("<p>%1</p>").arg(footer.join(QStringLiteral(" · ")));
    m_html = html;
    restyle();
}

void WhyView::restyle()
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

void WhyView::activate(const QUrl& url)
{
    if (url.scheme() == QLatin1String("object")) {
        ObjectId id;
        id.value = url.path().toUInt();
        emit objectActivated(id);
    } else if (url.scheme() == QLatin1String("route")) {
        emit routeActivated(url.path().toInt());
    } else if (url.scheme() == QLatin1String("rule")) {
        emit ruleActivated(url.path());
    }
}

} // namespace peerscape::views
