#pragma once

class QWidget;

namespace peerscape::views {

/// Lets the field with the keyboard, if it is in `part`, hand over what is being typed in it, as if
/// it were left. It keeps the keyboard.
void takeEntry(const QWidget& part);

} // namespace peerscape::views
