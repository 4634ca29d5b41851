#pragma once

#include "core/base/ids.h"
#include "qt/remedy_job.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace peerscape::qtmodel {
class Selection;
class WalkModel;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class EndField;
class FlowField;
class FlowList;
class HopView;
class LinkLabel;
class PillLabel;
class RemedyView;
class ThemeManager;
class WalkView;

/// The Reachability panel: two ends and a kind of traffic, the verdict in Network Watcher's words,
/// the hops of the packet and of its answer, and the decision at the hop that is looked at. Flows
/// that were pinned stand in a list of their own. What would help, or keep the two apart, takes the
/// place of the hops when a person asks for it.
class ReachPanel : public QWidget
{
    Q_OBJECT

public:
    ReachPanel(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
               qtmodel::FlowBoard& board, const ThemeManager& theme, QWidget* parent = nullptr);

    [[nodiscard]] EndField& from() const { return *m_from; }
    [[nodiscard]] EndField& to() const { return *m_to; }
    [[nodiscard]] FlowField& traffic() const { return *m_traffic; }
    [[nodiscard]] qtmodel::WalkModel& walk() const { return *m_walk; }
    [[nodiscard]] HopView& hopView() const { return *m_hop; }
    [[nodiscard]] RemedyView& remedies() const { return *m_remedies; }

    /// Asks about two ends with the traffic that is chosen.
    void ask(const reach::End& from, const reach::End& to);
    void ask(const qtmodel::FlowQuestion& question);
    /// Takes what is selected as one end.
    void setFromSelection();
    void setToSelection();
    void swapEnds();
    /// Keeps the flow that is shown, or lets go of it.
    void togglePinned();
    /// Takes the flow that is shown off the board.
    void clearFlow();
    void copyAsText();
    void copyAsJson();
    /// Looks for what would make the current flow work, or keep its ends apart.
    void showRemedies(qtmodel::RemedyWish wish);
    /// Whether that can be asked of the current flow.
    [[nodiscard]] bool canShowRemedies(qtmodel::RemedyWish wish) const;
    void showHops();
    /// The statement that the ends of the current flow can talk, or that the packet never arrives;
    /// empty without an answer.
    [[nodiscard]] QString statement(bool reaches) const;

signals:
    void ruleActivated(const QString& rule);
    void tableWanted(peerscape::ObjectId nicOrSubnet, const QString& destination);
    /// A statement about the design is to be kept.
    void expected(const QString& statement);

private:
    void buildQuestion(QVBoxLayout& layout);
    void buildVerdict(QVBoxLayout& layout);
    void buildAnswer(QVBoxLayout& layout);
    void askFields();
    /// Everything after another question, answer or document.
    void refresh();
    void showVerdict();
    /// Marks the hop that the board looks at.
    void showStep();
    void activateObject(ObjectId id);

    qtmodel::DocumentController& m_controller;
    qtmodel::Selection& m_selection;
    qtmodel::FlowBoard& m_board;
    const ThemeManager& m_theme;
    int m_shown = 0; ///< Id of the flow whose ends stand in the fields.
    qtmodel::WalkModel* m_walk = nullptr;
    EndField* m_from = nullptr;
    EndField* m_to = nullptr;
    FlowField* m_traffic = nullptr;
    PillLabel* m_verdict = nullptr;
    QLabel* m_reason = nullptr;
    QToolButton* m_stepBack = nullptr;
    QToolButton* m_stepOn = nullptr;
    LinkLabel* m_pin = nullptr;
    LinkLabel* m_clear = nullptr;
    QToolButton* m_expect = nullptr;
    QToolButton* m_copy = nullptr;
    LinkLabel* m_help = nullptr;
    LinkLabel* m_apart = nullptr;
    QStackedWidget* m_pages = nullptr;
    QSplitter* m_splitter = nullptr;
    RemedyView* m_remedies = nullptr;
    FlowList* m_list = nullptr;
    WalkView* m_view = nullptr;
    HopView* m_hop = nullptr;
};

} // namespace peerscape::views
