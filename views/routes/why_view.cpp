#include "views/routes/why_view.h"

#include "core/route/explain.h"
#include "qt/document_controller.h"
#include "qt/text.h"

#include <QUrl>

namespace peerscape::views {

namespace {

QString escaped(std::string_view text)
{
    return toQString(text).toHtmlEscaped();
}

/// A reason with the names it mentions as links.
QString sentence(const route::Reason& reason)
{
    Message message = reason.message;
    for (std::size_t i = 0; i < message.arguments.size(); ++i) {
        const QString text = escaped(message.arguments[i]);
        const bool linked = i < reason.links.size() && reason.links[i];
        message.arguments[i] =
            (linked ? LinkText::objectLink(reason.links[i], text) : text).toStdString();
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
    : LinkText(theme, parent)
{
    setAccessibleName(tr("Why this route"));
    connect(this, &LinkText::otherActivated, this,
            [this](const QUrl& url) { emit routeActivated(url.path().toInt()); });
}

void WhyView::explain(const azure::Document& document, const route::EffectiveRouteTable& table,
                      int index)
{
    if (index < 0 || index >= static_cast<int>(table.routes.size())) {
        setMutedText(tr("Select a route to see what it comes from and what would remove it."));
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
    if (!explanation.rule.empty())
        footer << ruleLink(toQString(explanation.rule));
    html += QStringLiteral("<p>%1</p>").arg(footer.join(QStringLiteral(" · ")));
    setMarkup(html);
}

} // namespace peerscape::views
