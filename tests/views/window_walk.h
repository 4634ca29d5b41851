#pragma once

#include "tests/views/person.h"

#include <functional>

namespace peerscape::test {

/// Where the walk looks: a name of the place ("inspector of Subnet"), and what is on the screen.
using Look = std::function<void(const QString&, QWidget&)>;

/// Shows what a window can show: every panel with a design that has an object of every kind, the
/// inspector of each of them, the menus, and the dialogs. Calls `look` with each of them while it
/// is on the screen. The window keeps its size.
void walkThroughWindow(Person& person, const Look& look);

} // namespace peerscape::test
