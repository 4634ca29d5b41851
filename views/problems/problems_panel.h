#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QTreeView;
class QPushButton;
class QLabel;
class QStackedWidget;

namespace peerscape::qtmodel {
class DocumentController;
class FindingModel;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class ExpectationsView;
class LinkLabel;
class ThemeManager;

/// The Problems panel: what Azure would refuse, what is risky and notes, each with its place and,
/// where there is one, a fix that is one undoable edit. Selecting a row shows its subjects on the
/// canvas; Enter or the button applies the fix. The statements that the design is held to take the
/// place of the list when a person asks for them.
class ProblemsPanel : public QWidget
{
    Q_OBJECT

public:
    ProblemsPanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                  const ThemeManager& theme, QWidget* parent = nullptr);

    [[nodiscard]] qtmodel::FindingModel& model() const { return *m_model; }
    [[nodiscard]] QTreeView& view() const { return *m_view; }
    /// Applies the fix of the current row; false when it has none or it was refused.
    bool applyFix();
    [[nodiscard]] ExpectationsView& expectations() const { return *m_expectations; }
    void showExpectations();
    void showProblems();

signals:
    /// The number of findings changed.
    void countsChanged(int errors, int warnings, int notes);

private:
    void refresh();
    /// Places and codes take what those in view take, as far as that leaves room for the problems.
    void fitColumns();
    void showCurrent();
    void announceCounts();
    void nameExpectations();

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    qtmodel::FindingModel* m_model = nullptr;
    QTreeView* m_view = nullptr;
    QPushButton* m_fix = nullptr;
    QLabel* m_summary = nullptr;
    LinkLabel* m_other = nullptr; ///< Leads to the statements.
    QStackedWidget* m_pages = nullptr;
    ExpectationsView* m_expectations = nullptr;
};

} // namespace peerscape::views
