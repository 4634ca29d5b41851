#pragma once

#include <QObject>
#include <QTimer>

class QUndoStack;

namespace peerscape::qtmodel {

/// Plays the history of a document: goes to its beginning and makes edit after edit again, each
/// after a while. An edit or a step that somebody else makes meanwhile ends it there.
class HistoryPlayer : public QObject
{
    Q_OBJECT

public:
    /// The stack must outlive the player.
    explicit HistoryPlayer(QUndoStack& stack, QObject* parent = nullptr);

    /// Whether there is a history.
    [[nodiscard]] bool canPlay() const;
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }
    /// Goes on from here; from the beginning when everything was played already. Nothing happens
    /// without a history.
    void play();
    void pause();
    void toggle();
    /// How long each step stays, in milliseconds.
    void setInterval(int milliseconds) { m_timer.setInterval(milliseconds); }
    [[nodiscard]] int interval() const { return m_timer.interval(); }

signals:
    /// It began or ended.
    void playingChanged(bool playing);
    /// The history came to be, went, or is at another step.
    void historyChanged();

private:
    void step();

    QUndoStack& m_stack;
    QTimer m_timer;
    bool m_stepping = false;
};

} // namespace peerscape::qtmodel
