#include "views/widgets/screen_fit.h"

#include <QScreen>
#include <QWidget>

namespace peerscape::views {

namespace {

constexpr QSize kFrame{16, 48}; ///< At most what the desktop puts round a window.

} // namespace

void resizeOnScreen(QWidget& window, const QSize& size)
{
    window.resize(size.boundedTo(window.screen()->availableSize() - kFrame));
}

} // namespace peerscape::views
