#include "app/window/action_registry.h"
#include "app/window/commands/commands.h"
#include "app/window/lesson.h"
#include "app/window/workbench.h"

#include <QMainWindow>

namespace peerscape::window {

using namespace Qt::StringLiterals;

void Commands::addLessons(Workbench& bench)
{
    auto* lesson = new Lesson(bench, &bench.window);
    bench.actions.add({.id = u"lesson.break"_s,
                       .text = tr("Break the desig&n…"),
                       .help = tr("Make one mistake in a design that works, for somebody to find"),
                       .run = [lesson] { lesson->begin(); }});
    bench.actions.add({.id = u"lesson.tell"_s,
                       .text = tr("Te&ll what was broken"),
                       .help = tr("Say which mistake Break the design made, and select its place"),
                       .run = [lesson] { lesson->tell(); },
                       .enabledWhen = [lesson] { return lesson->isOpen(); }});
}

} // namespace peerscape::window
