#pragma once

#include "core/reach/reach.h"

#include <QObject>

#include <vector>

namespace peerscape::qtmodel {

class DocumentController;

/// A question about packets: can the one end talk to the other with this kind of traffic.
struct FlowQuestion
{
    reach::End from;
    reach::End to;
    reach::Flow flow;
    bool operator==(const FlowQuestion&) const = default;
};

/// A question that is on the board, with its answer for the document as it is now.
struct TracedFlow
{
    /// What the last edit did to the answer.
    enum class Change { None, Gained, Lost };

    int id = 0; ///< Never given twice by one board.
    FlowQuestion question;
    Result<reach::Answer> answer; ///< Or why there is none: an end that is gone, or has no address.
    bool pinned = false;
    Change change = Change::None;

    [[nodiscard]] bool reachable() const { return answer && answer->reachable; }
};

/// What stands at one place of an answer: a hop of one of its ways.
struct FlowStep
{
    bool back = false;   ///< Of the answer's way rather than the packet's.
    std::size_t way = 0; ///< Which of several.
    std::size_t hop = 0;
    bool operator==(const FlowStep&) const = default;
};

/// The flows that are being looked at: one question at a time, and those that were pinned. Their
/// answers are walked anew after every edit, before `changed` is sent, so that everybody who shows
/// them is current in the same frame. They belong to the session, not to the document. A walk takes
/// microseconds. GUI thread only.
class FlowBoard : public QObject
{
    Q_OBJECT

public:
    explicit FlowBoard(const DocumentController& controller, QObject* parent = nullptr);

    /// Pinned ones in the order in which they were asked, then the one that is not pinned.
    [[nodiscard]] const std::vector<TracedFlow>& flows() const { return m_flows; }
    /// The flow that is shown in full; null when nothing was asked.
    [[nodiscard]] const TracedFlow* current() const;
    /// The ways of the current flow's packet or answer; empty without an answer.
    [[nodiscard]] const std::vector<reach::Path>& ways(bool back) const;
    /// The hop that is looked at; null when the current flow has none.
    [[nodiscard]] const reach::Hop* currentHop() const;
    [[nodiscard]] const FlowStep& step() const { return m_step; }

    /// Asks a question in place of the one that is not pinned; a question that is on the board
    /// already is shown.
    void ask(const FlowQuestion& question);
    void setCurrent(int id);
    /// Keeps a flow on the board, or lets go of it with the next question.
    void setPinned(int id, bool pinned);
    void remove(int id);
    /// Looks at another hop; a step that the answer does not have is ignored.
    void setStep(const FlowStep& step);
    /// Goes on to the next hop, or back: along the packet's first way, then along the answer's.
    /// False at the end.
    bool stepBy(int direction);

signals:
    /// Questions, answers or which one is current.
    void changed();
    /// Another hop is looked at. `changed` may have made one necessary; then it is sent after it.
    void stepChanged();

private:
    void answer(TracedFlow& flow) const;
    void answerAll();
    /// Where a person wants to look first: the packet's first hop.
    void resetStep();
    [[nodiscard]] bool has(const FlowStep& step) const;
    [[nodiscard]] TracedFlow* find(int id);

    const DocumentController& m_controller;
    std::vector<TracedFlow> m_flows;
    int m_current = 0;
    int m_lastId = 0;
    FlowStep m_step;
};

} // namespace peerscape::qtmodel
