#pragma once

#include "core/check/peering_controls.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace peerscape::qtmodel {
class DocumentController;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class PillLabel;
class ThemeManager;

/// A peering with both its sides, one under the other: each titled with an arrow between the real
/// names, each switch with a sentence that names the two networks or says why it cannot be
/// switched; state and sync level as pills; what the peering does; and what can be done with it
/// (create the other side, sync, reset, delete).
class PeeringForm : public QWidget
{
    Q_OBJECT

public:
    PeeringForm(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                const ThemeManager& theme, PeeringId peering, QWidget* parent = nullptr);

    /// Loads everything from the current document.
    void reload();

private:
    struct Side
    {
        PeeringId peering;
        QLabel* title = nullptr;
        QLineEdit* name = nullptr;
        std::array<QCheckBox*, check::kPeeringFlags.size()> flags{};
        std::array<QLabel*, check::kPeeringFlags.size()> sentences{};
        QLabel* scope = nullptr; ///< Subnet peering: the listed subnets.
    };

    void buildSide(Side& side, QVBoxLayout& layout);
    void buildActions(QVBoxLayout& layout);
    void reloadSide(Side& side);
    void reloadPills();
    void apply(const edit::EditResult& result);
    [[nodiscard]] QLabel* makeNote();

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    const ThemeManager& m_theme;
    Side m_here;
    Side m_there;
    QWidget* m_otherSide = nullptr;
    QLabel* m_heading = nullptr;
    PillLabel* m_state = nullptr;
    PillLabel* m_sync = nullptr;
    PillLabel* m_reach = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_create = nullptr;
    QPushButton* m_syncButton = nullptr;
    QPushButton* m_reset = nullptr;
};

} // namespace peerscape::views
