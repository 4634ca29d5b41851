#include "qt/replay.h"

#include <QScopedValueRollback>
#include <QUndoStack>

namespace peerscape::qtmodel {

namespace {

constexpr int kStepMilliseconds = 1500;

} // namespace

Replay::Replay(QUndoStack& stack, QObject* parent)
    : QObject(parent)
    , m_stack(stack)
{
    m_timer.setInterval(kStepMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &Replay::step);
    connect(&stack, &QUndoStack::indexChanged, this, [this] {
        if (!m_stepping)
            pause();
        emit historyChanged();
    });
}

bool Replay::canPlay() const
{
    return m_stack.count() > 0;
}

void Replay::play()
{
    if (isPlaying() || !canPlay())
        return;
    if (!m_stack.canRedo()) {
        const QScopedValueRollback<bool> stepping(m_stepping, true);
        m_stack.setIndex(0);
    }
    m_timer.start();
    emit playingChanged(true);
}

void Replay::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    emit playingChanged(false);
}

void Replay::toggle()
{
    if (isPlaying())
        pause();
    else
        play();
}

void Replay::step()
{
    {
        const QScopedValueRollback<bool> stepping(m_stepping, true);
        m_stack.redo();
    }
    if (!m_stack.canRedo())
        pause();
}

} // namespace peerscape::qtmodel
