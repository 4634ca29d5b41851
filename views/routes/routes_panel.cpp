#include "views/routes/routes_panel.h"

#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "views/routes/route_table_pane.h"

#include <QHBoxLayout>
#include <QSplitter>

namespace peerscape::views {

ObjectId routeSubject(const qtmodel::DocumentController& controller, ObjectId id)
{
    const azure::Document& document = controller.document();
    if (id.kind() == Kind::NetworkInterface || id.kind() == Kind::Subnet)
        return id;
    if (id.kind() == Kind::VirtualMachine) {
        const auto nics = document.referrers(id, Kind::NetworkInterface);
        return nics.empty() ? ObjectId() : nics.front();
    }
    return azure::subnetOf(document, id);
}

RoutesPanel::RoutesPanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                         const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_theme(theme)
    , m_splitter(new QSplitter(Qt::Horizontal))
    , m_pane(new RouteTablePane(controller, selection, theme))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_pane);
    setFocusProxy(m_pane);
    connect(m_pane, &RouteTablePane::pinActivated, this, &RoutesPanel::togglePinned);
    connect(m_pane, &RouteTablePane::ruleActivated, this, &RoutesPanel::ruleActivated);
    connect(&selection, &qtmodel::Selection::changed, this, &RoutesPanel::followSelection);
    // After the panes have let go of the old document's table.
    connect(&controller, &qtmodel::DocumentController::reset, this, &RoutesPanel::showFirst);
    followSelection();
}

void RoutesPanel::followSelection()
{
    const ObjectId subject = routeSubject(m_controller, m_selection.single());
    if (subject && subject != m_pane->subject())
        m_pane->setSubject(subject);
}

void RoutesPanel::showFirst()
{
    ObjectId first;
    m_controller.document().all<azure::NetworkInterface>().forEach([&](NicId id, const auto&) {
        if (!first)
            first = id;
    });
    if (first)
        m_pane->setSubject(first);
}

void RoutesPanel::togglePinned()
{
    if (m_pinned != nullptr) {
        m_pinned->deleteLater();
        m_pinned = nullptr;
        m_pane->setPinText(tr("Pin a second table"));
        return;
    }
    m_pinned = new RouteTablePane(m_controller, m_selection, m_theme);
    m_pinned->setSubject(m_pane->subject());
    m_pinned->setPinText(tr("Unpin"));
    m_splitter->addWidget(m_pinned);
    m_splitter->setSizes({1, 1}); // both tables are looked at
    m_pane->setPinText(tr("Unpin"));
    connect(m_pinned, &RouteTablePane::pinActivated, this, &RoutesPanel::togglePinned);
    connect(m_pinned, &RouteTablePane::ruleActivated, this, &RoutesPanel::ruleActivated);
}

} // namespace peerscape::views
