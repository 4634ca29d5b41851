#pragma once

#include <QWidget>

namespace peerscape::qtmodel {
class DocumentController;
}

namespace peerscape::views {

/// The History panel: every edit by name, the current one marked; choosing an earlier or later one
/// goes there.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryPanel(qtmodel::DocumentController& controller, QWidget* parent = nullptr);
};

} // namespace peerscape::views
