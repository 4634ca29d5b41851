#include "qt/flow_board.h"

#include "qt/document_controller.h"

#include <algorithm>

namespace peerscape::qtmodel {

FlowBoard::FlowBoard(const DocumentController& controller, QObject* parent)
    : QObject(parent)
    , m_controller(controller)
{
    connect(&controller, &DocumentController::changed, this, &FlowBoard::answerAll);
    connect(&controller, &DocumentController::reset, this, [this] {
        m_flows.clear();
        m_current = 0;
        m_step = {};
        emit changed();
        emit stepChanged();
    });
}

TracedFlow* FlowBoard::find(int id)
{
    const auto flow = std::find_if(m_flows.begin(), m_flows.end(),
                                   [id](const TracedFlow& each) { return each.id == id; });
    return flow == m_flows.end() ? nullptr : &*flow;
}

const TracedFlow* FlowBoard::current() const
{
    const auto flow = std::find_if(m_flows.begin(), m_flows.end(),
                                   [this](const TracedFlow& each) { return each.id == m_current; });
    return flow == m_flows.end() ? nullptr : &*flow;
}

const std::vector<reach::Path>& FlowBoard::ways(bool back) const
{
    static const std::vector<reach::Path> kNone;
    const TracedFlow* flow = current();
    if (flow == nullptr || !flow->answer)
        return kNone;
    return back ? flow->answer->back : flow->answer->forward;
}

bool FlowBoard::has(const FlowStep& step) const
{
    const auto& all = ways(step.back);
    return step.way < all.size() && step.hop < all[step.way].hops.size();
}

const reach::Hop* FlowBoard::currentHop() const
{
    return has(m_step) ? &ways(m_step.back)[m_step.way].hops[m_step.hop] : nullptr;
}

void FlowBoard::answer(TracedFlow& flow) const
{
    flow.answer = reach::reach(m_controller.routes(), flow.question.from, flow.question.to,
                               flow.question.flow);
}

void FlowBoard::answerAll()
{
    if (m_flows.empty())
        return;
    for (TracedFlow& flow : m_flows) {
        const bool before = flow.reachable();
        answer(flow);
        flow.change = flow.reachable() == before ? TracedFlow::Change::None
                      : before                   ? TracedFlow::Change::Lost
                                                 : TracedFlow::Change::Gained;
    }
    const bool moved = !has(m_step);
    if (moved)
        m_step = {};
    emit changed();
    if (moved)
        emit stepChanged();
}

void FlowBoard::resetStep()
{
    m_step = {};
    emit changed();
    emit stepChanged();
}

void FlowBoard::ask(const FlowQuestion& question)
{
    const auto same = std::find_if(m_flows.begin(), m_flows.end(), [&](const TracedFlow& each) {
        return each.question == question;
    });
    if (same != m_flows.end()) {
        setCurrent(same->id);
        return;
    }
    if (m_flows.empty() || m_flows.back().pinned)
        m_flows.emplace_back();
    TracedFlow& flow = m_flows.back();
    flow = {};
    flow.id = ++m_lastId;
    flow.question = question;
    answer(flow);
    m_current = flow.id;
    resetStep();
}

void FlowBoard::setCurrent(int id)
{
    if (id == m_current || find(id) == nullptr)
        return;
    m_current = id;
    resetStep();
}

void FlowBoard::setPinned(int id, bool pinned)
{
    TracedFlow* flow = find(id);
    if (flow == nullptr || flow->pinned == pinned)
        return;
    flow->pinned = pinned;
    // There is room for one that is not pinned: the other one goes.
    if (!pinned) {
        std::erase_if(m_flows,
                      [id](const TracedFlow& each) { return !each.pinned && each.id != id; });
    }
    std::stable_partition(m_flows.begin(), m_flows.end(),
                          [](const TracedFlow& each) { return each.pinned; });
    if (current() == nullptr) {
        m_current = id;
        resetStep();
        return;
    }
    emit changed();
}

void FlowBoard::remove(int id)
{
    if (std::erase_if(m_flows, [id](const TracedFlow& each) { return each.id == id; }) == 0)
        return;
    if (id != m_current) {
        emit changed();
        return;
    }
    m_current = m_flows.empty() ? 0 : m_flows.back().id;
    resetStep();
}

void FlowBoard::setStep(const FlowStep& step)
{
    if (step == m_step || !has(step))
        return;
    m_step = step;
    emit stepChanged();
}

bool FlowBoard::stepBy(int direction)
{
    FlowStep next = m_step;
    if (direction > 0) {
        ++next.hop;
        if (!has(next) && !next.back)
            next = {.back = true};
    } else if (next.hop > 0) {
        --next.hop;
    } else if (next.back && !ways(false).empty()) {
        next = {.back = false, .way = 0, .hop = ways(false).front().hops.size() - 1};
    } else {
        return false;
    }
    if (!has(next))
        return false;
    setStep(next);
    return true;
}

} // namespace peerscape::qtmodel
