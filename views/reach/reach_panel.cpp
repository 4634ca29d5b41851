#include "views/reach/reach_panel.h"

#include "core/expect/expectations.h"
#include "core/write/reachability.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "qt/walk_model.h"
#include "views/reach/end_field.h"
#include "views/reach/flow_field.h"
#include "views/reach/flow_list.h"
#include "views/reach/hop_view.h"
#include "views/reach/remedy_view.h"
#include "views/reach/walk_view.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/link_label.h"
#include "views/widgets/link_text.h"
#include "views/widgets/pill_label.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

namespace peerscape::views {

using qtmodel::TracedFlow;

namespace {

constexpr int kListWidth = 230;

/// A flat button with a glyph in the colours of the theme.
QToolButton* glyphButton(const ThemeManager& theme, const QString& glyph, const QString& help)
{
    auto* button = new QToolButton;
    button->setAutoRaise(true);
    button->setToolTip(help);
    button->setAccessibleName(help);
    button->setFocusPolicy(Qt::TabFocus);
    const auto load = [&theme, button, glyph] { button->setIcon(theme.icon(glyph)); };
    QObject::connect(&theme, &ThemeManager::changed, button, load);
    load();
    return button;
}

} // namespace

ReachPanel::ReachPanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                       qtmodel::FlowBoard& board, const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_board(board)
    , m_theme(theme)
    , m_walk(new qtmodel::WalkModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildQuestion(*layout);
    buildVerdict(*layout);
    buildAnswer(*layout);
    setFocusProxy(m_from);
    connect(&board, &qtmodel::FlowBoard::changed, this, &ReachPanel::refresh);
    connect(&board, &qtmodel::FlowBoard::stepChanged, this, &ReachPanel::showStep);
    connect(&theme, &ThemeManager::changed, this, &ReachPanel::refresh);
    refresh();
}

void ReachPanel::buildQuestion(QVBoxLayout& layout)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 2);
    row->setSpacing(8);
    m_from = new EndField(m_controller, m_theme);
    m_to = new EndField(m_controller, m_theme);
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    m_from->setMaximumWidth(280);
    m_to->setMaximumWidth(280);
    m_traffic = new FlowField;
    auto* from = new QLabel(tr("F&rom"));
    auto* to = new QLabel(tr("&To"));
    from->setBuddy(m_from);
    to->setBuddy(m_to);
    QToolButton* swap = glyphButton(m_theme, QStringLiteral("sync"), tr("Swap the ends"));
    row->addWidget(from);
    row->addWidget(m_from, 3);
    row->addWidget(swap);
    row->addWidget(to);
    row->addWidget(m_to, 3);
    row->addWidget(m_traffic);
    row->addStretch(1);
    layout.addLayout(row);
    connect(m_from, &EndField::endChanged, this, &ReachPanel::askFields);
    connect(m_to, &EndField::endChanged, this, &ReachPanel::askFields);
    connect(m_traffic, &FlowField::flowChanged, this, &ReachPanel::askFields);
    connect(swap, &QToolButton::clicked, this, &ReachPanel::swapEnds);
}

void ReachPanel::buildVerdict(QVBoxLayout& layout)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 2, 12, 4);
    row->setSpacing(8);
    m_verdict = new PillLabel(m_theme);
    m_verdict->setAccessibleName(tr("Verdict"));
    m_reason = new QLabel;
    m_reason->setTextInteractionFlags(Qt::TextBrowserInteraction);
    m_reason->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_reason->setWordWrap(true);
    m_stepBack = glyphButton(m_theme, QStringLiteral("chevron-left"), tr("Step back"));
    m_stepOn = glyphButton(m_theme, QStringLiteral("chevron-right"), tr("Step on"));
    m_help = new LinkLabel(tr("What would help"), m_theme);
    m_help->setToolTip(tr("The smallest edits after which the packet arrives and the answer comes "
                          "back"));
    m_apart = new LinkLabel(tr("Keep apart"), m_theme);
    m_apart->setToolTip(tr("The smallest edits after which nothing that either end sends arrives "
                           "at the other"));
    m_pin = new LinkLabel(tr("Pin"), m_theme);
    m_clear = new LinkLabel(tr("Clear"), m_theme);
    m_copy = new QToolButton;
    m_copy->setText(tr("Copy as…"));
    m_copy->setAccessibleName(tr("Copy the answer as"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_copy->setAutoRaise(true);
    auto* menu = new QMenu(m_copy);
    menu->addAction(tr("Text"), this, &ReachPanel::copyAsText);
    menu->addAction(tr("JSON"), this, &ReachPanel::copyAsJson);
    m_copy->setMenu(menu);
    m_expect = new QToolButton;
    m_expect->setText(tr("Expect…"));
    m_expect->setToolTip(tr("Hold the design to a statement about these two ends"));
    m_expect->setPopupMode(QToolButton::InstantPopup);
    m_expect->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_expect->setAutoRaise(true);
    auto* statements = new QMenu(m_expect);
    connect(statements, &QMenu::aboutToShow, this, [this, statements] {
        statements->clear();
        for (const bool reaches : {true, false}) {
            const QString text = statement(reaches);
            // An ampersand would be a mnemonic.
            statements->addAction(QString(text).replace(QLatin1Char('&'), QStringLiteral("&&")),
                                  this, [this, text] { emit expected(text); });
        }
    });
    m_expect->setMenu(statements);
    row->addWidget(m_verdict);
    row->addWidget(m_reason, 1);
    row->addWidget(m_stepBack);
    row->addWidget(m_stepOn);
    row->addWidget(m_help);
    row->addWidget(m_apart);
    row->addWidget(m_expect);
    row->addWidget(m_pin);
    row->addWidget(m_clear);
    row->addWidget(m_copy);
    layout.addLayout(row);
    connect(m_reason, &QLabel::linkActivated, this, [this](const QString& link) {
        const QUrl url(link);
        ObjectId id;
        id.value = url.path().toUInt();
        if (url.scheme() == QLatin1String("object"))
            activateObject(id);
        else
            emit ruleActivated(url.path());
    });
    connect(m_stepBack, &QToolButton::clicked, this, [this] { m_board.stepBy(-1); });
    connect(m_stepOn, &QToolButton::clicked, this, [this] { m_board.stepBy(1); });
    connect(m_help, &LinkLabel::activated, this,
            [this] { showRemedies(qtmodel::RemedyWish::Talk); });
    connect(m_apart, &LinkLabel::activated, this,
            [this] { showRemedies(qtmodel::RemedyWish::KeepApart); });
    connect(m_pin, &LinkLabel::activated, this, &ReachPanel::togglePinned);
    connect(m_clear, &LinkLabel::activated, this, &ReachPanel::clearFlow);
}

void ReachPanel::buildAnswer(QVBoxLayout& layout)
{
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_list = new FlowList(m_board, m_theme);
    m_view = new WalkView(m_theme);
    m_view->setModel(m_walk);
    m_hop = new HopView(m_controller, m_board, m_theme);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(m_hop);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 5);
    m_splitter->setStretchFactor(2, 6);
    m_splitter->setSizes({kListWidth, 500, 600});
    m_remedies = new RemedyView(m_controller, m_theme);
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_remedies);
    layout.addWidget(m_pages, 1);
    connect(m_remedies, &RemedyView::closed, this, &ReachPanel::showHops);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid())
                    m_board.setStep(m_walk->stepOf(current));
            });
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        ObjectId id;
        id.value = index.data(qtmodel::WalkModel::ObjectRole).toUInt();
        if (id)
            activateObject(id);
    });
    connect(m_hop, &HopView::objectActivated, this, &ReachPanel::activateObject);
    connect(m_hop, &HopView::ruleActivated, this, &ReachPanel::ruleActivated);
    connect(m_hop, &HopView::tableWanted, this, &ReachPanel::tableWanted);
}

void ReachPanel::ask(const reach::End& from, const reach::End& to)
{
    ask({from, to, m_traffic->flow()});
}

void ReachPanel::ask(const qtmodel::FlowQuestion& question)
{
    m_board.ask(question);
}

void ReachPanel::askFields()
{
    if (m_from->end() && m_to->end())
        ask(*m_from->end(), *m_to->end());
    showVerdict(); // a problem with a field comes or goes
}

void ReachPanel::setFromSelection()
{
    m_from->setEnd(reach::End{m_selection.single(), {}});
    askFields();
}

void ReachPanel::setToSelection()
{
    m_to->setEnd(reach::End{m_selection.single(), {}});
    askFields();
}

void ReachPanel::swapEnds()
{
    const auto from = m_from->end();
    m_from->setEnd(m_to->end());
    m_to->setEnd(from);
    askFields();
}

void ReachPanel::togglePinned()
{
    if (const TracedFlow* flow = m_board.current())
        m_board.setPinned(flow->id, !flow->pinned);
}

void ReachPanel::clearFlow()
{
    if (const TracedFlow* flow = m_board.current())
        m_board.remove(flow->id);
}

void ReachPanel::copyAsText()
{
    const TracedFlow* flow = m_board.current();
    if (flow != nullptr && flow->answer)
        QGuiApplication::clipboard()->setText(toQString(
            write::writeAnswerText(m_controller.document(), *flow->answer, flow->question.flow)));
}

void ReachPanel::copyAsJson()
{
    const TracedFlow* flow = m_board.current();
    if (flow != nullptr && flow->answer)
        QGuiApplication::clipboard()->setText(toQString(
            write::writeAnswerJson(m_controller.document(), *flow->answer, flow->question.flow)));
}

bool ReachPanel::canShowRemedies(qtmodel::RemedyWish wish) const
{
    const TracedFlow* flow = m_board.current();
    if (flow == nullptr || !flow->answer)
        return false;
    if (wish == qtmodel::RemedyWish::Talk)
        return !flow->reachable();
    return remedy::canBeIsolated(flow->question.from.object)
           && remedy::canBeIsolated(flow->question.to.object);
}

void ReachPanel::showRemedies(qtmodel::RemedyWish wish)
{
    if (!canShowRemedies(wish))
        return;
    m_remedies->look(wish, m_board.current()->question);
    m_pages->setCurrentWidget(m_remedies);
    m_remedies->setFocus();
    showVerdict();
}

QString ReachPanel::statement(bool reaches) const
{
    const TracedFlow* flow = m_board.current();
    if (flow == nullptr || !flow->answer)
        return {};
    const qtmodel::FlowQuestion& question = flow->question;
    return toQString(expect::statementAbout(m_controller.document(), question.from, question.to,
                                            question.flow, reaches));
}

void ReachPanel::showHops()
{
    const bool hadFocus = m_remedies->isAncestorOf(QApplication::focusWidget());
    m_remedies->stop();
    m_pages->setCurrentWidget(m_splitter);
    if (hadFocus)
        m_view->setFocus();
    showVerdict();
}

void ReachPanel::refresh()
{
    const TracedFlow* flow = m_board.current();
    // Remedies are of one question, and of no use when it has come true.
    if (m_remedies->isActive()
        && (flow == nullptr || flow->question != m_remedies->question()
            || !canShowRemedies(m_remedies->wish())))
        showHops();
    const int shown = flow != nullptr ? flow->id : 0;
    if (shown != m_shown) {
        m_shown = shown;
        m_from->setEnd(flow != nullptr ? std::optional(flow->question.from) : std::nullopt);
        m_to->setEnd(flow != nullptr ? std::optional(flow->question.to) : std::nullopt);
        if (flow != nullptr)
            m_traffic->setFlow(flow->question.flow);
    }
    m_walk->setAnswer(m_controller.document(),
                      flow != nullptr && flow->answer ? &*flow->answer : nullptr);
    m_view->fit();
    const auto& flows = m_board.flows();
    m_list->setVisible(!flows.empty() && flows.front().pinned);
    m_list->refresh(m_controller.document());
    showVerdict();
    showStep();
}

void ReachPanel::showVerdict()
{
    const TracedFlow* flow = m_board.current();
    const bool answered = flow != nullptr && flow->answer;
    const bool hops = answered && !m_remedies->isActive();
    m_pin->setVisible(flow != nullptr);
    m_pin->setText(flow != nullptr && flow->pinned ? tr("Unpin") : tr("Pin"));
    m_clear->setVisible(flow != nullptr);
    m_copy->setVisible(answered);
    m_expect->setVisible(hops);
    m_help->setVisible(hops && canShowRemedies(qtmodel::RemedyWish::Talk));
    m_apart->setVisible(hops && flow->reachable()
                        && canShowRemedies(qtmodel::RemedyWish::KeepApart));
    m_stepBack->setVisible(hops);
    m_stepOn->setVisible(hops);
    m_verdict->setVisible(flow != nullptr);
    const QString problem = !m_from->problem().isEmpty() ? m_from->problem() : m_to->problem();
    if (!problem.isEmpty()) {
        m_reason->setText(problem.toHtmlEscaped());
        return;
    }
    if (flow == nullptr) {
        m_reason->setText(tr("Choose two ends here, or draw from one to the other on the canvas "
                             "with the Trace tool (T)."));
        return;
    }
    if (!answered) {
        m_verdict->setText(tr("No answer"));
        m_verdict->setTone(PillLabel::Tone::Warning);
        m_reason->setText(QStringLiteral("%1: %2").arg(
            toQString(flow->answer.error().code).toHtmlEscaped(),
            qtmodel::DocumentController::text(flow->answer.error()).toHtmlEscaped()));
        return;
    }
    const reach::Answer& answer = *flow->answer;
    m_verdict->setText(answer.reachable ? tr("Reachable") : tr("Unreachable"));
    m_verdict->setTone(answer.reachable ? PillLabel::Tone::Good : PillLabel::Tone::Bad);
    QStringList parts;
    if (!answer.reachable) {
        const reach::Verdict& verdict = answer.verdict();
        parts << QStringLiteral("<b>%1</b>").arg(toQString(code(verdict.reason)))
              << toQString(issueType(verdict.reason))
              << LinkText::ruleLink(toQString(ruleOf(verdict.reason)))
              << verdictHtml(m_controller.document(), verdict);
    } else {
        parts << tr("The packet arrives and the answer comes back.");
    }
    if (answer.asymmetric)
        parts << tr("The answer passes other appliances than the packet.");
    if (flow->change != TracedFlow::Change::None)
        parts << (flow->change == TracedFlow::Change::Gained
                      ? tr("+ reachable since the last edit")
                      : tr("− unreachable since the last edit"));
    m_reason->setText(parts.join(QStringLiteral(" · ")));
}

void ReachPanel::showStep()
{
    m_hop->refresh();
    const QModelIndex index = m_walk->indexOf(m_board.step());
    const QModelIndex current = m_view->currentIndex();
    // A security rule or a way belongs to the hop, too: the mark stays where the person put it.
    if (index.isValid() && (!current.isValid() || m_walk->stepOf(current) != m_board.step()))
        m_view->setCurrentIndex(index);
    m_stepBack->setEnabled(m_board.currentHop() != nullptr
                           && (m_board.step().back || m_board.step().hop > 0));
    m_stepOn->setEnabled(m_board.currentHop() != nullptr);
}

void ReachPanel::activateObject(ObjectId id)
{
    m_selection.set({id});
    emit m_selection.revealRequested(id);
}

} // namespace peerscape::views
