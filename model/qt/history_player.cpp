#include "qt/history_player.h"

#include <QScopedValueRollback>
#include <QUndoStack>

namespace peerscape::qtmodel {

namespace {

constexpr int kStepMilliseconds = 1500;

} // namespace

HistoryPlayer::HistoryPlayer(QUndoStack& stack, QObject* parent)
    : QObject(parent)
    , m_stack(stack)
{
    m_timer.setInterval(kStepMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &HistoryPlayer::step);
    connect(&stack, &QUndoStack::indexChanged, this, [this] {
        if (!m_stepping)
            pause();
        emit historyChanged();
    });
}

bool HistoryPlayer::canPlay() const
{
    return m_stack.count() > 0;
}

void HistoryPlayer::play()
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

void HistoryPlayer::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    emit playingChanged(false);
}

void HistoryPlayer::toggle()
{
    if (isPlaying())
        pause();
    else
        play();
}

void HistoryPlayer::step()
{
    {
        const QScopedValueRollback<bool> stepping(m_stepping, true);
        m_stack.redo();
    }
    if (!m_stack.canRedo())
        pause();
}

} // namespace peerscape::qtmodel
