#pragma once

#include "core/azure/document.h"

#include <QObject>
#include <QRect>
#include <QString>

#include <functional>
#include <vector>

namespace peerscape::window {

class TourCard;
struct Workbench;

/// The tour of the window on the exercise: a few cards, each beside what it speaks of. What a card
/// asks for can be done by hand, or by its button; then the tour goes on by itself. It can be left
/// at any time, and is not offered again by itself then.
class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(Workbench& bench, QObject* parent);

    /// Opens the exercise and shows the first card. The design that is open must be one that may
    /// go.
    void begin();
    [[nodiscard]] bool isRunning() const;
    /// Number of the card that is shown, from 0.
    [[nodiscard]] std::size_t step() const { return m_step; }

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Step
    {
        QString title;
        QString text;
        std::function<QRect()> area; ///< In the window's coordinates.
        QString act = {};
        std::function<void()> perform = {};
        std::function<bool()> done = {}; ///< Whether what the card asks for is so.
    };

    void addSteps();
    void goTo(std::size_t step);
    void end();
    /// Goes on when what the card asks for has just been done.
    void follow();
    void place();

    /// That of the machine that the tour looks at.
    [[nodiscard]] ObjectId interface() const;
    [[nodiscard]] VnetId vnet(const char* name) const;
    [[nodiscard]] PeeringId newPeering() const;
    /// The part of the window that a widget has, and that something on the canvas has.
    [[nodiscard]] QRect areaOf(const QWidget& widget) const;
    [[nodiscard]] QRect areaOf(const std::vector<ObjectId>& ids) const;
    void selectNewRow();

    Workbench& m_bench;
    TourCard* m_card;
    std::vector<Step> m_steps;
    std::size_t m_step = 0;
    bool m_wasDone = false;
    QRect m_area;
};

} // namespace peerscape::window
