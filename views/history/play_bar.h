#pragma once

#include <QWidget>

class QComboBox;
class QToolButton;

namespace peerscape::qtmodel {
class HistoryPlayer;
}

namespace peerscape::views {

class ThemeManager;

/// Plays and pauses the history, at a speed to choose.
class PlayBar : public QWidget
{
    Q_OBJECT

public:
    PlayBar(qtmodel::HistoryPlayer& player, const ThemeManager& theme, QWidget* parent = nullptr);

private:
    void show(bool playing);

    const ThemeManager& m_theme;
    QToolButton* m_play;
    QComboBox* m_speed;
};

} // namespace peerscape::views
