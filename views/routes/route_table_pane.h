#pragma once

#include "core/base/ids.h"
#include "core/route/route_engine.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace peerscape::qtmodel {
class DocumentController;
class EffectiveRouteModel;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class LinkLabel;
class PillLabel;
class RouteTableView;
class ThemeManager;
class WhyView;

/// One effective route table with its heading, next-hop field and reasons. The panel holds one that
/// follows the selection, and a second one when it is pinned.
class RouteTablePane : public QWidget
{
    Q_OBJECT

public:
    RouteTablePane(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                   const ThemeManager& theme, QWidget* parent = nullptr);

    /// The NIC, or the subnet, whose table is shown; none for nothing.
    void setSubject(ObjectId nicOrSubnet);
    [[nodiscard]] ObjectId subject() const { return m_subject; }
    [[nodiscard]] qtmodel::EffectiveRouteModel& model() const { return *m_model; }
    /// The link at the right of the heading: "Pin a second table" or "Unpin".
    void setPinText(const QString& text);
    /// Puts the table on the clipboard.
    void copyAsAzTable();
    void copyAsJson();
    void copyAsCsv();
    void copyAsMarkdown();
    /// Moves the keyboard to the next-hop field.
    void focusNextHop();
    /// Asks for the next hop to an address, as if it had been typed.
    void askNextHop(const QString& address);

signals:
    void pinActivated();
    void ruleActivated(const QString& rule);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildHeading(QVBoxLayout& layout);
    void refresh();
    void showHeading();
    /// Says what the last edit changed to who listens instead of looking.
    void announceChanges();
    void showWhy();
    void showNextHop();
    void activateObject(ObjectId id);
    [[nodiscard]] SubnetId subnet() const;

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    const ThemeManager& m_theme;
    ObjectId m_subject;
    route::TableStamp m_stamp;
    qtmodel::EffectiveRouteModel* m_model = nullptr;
    RouteTableView* m_view = nullptr;
    WhyView* m_why = nullptr;
    QLabel* m_name = nullptr;
    QLabel* m_place = nullptr;
    PillLabel* m_changes = nullptr;
    QLabel* m_words = nullptr; ///< Before the field for an address, where there is room.
    QLineEdit* m_destination = nullptr;
    QLabel* m_nextHop = nullptr;
    LinkLabel* m_pin = nullptr;
    QToolButton* m_copy = nullptr;
};

} // namespace peerscape::views
