#pragma once

#include "core/azure/change_set.h"

#include <QWidget>

#include <vector>

class QLabel;
class QScrollArea;

namespace peerscape::qtmodel {
class DocumentController;
class PriceList;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class Form;
class PeeringForm;
class ThemeManager;

/// The Inspector: edits every field of what is selected; several things of one kind together; a
/// peering with both its sides; the document itself when nothing is selected.
class InspectorPanel : public QWidget
{
    Q_OBJECT

public:
    InspectorPanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                   const ThemeManager& theme, QWidget* parent = nullptr);

    /// Moves the keyboard to the first field.
    void focusFirstField();

signals:
    /// Somebody wants to see where the addresses of a field lie among others.
    void addressMapRequested();
    /// Somebody wants to see what all peerings cost.
    void costsRequested();

protected:
    void focusInEvent(QFocusEvent* event) override;

private:
    void showSelection();
    /// Whether the form that there is can show these objects.
    [[nodiscard]] bool canShowInstead(const std::vector<ObjectId>& ids) const;
    void showTitle();
    /// Makes the form anew: another document, other sides of a peering, other colours.
    void rebuild();
    void reload();
    [[nodiscard]] QWidget* makeContent();

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    const ThemeManager& m_theme;
    qtmodel::PriceList* m_prices = nullptr; ///< From the first peering on.
    QLabel* m_title = nullptr;
    QLabel* m_kind = nullptr;
    QScrollArea* m_scroll = nullptr;
    Form* m_form = nullptr;
    PeeringForm* m_peering = nullptr;
    std::vector<ObjectId> m_shown;
};

} // namespace peerscape::views
