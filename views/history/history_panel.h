#pragma once

#include <QWidget>

namespace peerscape::qtmodel {
class DocumentController;
class Replay;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ThemeManager;

/// The History panel: every edit by name, the current one marked; choosing an earlier or later one
/// goes there, and a bar below plays them.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    HistoryPanel(qtmodel::DocumentController& controller, qtmodel::Replay& replay,
                 const ThemeManager& theme, QWidget* parent = nullptr);
};

} // namespace peerscape::views
