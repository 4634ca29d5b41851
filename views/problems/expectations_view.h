#pragma once

#include "qt/flow_board.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace peerscape::qtmodel {
class DocumentController;
class ExpectationModel;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ThemeManager;

/// The statements that the design is held to: a field for a new one, and a list that says how each
/// stands and what breaks it. F2 changes one, Space switches it off and on, Delete takes it out.
class ExpectationsView : public QWidget
{
    Q_OBJECT

public:
    ExpectationsView(qtmodel::DocumentController& controller, const ThemeManager& theme,
                     QWidget* parent = nullptr);

    [[nodiscard]] qtmodel::ExpectationModel& model() const { return *m_model; }
    [[nodiscard]] QTreeView& view() const { return *m_view; }
    [[nodiscard]] QLineEdit& field() const { return *m_field; }
    /// "3 hold, 1 broken"; empty without statements.
    [[nodiscard]] QString summary() const;
    /// Takes the current statement out.
    void removeCurrent();
    /// Shows what breaks the current statement.
    void showCurrent();

signals:
    /// How many there are, or how they stand, changed.
    void summaryChanged();
    /// A person wants the other list again.
    void closed();
    /// A packet breaks a statement; its walk is wanted.
    void walkRequested(const peerscape::qtmodel::FlowQuestion& question);
    /// A route breaks a statement; the table is wanted, and where an address goes.
    void tableWanted(peerscape::ObjectId nicOrSubnet, const QString& destination);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const ThemeManager& theme);
    void addTyped();
    void refresh();

    qtmodel::ExpectationModel* m_model = nullptr;
    QLineEdit* m_field = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_show = nullptr;
    QPushButton* m_remove = nullptr;
    QTreeView* m_view = nullptr;
};

} // namespace peerscape::views
