#include "app/window/tour.h"

#include "app/window/document_session.h"
#include "app/window/panel_docks.h"
#include "app/window/preferences.h"
#include "app/window/tour_card.h"
#include "app/window/workbench.h"
#include "core/azure/names.h"
#include "core/edit/peering_edits.h"
#include "qt/document_controller.h"
#include "qt/effective_route_model.h"
#include "qt/selection.h"
#include "views/canvas/canvas_view.h"
#include "views/routes/route_table_pane.h"
#include "views/routes/route_table_view.h"
#include "views/routes/routes_panel.h"
#include "views/routes/why_view.h"

#include <QDockWidget>
#include <QEvent>
#include <QMainWindow>
#include <QTimer>

#include <utility>

namespace peerscape::window {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSales = "SalesVNet";
constexpr auto kResearch = "ResearchVNet";
constexpr auto kMachine = "SalesVM";
const QString kNewPrefix = u"10.3.0.0/16"_s; ///< The address space of ResearchVNet.

views::RouteTableView& tableOf(const PanelDocks& panels)
{
    return *panels.content(u"routes"_s)->findChild<views::RouteTableView*>();
}

} // namespace

Tour::Tour(Workbench& bench, QObject* parent)
    : QObject(parent)
    , m_bench(bench)
    , m_card(new TourCard(bench.theme, bench.window))
{
    connect(m_card, &TourCard::backPressed, this, [this] { goTo(m_step - 1); });
    connect(m_card, &TourCard::nextPressed, this, [this] {
        if (m_step + 1 < m_steps.size())
            goTo(m_step + 1);
        else
            end();
    });
    connect(m_card, &TourCard::actPressed, this, [this] {
        m_steps[m_step].perform();
        follow();
    });
    connect(m_card, &TourCard::endPressed, this, &Tour::end);
    // After everybody else has seen what changed.
    connect(&bench.controller, &qtmodel::DocumentController::changed, this, &Tour::follow,
            Qt::QueuedConnection);
    connect(&bench.selection, &qtmodel::Selection::changed, this, &Tour::follow,
            Qt::QueuedConnection);
    // Another design: there is nothing to show any more.
    connect(&bench.session, &DocumentSession::opened, this, &Tour::end);
}

void Tour::begin()
{
    if (!m_bench.session.open({u":/samples/exercise.peerscape"_s}))
        return;
    if (m_steps.empty())
        addSteps();
    m_bench.panels.raise(u"inspector"_s);
    m_bench.panels.raise(u"routes"_s);
    m_bench.selection.set({});
    m_bench.window.installEventFilter(this);
    m_bench.canvas.viewport()->installEventFilter(this);
    goTo(0);
}

bool Tour::isRunning() const
{
    return m_card->isVisible();
}

void Tour::addSteps()
{
    const auto drawing = [this] { return areaOf(*m_bench.canvas.viewport()); };
    const auto routes = [this] { return areaOf(tableOf(m_bench.panels)); };
    m_steps.push_back({tr("Three networks"),
                       tr("This is an exercise: three virtual networks in a row, each peered with "
                          "its neighbour, and a machine in each. Nothing here reaches Azure; all "
                          "of it is worked out on this computer."),
                       drawing});
    m_steps.push_back(
        {tr("The routes of a machine"),
         tr("Click %1. The table below shows the routes that Azure would give its "
            "network interface.")
             .arg(QLatin1String(kMachine)),
         [this] { return areaOf({vnet(kSales)}); }, tr("Select %1").arg(QLatin1String(kMachine)),
         [this] { m_bench.selection.set({interface()}); },
         [this] {
             return views::routeSubject(m_bench.controller, m_bench.selection.single())
                    == interface();
         }});
    m_steps.push_back({tr("What is missing"),
                       tr("The neighbour, 10.2.0.0/16, is there. ResearchVNet, %1, is not: a "
                          "peering reaches the network at its other end and no further.")
                           .arg(kNewPrefix),
                       routes});
    m_steps.push_back(
        {tr("A peering"),
         tr("Draw one from SalesVNet to ResearchVNet: press L, click the one, then "
            "the other."),
         [this] { return areaOf({vnet(kSales), vnet(kResearch)}); }, tr("Peer the two"),
         [this] {
             m_bench.controller.apply(edit::addPeeringPair(m_bench.controller.document(),
                                                           vnet(kSales), vnet(kResearch)));
         },
         [this] { return static_cast<bool>(newPeering()); }});
    m_steps.push_back(
        {tr("The row that came"),
         tr("With the peering, %1 comes into the table, with a plus beside it. Every edit marks in "
            "the tables what it added, removed and changed, until the next one.")
             .arg(kNewPrefix),
         routes});
    m_steps.push_back(
        {tr("Why it is there"),
         tr("Select a row. What it comes from is shown beside the table, and what would take it "
            "away. A name there leads to the object, a number to the rule."),
         [this] {
             const auto& why = *m_bench.panels.content(u"routes"_s)->findChild<views::WhyView*>();
             return areaOf(why.isVisible() ? static_cast<const QWidget&>(why)
                                           : tableOf(m_bench.panels));
         },
         tr("Select the row"), [this] { selectNewRow(); }});
    m_steps.push_back(
        {tr("The switches"),
         tr("A peering has two sides with four switches each. The text below each says what it "
            "does here, or why it cannot be used. Turn one and look at the table; %1 takes it "
            "back. F1 explains every panel, Help ▸ Tour shows this again.")
             .arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)),
         [this] { return areaOf(*m_bench.panels.dock(u"inspector"_s)); }, tr("Show the peering"),
         [this] {
             m_bench.panels.raise(u"inspector"_s);
             if (const PeeringId peering = newPeering())
                 m_bench.selection.set({peering});
         }});
}

void Tour::goTo(std::size_t step)
{
    m_step = step;
    const Step& shown = m_steps[step];
    m_wasDone = shown.done && shown.done();
    m_card->say({tr("%1 of %2").arg(step + 1).arg(m_steps.size()), shown.title, shown.text,
                 shown.act, step == 0, step + 1 == m_steps.size()});
    m_area = {};
    place();
}

void Tour::end()
{
    if (!isRunning())
        return;
    const bool hadKeyboard = m_card->isAncestorOf(m_bench.window.focusWidget());
    m_card->hide();
    m_bench.window.removeEventFilter(this);
    m_bench.canvas.viewport()->removeEventFilter(this);
    if (hadKeyboard)
        m_bench.canvas.setFocus();
    Preferences().setTourSeen(true);
}

void Tour::follow()
{
    if (!isRunning())
        return;
    const Step& shown = m_steps[m_step];
    if (shown.done && !std::exchange(m_wasDone, shown.done()) && m_wasDone)
        goTo(m_step + 1);
    else
        place();
}

void Tour::place()
{
    const QRect area = m_steps[m_step].area();
    if (area != std::exchange(m_area, area))
        m_card->pointAt(area);
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    // A window of another size, a drawing at another zoom: the card goes along.
    if (isRunning() && (event->type() == QEvent::Resize || event->type() == QEvent::Paint))
        QTimer::singleShot(0, this, [this] {
            if (isRunning())
                place();
        });
    return QObject::eventFilter(watched, event);
}

ObjectId Tour::interface() const
{
    const auto machine =
        azure::findByName(m_bench.controller.document(), Kind::VirtualMachine, kMachine);
    return machine ? views::routeSubject(m_bench.controller, *machine) : ObjectId();
}

VnetId Tour::vnet(const char* name) const
{
    const auto found = azure::findByName(m_bench.controller.document(), Kind::VirtualNetwork, name);
    return found ? VnetId::of(*found) : VnetId();
}

PeeringId Tour::newPeering() const
{
    const azure::Document& document = m_bench.controller.document();
    for (const PeeringId peering : azure::peeringsOf(document, vnet(kSales))) {
        if (document.find(peering)->remoteVirtualNetwork == vnet(kResearch))
            return peering;
    }
    return {};
}

QRect Tour::areaOf(const QWidget& widget) const
{
    return {widget.mapTo(&m_bench.window, QPoint()), widget.size()};
}

QRect Tour::areaOf(const std::vector<ObjectId>& ids) const
{
    const QWidget& viewport = *m_bench.canvas.viewport();
    QRect area;
    for (const ObjectId id : ids) {
        if (const auto box = m_bench.controller.diagram().boxOf(id)) {
            const QPointF corner = m_bench.canvas.toView({box->x, box->y});
            const QPointF end = m_bench.canvas.toView({box->x + box->width, box->y + box->height});
            area |= QRectF(corner, end).toAlignedRect();
        }
    }
    area &= viewport.rect();
    return area.isEmpty() ? areaOf(viewport)
                          : area.translated(viewport.mapTo(&m_bench.window, QPoint()));
}

void Tour::selectNewRow()
{
    views::RouteTableView& table = tableOf(m_bench.panels);
    const QAbstractItemModel& model = *table.model();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex cell = model.index(row, qtmodel::EffectiveRouteModel::PrefixColumn);
        if (cell.data().toString() == kNewPrefix)
            table.setCurrentIndex(cell);
    }
}

} // namespace peerscape::window
