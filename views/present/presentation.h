#pragma once

#include "views/present/presentation_steps.h"

#include <QVariantAnimation>
#include <QWidget>

#include <cstddef>

class QLabel;

namespace peerscape::qtmodel {
class DocumentController;
class FlowBoard;
class HistoryPlayer;
class Selection;
} // namespace peerscape::qtmodel

namespace peerscape::views {

class CanvasView;
class LaserPointer;
class RouteCard;
class ThemeManager;

/// The design before an audience: the canvas and, beside it in large letters, the routes of what is
/// selected, with nothing else around. It goes from frame to frame, and stays live: what is edited
/// in the main window, on another screen, is seen here at once. Keys: → and page down or space go
/// on, ← and page up go back, Home and End, L is a laser pointer, R the routes, + and − the
/// letters, P replays the history or pauses, S the next screen, Esc or F5 ends. The menu of a
/// peering is the window's.
class Presentation : public QWidget
{
    Q_OBJECT

public:
    /// `flows` may be null; everything else must outlive the presentation.
    Presentation(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                 qtmodel::HistoryPlayer& player, const ThemeManager& theme,
                 const qtmodel::FlowBoard* flows, QWidget* parent = nullptr);
    ~Presentation() override;

    /// Fills a screen: not the one of `window` where there are several.
    void begin(const QWidget& window);

    [[nodiscard]] const std::vector<PresentationStep>& steps() const { return m_steps; }
    [[nodiscard]] std::size_t step() const { return m_step; }
    /// Shows a step, the nearest when there is none of that number.
    void goTo(std::ptrdiff_t step);
    [[nodiscard]] CanvasView& canvas() const { return *m_canvas; }
    [[nodiscard]] RouteCard& routes() const { return *m_routes; }
    [[nodiscard]] LaserPointer& laser() const { return *m_laser; }
    void toggleRoutes();
    void changeTypeSize(int by);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void addKeys();
    void goBy(std::ptrdiff_t steps);
    void refreshSteps();
    [[nodiscard]] diagram::Rect areaOf(const PresentationStep& step) const;
    /// Goes there at once, or in a short flight where the desktop moves things.
    void fly(const diagram::Rect& to);
    void showCaption();
    void placeKeys();
    void nextScreen();

    qtmodel::DocumentController& m_controller;
    qtmodel::HistoryPlayer& m_player;
    CanvasView* m_canvas;
    RouteCard* m_routes;
    LaserPointer* m_laser;
    QLabel* m_caption;
    QLabel* m_keys; ///< What the keys do, until the first step.
    std::vector<PresentationStep> m_steps;
    std::size_t m_step = 0;
    bool m_wantsRoutes = true;
    diagram::Rect m_area; ///< What is in view.
    QVariantAnimation m_flight;
};

} // namespace peerscape::views
