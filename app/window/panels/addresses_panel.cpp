#include "app/window/panel_docks.h"
#include "app/window/panels/panels.h"
#include "app/window/workbench.h"
#include "views/addresses/address_panel.h"
#include "views/inspector/inspector_panel.h"

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Panels::addAddresses(Workbench& bench)
{
    auto* panel = new views::AddressPanel(bench.controller, bench.selection, bench.theme);
    bench.panels.add({.id = u"addresses"_s,
                      .title = tr("Addresses"),
                      .help = tr("Which ranges are used and free, in a network and altogether"),
                      .area = Qt::BottomDockWidgetArea,
                      .shortcut = QKeySequence(u"Alt+9"_s),
                      .content = panel});
    auto* inspector = qobject_cast<views::InspectorPanel*>(bench.panels.content(u"inspector"_s));
    QObject::connect(inspector, &views::InspectorPanel::addressMapRequested, panel,
                     [&bench] { bench.panels.focus(u"addresses"_s); });
}

} // namespace peerscape::window
