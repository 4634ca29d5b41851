#pragma once

class QSize;
class QWidget;

namespace peerscape::views {

/// Gives a window its first size, or as much of it as its screen has room for beside the window's
/// frame.
void resizeOnScreen(QWidget& window, const QSize& size);

} // namespace peerscape::views
