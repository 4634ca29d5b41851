#pragma once

#include <QWidget>

#include <memory>

class QMenu;
class QUndoView;

namespace peerscape::qtmodel {
class DocumentController;
class Replay;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ThemeManager;

/// The History panel: every edit by name, the current one marked; choosing an earlier or later one
/// goes there, and a bar below plays them. The menu of one asks what it changed, and what changed
/// since.
class HistoryPanel : public QWidget
{
    Q_OBJECT

public:
    HistoryPanel(qtmodel::DocumentController& controller, qtmodel::Replay& replay,
                 const ThemeManager& theme, QWidget* parent = nullptr);

    /// What can be asked about the design after so many steps. The caller owns it.
    [[nodiscard]] std::unique_ptr<QMenu> stepMenu(int step);

signals:
    /// What differs between the design after so many steps and after others.
    void compareRequested(int before, int after);

private:
    void showMenu(const QPoint& at);

    qtmodel::DocumentController& m_controller;
    QUndoView* m_view = nullptr;
};

} // namespace peerscape::views
