#pragma once

#include "core/edit/edit.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace peerscape::qtmodel {
class DocumentController;
class PriceList;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class PeeringSide;
class PeeringTraffic;
class PillLabel;
class ThemeManager;

/// A peering with both its sides, one under the other; state and sync level as pills; what the
/// peering does; what its data costs; and what can be done with it (create the other side, sync,
/// reset, delete).
class PeeringForm : public QWidget
{
    Q_OBJECT

public:
    PeeringForm(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                const qtmodel::PriceList& prices, const ThemeManager& theme, PeeringId peering,
                QWidget* parent = nullptr);

    /// Loads everything from the current document. Sends `sidesChanged` instead when a side came
    /// or went, because the form is then another one.
    void reload();

signals:
    void sidesChanged();
    /// Somebody wants to see what all peerings cost.
    void costsRequested();

private:
    void buildHeading(QVBoxLayout& layout);
    void buildSummary(QVBoxLayout& layout);
    void buildActions(QVBoxLayout& layout);
    void reloadPills();
    void reloadSummary();
    void apply(const edit::EditResult& result);

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    const ThemeManager& m_theme;
    PeeringId m_peering;
    PeeringSide* m_here = nullptr;
    PeeringSide* m_there = nullptr; ///< Null while the other side does not exist.
    QLabel* m_heading = nullptr;
    PillLabel* m_state = nullptr;
    PillLabel* m_sync = nullptr;
    PillLabel* m_reach = nullptr;
    QLabel* m_summary = nullptr;
    PeeringTraffic* m_traffic = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_create = nullptr;
    QPushButton* m_syncButton = nullptr;
    QPushButton* m_reset = nullptr;
};

} // namespace peerscape::views
