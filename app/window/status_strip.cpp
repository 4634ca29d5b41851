#include "app/window/status_strip.h"

#include "app/window/action_registry.h"
#include "app/window/served_design.h"
#include "app/window/workbench.h"
#include "qt/document_controller.h"
#include "qt/finding_keeper.h"
#include "views/canvas/canvas_view.h"
#include "views/widgets/link_label.h"
#include "views/widgets/pill_label.h"

#include <QLabel>
#include <QMainWindow>
#include <QStatusBar>

namespace peerscape::window {

StatusStrip::StatusStrip(Workbench& bench)
    : QObject(&bench.window)
    , m_bench(bench)
    , m_counts(new QLabel)
    , m_timing(new QLabel)
    , m_zoom(new QLabel)
    , m_problems(new views::PillLabel(bench.theme))
{
    QStatusBar* bar = bench.window.statusBar();
    bar->setSizeGripEnabled(false);
    bar->addWidget(m_counts);
    bar->addWidget(m_timing);
    auto* serving = new views::LinkLabel({}, bench.theme);
    serving->setToolTip(tr("What clients ask, and how to stop"));
    bar->addPermanentWidget(serving);
    const auto showServing = [&served = bench.served, serving] {
        serving->setText(tr("Serving %1").arg(served.address()));
        serving->setVisible(served.isServing());
    };
    connect(&bench.served, &ServedDesign::servingChanged, serving, showServing);
    connect(serving, &views::LinkLabel::activated,
            bench.actions.action(QStringLiteral("file.serve")), &QAction::trigger);
    showServing();
    bar->addPermanentWidget(m_problems);
    const QAction* grid = bench.actions.action(QStringLiteral("arrange.snapGrid"));
    auto* snap = new QLabel;
    bar->addPermanentWidget(snap);
    const auto showSnap = [snap](bool on) { snap->setText(on ? tr("Snap 10") : tr("Snap off")); };
    connect(grid, &QAction::toggled, snap, showSnap);
    showSnap(grid->isChecked());
    bar->addPermanentWidget(m_zoom);
    const auto showZoom = [this](double zoom) {
        m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100)));
    };
    connect(&bench.canvas, &views::CanvasView::zoomChanged, this, showZoom);
    showZoom(bench.canvas.zoom());
    connect(&bench.controller, &qtmodel::DocumentController::changed, this, &StatusStrip::refresh);
    connect(&bench.controller, &qtmodel::DocumentController::reset, this, &StatusStrip::refresh);
    const qtmodel::FindingKeeper& findings = bench.controller.findings();
    connect(&findings, &qtmodel::FindingKeeper::changed, this, &StatusStrip::countProblems);
    connect(&findings, &qtmodel::FindingKeeper::reset, this, &StatusStrip::countProblems);
    refresh();
    countProblems();
}

void StatusStrip::refresh()
{
    const azure::Document& document = m_bench.controller.document();
    const auto count = [](const auto& all) { return static_cast<int>(all.size()); };
    m_counts->setText(QStringList{
        tr("%n virtual network(s)", nullptr, count(document.all<azure::VirtualNetwork>())),
        tr("%n NIC(s)", nullptr, count(document.all<azure::NetworkInterface>())),
        tr("%n peering link(s)", nullptr, count(document.all<azure::Peering>()))}
                          .join(QStringLiteral(" · ")));
    const qint64 nanoseconds = m_bench.controller.lastUpdateNanoseconds();
    m_timing->setText(nanoseconds > 0 ? tr("All tables current · %1 µs").arg(nanoseconds / 1000)
                                      : tr("All tables current"));
}

void StatusStrip::countProblems()
{
    const qtmodel::FindingKeeper& findings = m_bench.controller.findings();
    const auto errors = static_cast<int>(findings.count(check::Severity::Error));
    const auto warnings = static_cast<int>(findings.count(check::Severity::Warning));
    m_problems->setVisible(errors + warnings > 0);
    m_problems->setTone(errors > 0 ? views::PillLabel::Tone::Bad : views::PillLabel::Tone::Warning);
    m_problems->setText(errors > 0 ? tr("%n error(s)", nullptr, errors)
                                   : tr("%n warning(s)", nullptr, warnings));
}

} // namespace peerscape::window
