#pragma once

class QString;
class QWidget;

namespace peerscape::views {

/// Has assistive technology say something that happened, politely: after what it is saying. Nothing
/// moves the keyboard, and nothing is shown. `from` is in the window that it is about.
void announce(const QWidget& from, const QString& text);

} // namespace peerscape::views
