#include "app/window/lesson.h"

#include "app/window/action_registry.h"
#include "app/window/workbench.h"
#include "core/fault/breaking.h"
#include "qt/document_controller.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/dialogs/break_dialog.h"
#include "views/widgets/beside_window.h"

#include <QMainWindow>
#include <QMessageBox>
#include <QUndoStack>

namespace peerscape::window {

using namespace Qt::StringLiterals;

Lesson::Lesson(Workbench& bench, QObject* parent)
    : QObject(parent)
    , m_bench(bench)
{
    connect(&bench.controller, &qtmodel::DocumentController::reset, this,
            [this] { m_made.reset(); });
}

void Lesson::begin()
{
    views::BreakDialog dialog(&m_bench.window);
    if (dialog.exec() != QDialog::Accepted)
        return;
    qtmodel::DocumentController& controller = m_bench.controller;
    Result<fault::Broken> broken = fail("Cancelled", {});
    views::runBesideWindow(
        &m_bench.window, tr("Looking for a mistake…"), tr("Cancel"),
        [&, routes = controller.routes(), wish = dialog.wish()](views::JobState& state) {
            broken = fault::breakDesign(routes, wish, [&state] { return state.goOn(0); });
        });
    if (!broken) {
        if (broken.error().code != "Cancelled")
            QMessageBox::information(&m_bench.window, tr("Break the design"),
                                     qtmodel::DocumentController::text(broken.error()));
        return;
    }
    controller.apply(broken->edit);
    m_made = Made{broken->mistake, controller.document(), controller.undoStack()->index()};
    m_bench.actions.refresh();
    if (!broken->statements.empty())
        m_bench.actions.action(u"expect.show"_s)->trigger();
    QMessageBox::information(
        &m_bench.window, tr("Break the design"),
        (broken->statements.empty() ? tr("These do not reach each other any more:")
                                    : tr("The design no longer does what it should:"))
            + u"\n\n"_s + views::BreakDialog::symptomsOf(*broken) + u"\n\n"_s
            + tr("One mistake is the reason. Find it and mend it; Network ▸ Tell what was broken "
                 "says which it was."));
}

bool Lesson::isOpen() const
{
    return m_made && m_bench.controller.undoStack()->index() >= m_made->step
           && azure::Document::diff(m_bench.controller.versionAt(m_made->step), m_made->broken)
                  .empty();
}

void Lesson::tell()
{
    if (m_bench.controller.document().contains(m_made->mistake.subject))
        m_bench.selection.set({m_made->mistake.subject});
    QMessageBox::information(&m_bench.window, tr("What was broken"),
                             qtmodel::DocumentController::text(m_made->mistake.what));
}

} // namespace peerscape::window
