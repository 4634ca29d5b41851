#pragma once

#include "core/azure/document.h"

#include <QWidget>

#include <array>
#include <optional>

class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace peerscape::qtmodel {
class DocumentController;
class PriceList;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ThemeManager;

/// How much data each side of a peering sends in a month, as a person states it, and what that
/// costs. Folded until somebody asks, or has stated something.
class PeeringTraffic : public QWidget
{
    Q_OBJECT

public:
    /// For one side, or for both of a pair.
    PeeringTraffic(qtmodel::DocumentController& controller, const qtmodel::PriceList& prices,
                   const ThemeManager& theme, PeeringId here, PeeringId there,
                   QWidget* parent = nullptr);

    /// Loads everything from the current document, where the peering must exist.
    void reload();

signals:
    /// Somebody wants to see what all peerings cost.
    void costsRequested();

private:
    struct Side
    {
        PeeringId peering;
        QLabel* caption = nullptr;
        QLineEdit* amount = nullptr;
        QLabel* error = nullptr;
        QLabel* cost = nullptr;
    };

    void buildSide(Side& side, QVBoxLayout& layout);
    void take(Side& side);
    void load(Side& side);
    [[nodiscard]] QLabel* makeLabel(bool bad = false) const;

    qtmodel::DocumentController& m_controller;
    const qtmodel::PriceList& m_prices;
    const ThemeManager& m_theme;
    std::array<Side, 2> m_sides;
    QToolButton* m_fold = nullptr;
    QWidget* m_content = nullptr;
    QLabel* m_origin = nullptr;
};

} // namespace peerscape::views
