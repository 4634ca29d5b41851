#pragma once

#include "core/edit/address_plan.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace peerscape::qtmodel {
class DocumentController;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class AddressStrip;
class ThemeManager;

/// The address map of the selected network, or of the whole design: what is used, free, reserved,
/// how far the free space is in pieces. Ranges are moved by dragging or by typing where to, split
/// and merged; free ones become subnets. It is made anew only while somebody sees it.
class AddressPanel : public QWidget
{
    Q_OBJECT

public:
    AddressPanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                 const ThemeManager& theme, QWidget* parent = nullptr);

    /// Shows the network's map, or that of the whole design.
    void showNetwork(bool network);
    [[nodiscard]] const std::vector<AddressStrip*>& strips() const { return m_strips; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void followSelection();
    /// Chooses the range of what is selected.
    void showSelected();
    void refresh();
    void showMaps(const std::vector<edit::SpaceMap>& maps);
    AddressStrip* addStrip();
    void showCurrent(AddressStrip* strip);
    void refreshButtons();
    /// Says what an edit would do, or why it is refused.
    void say(const edit::EditResult& tried);
    bool apply(const edit::EditResult& result);
    [[nodiscard]] const edit::AddressRange* current() const;
    [[nodiscard]] QString nameOf(ObjectId id) const;
    void addSubnetHere();
    void split();
    void merge();
    void moveTo();

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    const ThemeManager& m_theme;
    QComboBox* m_scope;
    QLabel* m_summary;
    QLabel* m_range;
    QLabel* m_message;
    QScrollArea* m_scroll;
    QVBoxLayout* m_rows;
    QPushButton* m_add;
    QPushButton* m_move;
    QPushButton* m_split;
    QPushButton* m_merge;
    std::vector<AddressStrip*> m_strips;
    std::vector<QLabel*> m_captions;
    AddressStrip* m_active = nullptr; ///< The one with the chosen range.
    VnetId m_network;
    bool m_stale = true;
};

} // namespace peerscape::views
