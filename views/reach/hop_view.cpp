#include "views/reach/hop_view.h"

#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/effective_route_model.h"
#include "qt/flow_board.h"
#include "qt/text.h"
#include "views/reach/flow_field.h"
#include "views/routes/route_table_view.h"
#include "views/widgets/link_text.h"

#include <QSplitter>
#include <QUrl>
#include <QVBoxLayout>

namespace peerscape::views {

using qtmodel::DocumentController;
using qtmodel::EffectiveRouteModel;

namespace {

constexpr int kBesideWidth = 640; ///< From here the words stand beside the table, not below it.

QString escapedText(std::string_view text)
{
    return toQString(text).toHtmlEscaped();
}

QString linkTo(const azure::Document& document, ObjectId id)
{
    return LinkText::objectLink(id, escapedText(azure::displayName(document, id)));
}

/// "10.0.0.0/8 VirtualAppliance 10.4.2.101".
QString rowText(const route::EffectiveRoute& row)
{
    QString text = QStringLiteral("<b>%1</b> %2")
                       .arg(escapedText(route::prefixesText(row)),
                            escapedText(azure::toString(row.nextHopType)));
    const std::string next = route::nextHopText(row);
    return next.empty() ? text : text + QLatin1Char(' ') + escapedText(next);
}

} // namespace

QString verdictHtml(const azure::Document& document, const reach::Verdict& verdict)
{
    Message message = verdict.message;
    for (std::string& argument : message.arguments) {
        ObjectId named;
        for (const ObjectId subject : verdict.subjects) {
            if (subject && azure::displayName(document, subject) == argument)
                named = subject;
        }
        const QString text = escapedText(argument);
        argument = (named ? LinkText::objectLink(named, text) : text).toStdString();
    }
    return DocumentController::text(message);
}

HopView::HopView(const DocumentController& controller, const qtmodel::FlowBoard& board,
                 const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_board(board)
    , m_model(new EffectiveRouteModel(this))
    , m_table(new RouteTableView(theme))
    , m_text(new LinkText(theme))
    , m_splitter(new QSplitter(Qt::Vertical))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_model->setFoldsReserved(false);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Rows that hold the destination"));
    m_table->setGreysLosers(true);
    m_table->setRootIsDecorated(false);
    m_table->setColumnHidden(EffectiveRouteModel::BecauseColumn, true);
    m_text->setAccessibleName(tr("The decision at this hop"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_text);
    m_splitter->addWidget(m_table);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    layout->addWidget(m_splitter);
    connect(m_text, &LinkText::objectActivated, this, &HopView::objectActivated);
    connect(m_text, &LinkText::ruleActivated, this, &HopView::ruleActivated);
    connect(m_text, &LinkText::otherActivated, this, [this] {
        const reach::Hop* hop = m_board.currentHop();
        if (hop != nullptr)
            emit tableWanted(hop->object.kind() == Kind::NetworkInterface ? hop->object
                                                                          : ObjectId(hop->subnet),
                             toQString(hop->destination.toString()));
    });
    refresh();
}

void HopView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(width() >= kBesideWidth ? Qt::Horizontal : Qt::Vertical);
}

void HopView::refresh()
{
    showTable();
    showText();
}

void HopView::showTable()
{
    const reach::Hop* hop = m_board.currentHop();
    m_table->setVisible(hop != nullptr && hop->subnet && !hop->routes.empty());
    if (!m_table->isVisibleTo(this)) {
        m_subnet = {};
        return;
    }
    route::EffectiveRouteTable table =
        m_controller.routes().tableTowards(hop->subnet, hop->destination);
    if (hop->subnet == m_subnet && hop->destination == m_destination) {
        m_model->update(m_controller.document(), std::move(table));
        return;
    }
    m_subnet = hop->subnet;
    m_destination = hop->destination;
    m_model->setTable(m_controller.document(), std::move(table));
    m_model->setDestination(m_destination);
    // A handful of rows: the columns are as wide as what stands in them.
    for (int column = 0; column < EffectiveRouteModel::BecauseColumn; ++column)
        m_table->resizeColumnToContents(column);
}

void HopView::showText()
{
    const reach::Hop* hop = m_board.currentHop();
    const qtmodel::TracedFlow* flow = m_board.current();
    if (hop == nullptr) {
        m_text->setMutedText(flow == nullptr ? tr("What decides at each hop is shown here.")
                                             : tr("Nothing is sent back from there."));
        return;
    }
    const azure::Document& document = m_controller.document();
    const qtmodel::FlowStep& step = m_board.step();
    const reach::Path& path = m_board.ways(step.back)[step.way];
    QString name = escapedText(nameOf(document, *hop));
    if (hop->object)
        name = LinkText::objectLink(hop->object, name);
    QString html = QStringLiteral("<h3>%1</h3>")
                       .arg((step.back ? tr("Return, hop %1 of %2: %3") : tr("Hop %1 of %2: %3"))
                                .arg(step.hop + 1)
                                .arg(path.hops.size())
                                .arg(name));
    html +=
        QStringLiteral("<p class=\"muted\">%1</p>")
            .arg(tr("From %1 to %2, %3")
                     .arg(escapedText(hop->source.toString()),
                          escapedText(hop->destination.toString()), flowName(flow->question.flow)));
    const auto addRules = [&](const std::vector<reach::RuleDecision>& decisions) {
        for (const reach::RuleDecision& decision : decisions) {
            html += QStringLiteral("<p>%1</p>")
                        .arg((decision.access == azure::RuleAccess::Allow
                                  ? tr("%1: %2 allows it by %3.")
                                  : tr("%1: %2 denies it by %3."))
                                 .arg(escapedText(azure::toString(decision.direction)),
                                      linkTo(document, decision.group),
                                      escapedText(decision.ruleName())));
        }
    };
    addRules(hop->arriving);
    addRules(hop->leaving);
    if (!hop->routes.empty()) {
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("%1 wins: no row in force with a longer prefix holds %2.")
                             .arg(rowText(hop->routes.front()),
                                  escapedText(hop->destination.toString())));
        if (hop->routes.size() > 1)
            html += QStringLiteral("<p>%1</p>")
                        .arg(tr("%n row(s) tie; the packet may take each of them.", nullptr,
                                static_cast<int>(hop->routes.size())));
    }
    if (hop->link)
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("It leaves over %1.").arg(linkTo(document, hop->link)));
    if (hop->balancer)
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("%1 chose this backend.").arg(linkTo(document, hop->balancer)));
    const bool last = step.hop + 1 == path.hops.size();
    QStringList footer;
    if (last) {
        html += QStringLiteral("<p><b>%1</b> %2</p>")
                    .arg(path.verdict.reachable() ? tr("Arrived.") : tr("It ends here."),
                         verdictHtml(document, path.verdict));
        const std::string_view rule = ruleOf(path.verdict.reason);
        if (!rule.empty())
            footer << LinkText::ruleLink(toQString(rule));
    }
    if (hop->subnet && !hop->routes.empty())
        footer << QStringLiteral("<a href=\"table:\">%1</a>").arg(tr("The whole table"));
    if (!footer.isEmpty())
        html += QStringLiteral("<p>%1</p>").arg(footer.join(QStringLiteral(" · ")));
    m_text->setMarkup(html);
}

} // namespace peerscape::views
