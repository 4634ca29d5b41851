#pragma once

#include "app/cli/cli.h"

namespace peerscape::window {

/// The main window with a document as a PNG file, for documentation. Needs a QApplication.
[[nodiscard]] Result<void> renderMainWindow(const azure::Document& document,
                                            const cli::ScreenshotRequest& request);

} // namespace peerscape::window
