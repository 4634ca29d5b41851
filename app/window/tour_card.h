#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace peerscape::views {
class ThemeManager;
}

namespace peerscape::window {

/// A card over the window that speaks of one part of it, and a frame round that part. The keyboard
/// goes to its buttons when it says something new; Esc ends the tour. Everything else in the window
/// can be used meanwhile.
class TourCard : public QFrame
{
    Q_OBJECT

public:
    struct Words
    {
        QString place; ///< "2 of 7"
        QString title;
        QString text;
        QString act; ///< Of the button that does what the text asks for; empty for none.
        bool first = false;
        bool last = false;
    };

    TourCard(const views::ThemeManager& theme, QWidget& window);

    void say(const Words& words);
    /// Frames a part of the window, in its coordinates, and stands beside it where there is room.
    void pointAt(const QRect& area);

signals:
    void backPressed();
    void nextPressed();
    void actPressed();
    void endPressed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    const views::ThemeManager& m_theme;
    QWidget& m_window;
    QWidget* m_frame;
    QLabel* m_place;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_end;
    QPushButton* m_back;
    QPushButton* m_act;
    QPushButton* m_next;
};

} // namespace peerscape::window
