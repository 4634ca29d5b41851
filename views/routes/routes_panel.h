#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QSplitter;

namespace peerscape::qtmodel {
class DocumentController;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class RouteTablePane;
class ThemeManager;

/// The Effective routes panel: the table of what is selected (a NIC, a machine's first NIC, a
/// subnet, or the subnet of anything that stands in one), and a second, pinned one beside it. When
/// the selection is something without routes, the table of the last one stays.
class RoutesPanel : public QWidget
{
    Q_OBJECT

public:
    RoutesPanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                const ThemeManager& theme, QWidget* parent = nullptr);

    [[nodiscard]] RouteTablePane& pane() const { return *m_pane; }
    /// The pinned table, or null.
    [[nodiscard]] RouteTablePane* pinned() const { return m_pinned; }
    /// Pins the table that is shown beside itself, or takes the pinned one away.
    void togglePinned();

signals:
    void ruleActivated(const QString& rule);

private:
    void followSelection();
    /// The table of the first interface of a document that was opened, so that there is one.
    void showFirst();

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    const ThemeManager& m_theme;
    QSplitter* m_splitter = nullptr;
    RouteTablePane* m_pane = nullptr;
    RouteTablePane* m_pinned = nullptr;
};

/// The NIC or subnet whose routes an object has: itself, a machine's first NIC, or the subnet that
/// the thing stands in.
[[nodiscard]] ObjectId routeSubject(const qtmodel::DocumentController& controller, ObjectId id);

} // namespace peerscape::views
