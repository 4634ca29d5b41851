#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QLabel;

namespace peerscape::qtmodel {
class DocumentController;
class EffectiveRouteModel;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class RouteTableView;
class ThemeManager;

/// The routes of what is selected in letters for the last row of a room, with what the last edit
/// changed called out above them.
class RouteCard : public QWidget
{
    Q_OBJECT

public:
    RouteCard(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
              const ThemeManager& theme, QWidget* parent = nullptr);

    /// Height of the letters of a row, in pixels.
    void setTypeSize(int pixels);
    [[nodiscard]] int typeSize() const { return m_typeSize; }
    /// Whether there is anything to show.
    [[nodiscard]] bool hasSubject() const { return static_cast<bool>(m_subject); }
    [[nodiscard]] const qtmodel::EffectiveRouteModel& model() const { return *m_model; }
    /// What the last edit changed, one row of the table a line; empty when nothing.
    [[nodiscard]] QString callout() const;

signals:
    /// It has, or no longer has, something to show.
    void subjectChanged();

private:
    void followSelection();
    void refresh();
    void show(ObjectId subject);
    void fill();
    /// As wide as the table, but not wider than the canvas can spare.
    void fitWidth();

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    const ThemeManager& m_theme;
    ObjectId m_subject;
    qtmodel::EffectiveRouteModel* m_model;
    QLabel* m_name;
    QLabel* m_place;
    QLabel* m_callout;
    RouteTableView* m_table;
    int m_typeSize = 18;
};

} // namespace peerscape::views
